"""A certificate to print: what a participant followed, by the days that are over, with a line for the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.material import Material, is_concept
from wijkmakers_site.editing.handouts.session_words import overlap
from wijkmakers_site.model import academy
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.enums import State
from wijkmakers_site.pages.programme_status import published_modules
from wijkmakers_site.text import timezone
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_LONGEST = timedelta(hours=16)  # of one session: what takes longer has nights in it, and its hours are not told


@dataclass(frozen=True, slots=True)
class Followed:
    """A session as a certificate lists it: its `title`, its days in Dutch (`when`) and its `hours` in words, both ""
    where they are not known. `is_choice`: others ran at the same time, so whoever was there ticks it.
    """

    title: str
    when: str = ""
    hours: str = ""
    is_choice: bool = False


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate of a `programme`, for all or for the `group` of that name. `title` is what it is called,
    `followed` what is over, `coming` what is not: of that nobody says that it was done. `hours` are those of all that
    was followed, "" where one of them is not known. `until` is the last day that it is about, in Dutch; "" where
    nothing is over. `is_whole`: nothing is to come, so it can tell of the whole; `from_day`: it is to be handed out on
    that day or later, "" for now. `own_time` and `credits` belong to the whole, and are "" before. `organisers` sign
    it; `notes` are for staff alone.
    """

    programme: academy.Programme
    group: str | None
    title: str
    followed: tuple[Followed, ...]
    coming: tuple[Followed, ...]
    hours: str
    until: str
    from_day: str
    own_time: str
    credits: str
    organisers: str
    notes: tuple[str, ...]
    is_whole: bool


def certificates(material: Material, programme: academy.Programme) -> Iterator[tuple[str, Certificate]]:
    """The certificates of a programme, each with a name for its file: for each group that has modules of its own, as
    it is now; and where something is to come, also as it is to be handed out after that, once all of that is certain.
    """
    if programme.draft or programme.only_announced:
        return
    everything = _all(material, programme)
    own = [group for group in programme.groups if any(each.module.group == group for each in everything)]
    groups: list[academy.Group | None] = [*own] or [None]
    for group in groups:
        occasions = [each for each in everything if each.module.group in (None, group)]
        over = [each for each in occasions if material.is_over(each)]
        waiting = _waiting(programme, group)
        suffix = f"-groep-{group.id}" if group else ""
        if any(map(_is_sure, over)):
            yield f"certificaat{suffix}", _certificate(material, programme, group, over, occasions)
        is_certain = all(_is_sure(each) for each in occasions if each not in over)
        if len(over) < len(occasions) and is_certain and not waiting:
            yield f"certificaat-na-afloop{suffix}", _certificate(material, programme, group, occasions, occasions)


def _all(material: Material, programme: academy.Programme) -> list[Occasion]:
    """Its sessions that take place, as far as anybody knows, in order of time."""
    own = (each for each in material.whole.occasions if each.programme.id == programme.id)
    return [each for each in own if not (each.session.state.is_off or is_concept(each))]


def _is_sure(occasion: Occasion) -> bool:
    """Not where it is tentative: of what still is once it is over, nobody said that it took place."""
    return occasion.session.state is not State.TENTATIVE


def _waiting(programme: academy.Programme, group: academy.Group | None) -> list[str]:
    """The titles of its modules that wait for a date, those that were put off among them."""
    modules = [each for each in programme.modules if each.group in (None, group) and each.state is not State.DRAFT]
    put_off = (each for each in modules if not each.going and each.state is not State.CANCELLED)
    return [each.title for each in put_off]


def _is_whole(
    material: Material, programme: academy.Programme, occasions: Sequence[Occasion], waiting: Sequence[str]
) -> bool:
    """Whether the end of `occasions` is the end of the programme: as announced, or as nothing is left."""
    if states.of_programme(programme)[0].is_off:
        return False
    if programme.ends and programme.ends < material.clock.day:
        return True
    more = published_modules(programme) < (programme.announced_modules or 0)
    return bool(occasions) and not (waiting or more or programme.dates_to_follow)


def _certificate(
    material: Material,
    programme: academy.Programme,
    group: academy.Group | None,
    done: Sequence[Occasion],
    occasions: Sequence[Occasion],
) -> Certificate:
    """The certificate once `done` is over, of all `occasions`."""
    sure = [each for each in done if _is_sure(each)]
    coming, waiting = [each for each in occasions if each not in done], _waiting(programme, group)
    is_whole = not coming and len(sure) == len(done) and _is_whole(material, programme, occasions, waiting)
    last, load = max(each.session.last_day for each in done), programme.study_load
    return Certificate(
        programme=programme,
        group=group.title if group else None,
        title="Certificaat" if programme.certificate and is_whole else "Bewijs van deelname",
        followed=tuple(_followed(sure)),
        coming=() if is_whole else (*_followed(coming), *map(Followed, waiting)),
        hours=_total(sure),
        until=dutch.short_date(last),
        from_day="" if all(map(material.is_over, done)) else dutch.short_date(last),
        own_time=dutch.load(load) if load and is_whole else "",
        credits=programme.credits or "" if is_whole else "",
        organisers=dutch.listing([each.name for each in programme.organisers]),
        notes=tuple(_notes(done, is_whole=is_whole)),
        is_whole=is_whole,
    )


def _followed(occasions: Sequence[Occasion]) -> Iterator[Followed]:
    for each in occasions:
        session, length = each.session, _length(each)
        beside = (other for other in occasions if other is not each and other.module.id != each.module.id)
        yield Followed(
            each.title,
            dutch.period(session.first_day, session.last_day),
            _in_hours(length) if length else "",
            is_choice=any(overlap(each, other) for other in beside),
        )


def _length(occasion: Occasion) -> timedelta | None:
    if occasion.session.hours is None:
        return None
    length = timezone.utc(timezone.ends(occasion.session)) - timezone.utc(timezone.starts(occasion.session))
    return length if length <= _LONGEST else None


def _total(occasions: Sequence[Occasion]) -> str:
    """All hours together, what runs side by side once: nobody is in two rooms. "" where some are not known."""
    if any(_length(each) is None for each in occasions):
        return ""
    total, end = timedelta(), datetime.min.replace(tzinfo=timezone.ZONE)
    for each in occasions:
        starts, ends = timezone.starts(each.session), timezone.ends(each.session)
        total += max(timedelta(), timezone.utc(ends) - timezone.utc(max(starts, end)))
        end = max(end, ends)
    return _in_hours(total) if total else ""


def _in_hours(length: timedelta) -> str:
    """Such as "6,5 uur"; in minutes what is no quarter of an hour."""
    minutes = length // timedelta(minutes=1)
    if minutes % 15 == 0:
        return f"{dutch.number(Decimal(minutes) / 60)} uur"
    parts = [f"{minutes // 60} uur"] if minutes >= 60 else []
    return dutch.listing([*parts, dutch.counted(minutes % 60, "minuut", "minuten")])


def _notes(done: Sequence[Occasion], *, is_whole: bool) -> Iterator[str]:
    if unsure := [each.title for each in done if not _is_sure(each)]:
        yield (
            f"Nog voorlopig, en dus niet op dit blad: {dutch.listing(unsure)}. Ging het door? Haal dan `status` weg."
        )
    if not is_whole:
        yield "Er komt nog meer, of er is afgezegd: dit blad gaat alleen over wat is geweest."
