"""Days far from now, or from all others of their programme: a slip in the year, which nothing else would notice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.days.slots import FAR, is_over
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.words.dutch import short_date

_APART = timedelta(days=3 * 365)  # from every other day of the same programme
_EARLY = timedelta(days=300)  # before the start: a registration that closes then was the last edition's
_Dated = tuple[DataPath, date]


def far_day(content: Content) -> Iterator[Problem]:
    """The days of a programme lie together, and not in another decade."""
    for programme in content.programmes:
        dated = list(_dated(programme))
        told = {at for at, _ in _alone(dated)}
        for at, day in _alone(dated):
            others = [other for place, other in dated if place not in told]
            message = f"{short_date(day)} ligt jaren van alle andere data van deze leergang."
            yield programme.problem(at, message, _in_years_of(day, others))
        ahead = [(at, day) for at, day in dated if day - content.day > FAR and at not in told]
        if ahead:
            at, day = ahead[0]
            message = f"{short_date(day)} is pas over {day.year - content.day.year} jaar."
            yield programme.problem(at, message, "Verbeter het jaar. Hoort het zo? Zet er `# WM354: de reden` achter.")
        yield from _registration(programme, content.day)


def days_together(programme: FiledRecord[ProgrammeRecord]) -> list[date]:
    """Every day of a programme but those that are far from the others."""
    dated = list(_dated(programme))
    alone = _alone(dated)
    return [day for at, day in dated if (at, day) not in alone]


def _dated(programme: FiledRecord[ProgrammeRecord]) -> Iterator[_Dated]:
    """Every day of a programme, with its place."""
    record = programme.record
    for key, day in (("begindatum", record.starts), ("einddatum", record.ends)):
        if day:
            yield (key,), day
    for index, module in enumerate(record.modules):
        at: DataPath = ("modules", index)
        places: list[tuple[DataPath, date | None]] = [
            ((*at, "datum"), module.day),
            ((*at, "einddatum"), module.last_day),
        ]
        for number, session in enumerate(module.sessions):
            here = (*at, "bijeenkomsten", number)
            places += [((*here, "datum"), session.day), ((*here, "einddatum"), session.last_day)]
        yield from ((place, day) for place, day in places if day)


def _alone(dated: list[_Dated]) -> list[_Dated]:
    """Those that are far from all others, where the others are more: of two days nobody knows which is wrong."""
    ordered = sorted(dated, key=lambda each: each[1])
    gaps = [index for index in range(1, len(ordered)) if ordered[index][1] - ordered[index - 1][1] > _APART]
    if len(gaps) != 1:
        return []
    before, after = ordered[: gaps[0]], ordered[gaps[0] :]
    few, many = sorted((before, after), key=len)
    return few if 2 * len(few) < len(many) or (len(few) == 1 and len(many) > 1) else []


def _in_years_of(day: date, others: list[date]) -> str:
    """The day in a year in which it lies among the others."""
    for year in range(min(others).year, max(others).year + 1):
        with suppress(ValueError):
            if min(others) - timedelta(days=60) <= day.replace(year=year) <= max(others) + timedelta(days=60):
                return f"Bedoelde je `{day.replace(year=year)}`?"
    return "Verbeter het jaar. Hoort het zo? Zet er `# WM354: de reden` achter."


def _registration(programme: FiledRecord[ProgrammeRecord], today: date) -> Iterator[Problem]:
    """Of what closes long before the start: nobody can sign up for a year."""
    registration, starts = programme.record.registration, programme.record.starts
    closes = registration.closes if registration else None
    if not closes or not starts or is_over(programme.record, today) or starts - closes <= _EARLY or starts < today:
        return
    if starts > (programme.record.ends or starts):  # then it is the start that is wrong, which was told
        return
    message = f"Aanmelden sluit op {short_date(closes)}, lang voor de start op {short_date(starts)}."
    cure = "Verbeter het jaar. Hoort het zo? Zet er `# WM354: de reden` achter."
    with suppress(ValueError):
        later = closes.replace(year=closes.year + 1)
        cure = f"Bedoelde je `{later}`?" if timedelta() <= starts - later <= _EARLY else cure
    yield programme.problem(("aanmelden", "tot"), message, cure)
