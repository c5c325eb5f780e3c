"""What an edition still says of another one: links, dates and years in its texts, and the form to sign up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.copies.editions import Programme, all_days, public, siblings
from wijkmakers_site.reading.rules.copies.years import years_in
from wijkmakers_site.reading.rules.days.slots import FAR, is_over
from wijkmakers_site.reading.rules.prose.published import PublishedText
from wijkmakers_site.regex import regex
from wijkmakers_site.text.prose.written_links import written_links
from wijkmakers_site.text.words.dutch import MONTHS

DATE = regex(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (20\d\d)\b|\b(\d{{1,2}})[-/](\d{{1,2}})[-/](20\d\d)\b")
YEARS = regex(r"\b20\d\d ?[-–/] ?(?:20)?\d\d\b")
YEAR = regex(r"(?<!\d)20\d\d(?!\d)")
_OF_OTHERS = regex(
    r"\b(?:vorige?|eerdere?|eerste|tweede|volgende|ooit|destijds|toen|was|waren|werd|werden|geweest|terug)\b", re.I
)
_OPEN = regex(r"[.!?]\s")


def of_another_edition(content: Content) -> Iterator[Problem]:
    """An edition speaks of itself: links, dates and years of another one were copied along."""
    published = {prose.source for prose in content.published_prose()}
    for programme in public(content):
        if is_over(programme.record, content.day):
            continue
        yield from _old_form(content, programme)
        others = siblings(content, programme)
        # Every link and date that could be meant has this in it: to look closer takes a hundred times as long.
        written = programme.prose.values() if others else ()
        texts = [text for text in written if "20" in text.text or f"/{PROGRAMME.address}" in text.text]
        looked_at = [PublishedText(text) for text in texts if text.source in published]
        for other in others:
            yield from _in_summary(programme, other)
            for text in looked_at:
                yield from _in_text(content, text, programme, other)


def _old_form(content: Content, programme: Programme) -> Iterator[Problem]:
    registration, days = programme.record.registration, all_days(content, programme)
    link = str(registration.link or "") if registration else ""
    years = [int(year) for year in YEAR.findall(link)]
    if days and years and max(years) < days[0].year - 1 and days[0] - content.day <= FAR:
        message = f"In dit adres staat {max(years)}, en de leergang begint in {days[0].year}."
        cure = "Verbeter `link`. Is dit het goede formulier? Zet er `# WM359: de reden` achter."
        yield programme.problem(("aanmelden", "link"), message, cure)


def _in_summary(programme: Programme, other: Programme) -> Iterator[Problem]:
    summary, edition = programme.record.summary, other.record.edition
    if edition and years_in(edition) and edition in summary and edition != programme.record.edition:
        message = f'"{edition}" is de editie van `{other.id}`.'
        own = programme.record.edition
        cure = f"Bedoelde je `{summary.replace(edition, own)}`?" if own else "Verbeter het jaar."
        yield programme.problem(("samenvatting",), message, cure)


def _in_text(content: Content, text: PublishedText, programme: Programme, other: Programme) -> Iterator[Problem]:
    own = {module.id for module in programme.record.modules}
    address = f"/{PROGRAMME.page(other.id)}"
    for link in written_links(text.text) if address in text.text else ():
        page, _, rest = link.address.partition(address)
        module = rest.partition("/")[0]
        if rest and not page and module in own:
            meant = f"/{PROGRAMME.page(programme.id)}{rest}"
            yield text.problem(link.at, f"Deze link gaat naar de editie `{other.id}`.", f"Bedoelde je `{meant}`?")
    days = set(all_days(content, other)) - set(all_days(content, programme))
    for match in DATE.finditer(text.words):
        if written_date(match) in days and not speaks_of_others(text.words, match):
            message = f"{match[0]} is een dag van `{other.id}`, en niet van deze editie."
            yield text.problem(
                match.start(),
                message,
                "Verbeter de datum. Gaat het over toen? Schrijf erbij dat het de vorige editie was.",
            )
    edition = other.record.edition
    for match in YEARS.finditer(text.words):
        if match[0] == edition != programme.record.edition and not speaks_of_others(text.words, match):
            yield text.problem(
                match.start(),
                f"{match[0]} is de editie van `{other.id}`.",
                "Verbeter het jaar. Gaat het over toen? Schrijf erbij dat het de vorige editie was.",
            )


def written_date(match: re.Match[str]) -> date | None:
    """The day that a match of `DATE` means; None for one that is not in the calendar."""
    day, name, year, other_day, month, other_year = match.groups()
    try:
        if name:
            return date(int(year), MONTHS.index(name) + 1, int(day))
        return date(int(other_year), int(month), int(other_day))
    except ValueError:
        return None


def speaks_of_others(words: str, match: re.Match[str]) -> bool:
    """Whether the sentence says itself that it is about another time: an edition may look back."""
    start = max((found.end() for found in _OPEN.finditer(words, 0, match.start())), default=0)
    start = max(start, words.rfind("\n\n", 0, match.start()))
    end = _OPEN.search(words, match.end())
    return bool(_OF_OTHERS.search(words, start, end.end() if end else len(words)))
