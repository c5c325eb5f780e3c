"""A programme that was copied for its next edition, and not changed everywhere: titles, editions, dates, series."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord, derived
from wijkmakers_site.reading.rules.copies.years import without_years, years_in
from wijkmakers_site.reading.rules.days.slots import FAR, is_over
from wijkmakers_site.reading.rules.together.far_days import days_together
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.text.words.dutch import WEEKDAYS, period

Programme = FiledRecord[ProgrammeRecord]
_LOOKED_AT = 5  # editions of one series: a copy is made of one of the last
_ENOUGH = 3  # modules on the same day of the same month: of one or two that is chance


def all_days(content: Content, programme: Programme) -> list[date]:
    """Of the programme and its modules, in order, without one of another decade; none where some cannot be read."""
    known = _days(content)
    if programme.id not in known:
        unread = programme.lost(("modules",), ("begindatum",), ("einddatum",))
        known[programme.id] = [] if unread else sorted(days_together(programme))
    return known[programme.id]


@derived
def _days(_content: Content) -> dict[str, list[date]]:
    """Of the programmes for which somebody asked."""
    return {}


def siblings(content: Content, programme: Programme) -> list[Programme]:
    """The last editions of the same series, besides this one, that visitors can see."""
    editions = _by_series(content).get(programme.record.series or "", [])
    return [other for other in editions[-_LOOKED_AT:] if other is not programme]


@derived
def public(content: Content) -> list[Programme]:
    """Those that visitors can see."""
    return [programme for programme in content.programmes if not programme.record.draft]


@derived
def _by_series(content: Content) -> dict[str, list[Programme]]:
    found = defaultdict(list)
    for programme in public(content):
        if programme.record.series:
            found[programme.record.series].append(programme)
    age = partial(_age, content)
    return {series: sorted(editions, key=age) if len(editions) > 1 else editions for series, editions in found.items()}


@derived
def _series_by_title(content: Content) -> dict[str, Programme]:
    """An edition of a series by its title without years."""
    named = reversed([programme for programme in public(content) if programme.record.series])
    return {without_years(programme.record.title): programme for programme in named}


@derived
def twins(content: Content) -> dict[str, Programme]:
    """By the id of a programme that was copied: the one that has the same title, or the same edition of a series."""
    found: dict[str, Programme] = {}
    for named in ("title", "edition"):
        groups = defaultdict(list)
        for programme in public(content):
            record = programme.record
            name = record.title if named == "title" else record.series and record.edition
            if name:
                groups[name.casefold(), "" if named == "title" else record.series].append(programme)
        for first, *copies in (
            sorted(group, key=partial(_age, content)) for group in groups.values() if len(group) > 1
        ):
            found |= {copy.id: first for copy in copies if copy.id not in found}
    return found


def _age(content: Content, programme: Programme) -> tuple[bool, list[date], str]:
    """The older one first: of two with the same dates the one whose id has the years of its title."""
    named, filed = years_in(programme.record.title), years_in(re.sub(r"(?<!\d)-", " ", programme.id))
    return bool(named and filed and named.first != filed.first), all_days(content, programme)[:1], programme.id


def twin_edition(content: Content) -> Iterator[Problem]:
    """Every programme has a title of its own, and every edition of a series stands there once."""
    by_id = {programme.id: programme for programme in content.programmes}
    for id, first in twins(content).items():
        copy = by_id[id]
        key = "titel" if copy.record.title.casefold() == first.record.title.casefold() else "editie"
        days = all_days(content, copy)
        if days and days == all_days(content, first):
            message = f"Dezelfde {key} en dezelfde data als `{first.id}`: bezoekers zien alles twee keer."
            cure = "Zet erbij: `concept: ja`, tot titel, editie en data kloppen. Of haal de map weg."
            yield copy.problem(("titel",), message, cure)
            continue
        value = copy.record.title if key == "titel" else str(copy.record.edition)
        meant = _in_own_years(value, days)
        cure = f"Bedoelde je `{meant}`?" if meant else f"Verbeter `{key}`, zodat bezoekers ze uit elkaar houden."
        yield copy.problem((key,), f'"{value}" is ook de {key} van `{first.id}`.', cure)


def _in_own_years(value: str, days: list[date]) -> str:
    """A title or edition with the years of these days; "" where it has them, or has no years."""
    years = years_in(value)
    return value.replace(years.text, years.of(days)) if years and days and not years.fits(days) else ""


def other_years(content: Content) -> Iterator[Problem]:
    """Title and edition name the years in which the modules are; a series names all of its editions."""
    for programme in public(content):
        days, copied = all_days(content, programme), twins(content)
        if not days or is_over(programme.record, content.day) or days[0] - content.day > FAR:
            continue  # of a year that is far away, that is told
        for key, value in (("titel", programme.record.title), ("editie", programme.record.edition)):
            if programme.id not in copied and value and (meant := _in_own_years(value, days)):
                message = f"Hier staan andere jaren dan die van de data: {period(days[0], days[-1])}."
                yield programme.problem((key,), message, f"Bedoelde je `{meant}`?")
        yield from _without_series(content, programme)
        if programme.id not in copied:
            yield from _same_dates(content, programme)
        yield from _same_days(content, programme)


def _without_series(content: Content, programme: Programme) -> Iterator[Problem]:
    title = without_years(programme.record.title)
    if programme.record.series or title == programme.record.title.casefold() or programme.id in twins(content):
        return
    if other := _series_by_title(content).get(title):
        message = f"Dit lijkt een editie van dezelfde reeks als `{other.id}`."
        yield programme.problem(("titel",), message, f"Zet erbij: `reeks: {other.record.series}`.")


def _same_dates(content: Content, programme: Programme) -> Iterator[Problem]:
    """Of a copy of which title and edition were changed, but no date."""
    own = [(module.id, module.day) for module in programme.record.modules if module.day]
    for other in siblings(content, programme):
        same = {(module.id, module.day) for module in other.record.modules}.intersection(own)
        if len(same) >= _ENOUGH and _age(content, other) < _age(content, programme):
            index = next(
                index for index, module in enumerate(programme.record.modules) if (module.id, module.day) in same
            )
            message = f"{len(same)} modules hebben nog de datum van `{other.id}`."
            cure = "Verbeter de data. Zet tot die tijd bij de leergang `concept: ja`."
            yield programme.problem(("modules", index, "datum"), message, cure)
            return


def _same_days(content: Content, programme: Programme) -> Iterator[Problem]:
    """Where only the year was changed, every module falls on another day of the week."""
    own = {(module.day.month, module.day.day): module.day for module in programme.record.modules if module.day}
    for other in siblings(content, programme):
        days = [module.day for module in other.record.modules if module.day and module.day.year != _year(own)]
        same = [(day, own[day.month, day.day]) for day in days if (day.month, day.day) in own]
        moved = [(old, new) for old, new in same if old.weekday() != new.weekday()]
        weekdays = {old.weekday() for old, _ in moved}
        told = programme.record.duration and "dag" in programme.record.duration  # then `duur` says the day (WM355)
        if len(moved) >= _ENOUGH and len(weekdays) == 1 and not told:
            old, new = (WEEKDAYS[day.weekday()] for day in moved[0])
            message = (
                f"{len(moved)} modules zijn op dezelfde dag en maand als in `{other.id}`: op {new}, en niet op {old}."
            )
            index = next(index for index, module in enumerate(programme.record.modules) if module.day == moved[0][1])
            cure = "Verbeter de data. Hoort het zo? Zet er `# WM358: de reden` achter."
            yield programme.problem(("modules", index, "datum"), message, cure)
            return


def _year(days: dict[tuple[int, int], date]) -> int:
    return min(days.values()).year if days else 0
