"""The accessibility statement: its status is what its facts bear, and somebody looks at it in time.

What each status asks for is what digitoegankelijk.nl says of them (the table of statuses A to E, as of 2026).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from wijkmakers_site.model.enums import Compliance
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.schema.kinds.general import AccessibilityRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.words.dutch import listing, short_date

_KEY = "toegankelijkheid"
_HALF_A_YEAR, _YEAR, _BEFORE = timedelta(days=183), timedelta(days=365), timedelta(days=30)
_VALID = timedelta(days=3 * 365)  # of an examination
_ASKED = {"oorzaak": "cause", "gevolg": "consequence", "maatregel": "measure", "klaar": "ready"}


def status_borne(content: Content) -> Iterator[Problem]:
    """A status says that there was an examination, that none is needed, or that there will be one."""
    if not (content.site and (given := content.site.record.accessibility)):
        return
    at: DataPath = (_KEY, "status")
    examined = any(each.complete for each in given.examinations)
    if content.site.lost(at, (_KEY, "onderzoeken"), (_KEY, "onderzoek_gepland"), (_KEY, "beperkingen")):
        return
    match given.status:
        case Compliance.FULL | Compliance.PARTIAL if not examined:
            message = f"`{given.status}` kan niet: er staat geen volledig onderzoek bij."
            cure = "Schrijf hier `voldoet niet`. Was het er wel, zet dan bij dat onderzoek `volledig: ja`."
            yield content.site.problem(at, message, cure)
        case Compliance.FULL if given.limitations:
            message = "`voldoet volledig` kan niet: er staan beperkingen bij."
            yield content.site.problem(at, message, "Schrijf hier `voldoet gedeeltelijk`.")
        case Compliance.PARTIAL:
            for index, limitation in enumerate(given.limitations):
                at = (_KEY, "beperkingen", index)
                lacking = [f"`{key}`" for key, name in _ASKED.items() if getattr(limitation, name) is None]
                if lacking and not content.site.lost(*((*at, key) for key in _ASKED)):
                    message = f"Bij `voldoet gedeeltelijk` hoort hier ook {listing(lacking)}."
                    cure = "Vul dat aan. Weet je het niet, schrijf dan bij `status`: `voldoet niet`."
                    yield content.site.problem(at, message, cure)
        case Compliance.FIRST_MEASURES if not _planned_in_time(given):
            message = f"`{given.status}` kan alleen als er binnen een half jaar een volledig onderzoek komt."
            cure = "Zet eronder `onderzoek_gepland:` met de dag. Is er geen gepland, schrijf dan hier `voldoet niet`."
            yield content.site.problem(at, message, cure)


def _planned_in_time(given: AccessibilityRecord) -> bool:
    """Counted from the day of the statement, and not from today: what is right does not go wrong by itself."""
    looked_at = max(given.drawn_up, given.reviewed or given.drawn_up)
    return given.planned is not None and given.planned - looked_at <= _HALF_A_YEAR


def statement_out_of_date(content: Content) -> Iterator[Problem]:
    """It is looked at every year; an examination counts for three, and one that was planned has been."""
    if not (content.site and (given := content.site.record.accessibility)):
        return
    looked_at = max(given.drawn_up, given.reviewed or given.drawn_up)
    if content.day > looked_at + _YEAR - _BEFORE:
        key = "herzien" if given.reviewed else "opgesteld"
        message = f"Deze verklaring is voor het laatst nagekeken op {short_date(looked_at)}. Dat hoort elk jaar."
        cure = "Klopt alles nog? Zet dan bij `herzien:` de dag van vandaag."
        yield content.site.problem((_KEY, key), message, cure)
    if given.status is Compliance.FIRST_MEASURES and given.planned and given.planned < content.day:
        message = f"Het onderzoek was gepland op {short_date(given.planned)}."
        cure = "Zet wat eruit kwam onder `onderzoeken:`, met `volledig: ja`, en pas de status aan."
        yield content.site.problem((_KEY, "onderzoek_gepland"), message, cure)
    complete = [examination.day for examination in given.examinations if examination.complete]
    counts = given.status in (Compliance.FULL, Compliance.PARTIAL)
    if counts and complete and content.day > (latest := max(complete)) + _VALID:
        message = f"Het laatste volledige onderzoek was op {short_date(latest)}: dat geldt drie jaar."
        cure = "Laat de site opnieuw onderzoeken. Tot dan past `status: voldoet niet`."
        yield content.site.problem((_KEY, "status"), message, cure)
