"""What is told of a new edition, by the terminal and by its form alike; Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijkmakers_site.editing.editions.planned import NewEdition
from wijkmakers_site.editing.editions.shift import PlannedDay
from wijkmakers_site.text.words.dutch import WEEKDAYS, counted, listing, long_date, short_date
from wijkmakers_site.values import dataclass

_SHOWN = 8  # places of one kind; the rest is counted


@dataclass(frozen=True, slots=True)
class Remark:
    """A `sentence` with what it is about (`items`), one a line; none where it says all."""

    sentence: str
    items: tuple[str, ...] = ()


def beginning(edition: NewEdition, today: date) -> Iterator[str]:
    """What is to be known before one looks at its planning, one sentence each."""
    names = edition.names
    count = f" Editie: {names.edition or 'vul je zelf in'}." if edition.old.record.edition else ""
    yield f"Reeks: {names.series}.{count}"
    if edition.shift.note:
        yield f"Let op: {edition.shift.note}"
    if over := [each for each in edition.planning if each.new < today]:
        yield f"Let op: {counted(len(over), 'dag is', 'dagen zijn')} al geweest. Ging dat door? Haal `status` weg."
    if not edition.planning:
        first = short_date(edition.shift.first)
        yield f"De modules hebben geen datum; de eerste dag is {first}. Alles is voorlopig."


def planning_heading(edition: NewEdition) -> str:
    return f"De planning, {edition.shift.by.days // 7} weken later. Alles is voorlopig."


def short_day(day: date) -> str:
    """Such as "do 17-09-2026": of one width, so that columns stand below each other."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day:%d-%m-%Y}"


def hours_of(day: PlannedDay) -> str:
    return f"{day.hours.start:%H:%M}-{day.hours.end:%H:%M}" if day.hours else "hele dag"


def notice(day: PlannedDay) -> str:
    """The holiday that a session falls in, with the nearest free day; "" where it falls in none."""
    if not day.holiday:
        return ""
    if day.free and day.makes_room:
        return f"{short_date(day.new)}: {day.holiday}. Daarom op {long_date(day.free)}."
    nearest = f" De dichtstbijzijnde vrije dag: {long_date(day.free)}." if day.free else ""
    return f"Let op: {short_date(day.new)}: {day.holiday}.{nearest}"


def remarks(edition: NewEdition) -> Iterator[Remark]:
    """What staff have to do or to judge after it was made."""
    if edition.unknown_holidays:
        yield Remark(f"Nog niet bekend, dus niet nagekeken: {listing(edition.unknown_holidays)}.")
    for what, named in (("sprekers", edition.speakers), ("locaties", edition.venues)):
        if named:
            items = (f"{name}: {listing(list(dict.fromkeys(titles)))}" for name, titles in named.items())
            yield Remark(f"Nog te bevestigen met {what}:", tuple(items))
    if edition.periods:
        yield Remark("Deze periodes zijn even ver opgeschoven. Kloppen ze?", tuple(edition.periods))
    if edition.emptied:
        yield Remark(f"Leeg, om opnieuw in te vullen: {listing([f'`{key}`' for key in edition.emptied])}.")
    for sentence, places in (
        ("Datums, jaren of links aangepast in:", edition.changed),
        ("Hier staan nog andere jaren. Klopt dat?", edition.doubtful),
    ):
        if places:
            left = [f"en nog op {len(places) - _SHOWN} plekken"] if len(places) > _SHOWN else []
            yield Remark(sentence, (*places[:_SHOWN], *left))


def what_now(edition: NewEdition) -> Iterator[str]:
    """What to do once it is there."""
    filled = f" Vul in: {listing([f'`{key}`' for key in edition.emptied])}." if edition.emptied else ""
    yield f"Alles staat op `status: voorlopig`, bovenaan.{filled}"
    yield f"Lees de teksten na: ze gaan nog over {edition.old.record.title}, ook als dat al voorbij is."
