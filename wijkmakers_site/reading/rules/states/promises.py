"""What participants are told must hold together: signing up, numbers, links, addresses, reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijkmakers_site.model import enums
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading import states
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.days.slots import MAIN_KINDS, all_slots, is_over, upcoming_slots
from wijkmakers_site.reading.rules.together.far_days import days_together
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord, RegistrationRecord
from wijkmakers_site.reading.schema.kinds.shared import EvaluationRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.words.dutch import short_date


def more_than_announced(content: Content) -> Iterator[Problem]:
    """No more modules are published than were announced; introduction and closing count, as on the page."""
    for programme in content.programmes:
        announced, hidden = programme.record.announced_modules, (enums.State.DRAFT, enums.State.CANCELLED)
        counted = [module for module in programme.record.modules if module.kind in MAIN_KINDS]
        modules = [module for module in counted if states.of_module(programme.record, module)[0] not in hidden]
        if announced and len(modules) > announced:
            message = f"Hier staan {len(modules)} modules, en er zijn er {announced} aangekondigd."
            cure = f"Maak er `aantal_modules: {len(modules)}` van, of haal het weg. Introductie en slot tellen mee."
            yield programme.problem(("aantal_modules",), message, cure)


def closes_after_start(content: Content) -> Iterator[Problem]:
    """Signing up ends before the programme begins."""
    for programme in content.programmes:
        registration, starts = _registration(programme), programme.record.starts
        if not registration or not registration.closes:
            continue
        if is_over(programme.record, content.day) and registration.closes < content.day:
            continue  # of what is past, nobody mends a date
        # An announced begin counts before the dates of modules: the first of them need not be planned yet.
        starts = starts or min(days_together(programme), default=None)
        if starts and registration.closes > starts:
            last, first = short_date(registration.closes), short_date(starts)
            message = f"Aanmelden kan tot en met {last}, na de start op {first}."
            cure = "Verbeter `tot`. Kun je later instromen? Zet er `# WM310: instromen kan` achter."
            yield programme.problem(("aanmelden", "tot"), message, cure)


def evaluation_closes_first(content: Content) -> Iterator[Problem]:
    """What is asked after the last day can still be filled in then."""
    days = _last_days(content)
    for programme, at, evaluation, ends in _evaluations(content):
        last = ends or max(days.get((programme.id, at), ()), default=None)
        if evaluation.closes and last and content.day <= last and evaluation.closes < last:
            closes, day = short_date(evaluation.closes), short_date(last)
            message = f"De evaluatie sluit op {closes}, voor de laatste dag ({day}). Dan staat zij nooit op de site."
            cure = "Verbeter `tot`, of haal het weg: dan staat de link er acht weken."
            yield programme.problem((*at, "evaluatie", "tot"), message, cure)


def evaluation_without_last_day(content: Content) -> Iterator[Problem]:
    """An evaluation of a programme waits for its last day: where that stays unknown, nobody would ever see it."""
    for programme in content.programmes:
        record = programme.record
        if record.evaluation is None or record.ends or states.of_programme(record)[0].is_off:
            continue
        waits = any(
            not module.day and not module.sessions and states.of_module(record, module)[0] is not enums.State.CANCELLED
            for module in record.modules
        )
        if (waits or not record.modules) and not programme.lost(("einddatum",), ("modules",)):
            message = "De evaluatie komt op de site op de laatste dag, en die is niet bekend."
            cure = "Schrijf bij de leergang `einddatum`, of zet de evaluatie bij een module."
            yield programme.problem(("evaluatie",), message, cure, on_key=True)


def _evaluations(
    content: Content,
) -> Iterator[tuple[FiledRecord[ProgrammeRecord], DataPath, EvaluationRecord, date | None]]:
    """Each with where it stands, and the last day of its programme where that is announced."""
    for programme in content.programmes:
        if programme.record.evaluation:
            yield programme, (), programme.record.evaluation, programme.record.ends
    for programme, at, module in content.modules():
        if module.evaluation:
            yield programme, at, module.evaluation, None


def _last_days(content: Content) -> dict[tuple[str, DataPath], list[date]]:
    """Of what takes place, by programme and place in its file: of the whole, and of each module."""
    found: dict[tuple[str, DataPath], list[date]] = {}
    for slot in all_slots(content):
        if slot.day and not slot.state.is_off and not slot.is_doubtful:
            for at in ((), slot.at[:2]):
                found.setdefault((slot.programme.id, at), []).append(slot.last_day or slot.day)
    return found


def full_but_open(content: Content) -> Iterator[Problem]:
    """What is full takes no registrations."""
    for programme in content.programmes:
        registration = _registration(programme)
        is_full = registration and registration.full is enums.Fullness.FULL  # one can wait for a place all the time
        closes = registration.closes if registration and is_full and registration.link else None
        opens = registration.opens if registration else None  # what is full before it opens, contradicts itself
        if closes and closes >= content.day and not (opens and opens > content.day):
            message = f"De leergang is vol, maar aanmelden kan nog tot en met {short_date(closes)}."
            cure = "Is er nog plek? Haal de regel weg. Anders `link` en `tot`."
            yield programme.problem(("aanmelden", "vol"), message, cure)


def _registration(programme: FiledRecord[ProgrammeRecord]) -> RegistrationRecord | None:
    """How to sign up, as pages tell it: nobody signs up for what is off."""
    return None if states.of_programme(programme.record)[0].is_off else programme.record.registration


def online_without_link(content: Content) -> Iterator[Problem]:
    """Who takes part online needs a link."""
    online = {filed.id for filed in content.venues if filed.record.online}
    for upcoming in upcoming_slots(content):
        if upcoming.slot.venue in online and not upcoming.slot.online:
            message = f'"{upcoming.slot.title}" is online op {short_date(upcoming.day)}, maar de link ontbreekt.'
            cure = (
                "Zet erbij: `online: https://…`. Gaat de link per mail? Zet er `# WM312: de link gaat per mail` achter."
            )
            yield upcoming.slot.problem("locatie", message, cure)


def venue_without_address(content: Content) -> Iterator[Problem]:
    """Where people have to be has an address."""
    # Reversed, so that the first slot at a venue is the one that stays.
    needed = {upcoming.slot.venue: upcoming for upcoming in reversed(upcoming_slots(content))}
    for venue in content.venues:
        first = needed.get(venue.id)
        known = venue.record.address or venue.record.position or venue.record.postcode  # alone it has a message
        if first and not (venue.record.online or known):
            message = f'Het adres ontbreekt. "{first.slot.title}" is hier op {short_date(first.day)}.'
            yield venue.problem(("naam",), message, "Zet erbij: `adres: Straat 1`.", on_key=True)
