"""Which words stand on the card of a page."""

from __future__ import annotations

from wijkmakers_site.calendars.timetable import ModuleRow
from wijkmakers_site.media.pictures import ShareCardText
from wijkmakers_site.model import academy, enums
from wijkmakers_site.pages.views.parts import Card
from wijkmakers_site.text import dutch


def of_site(site: academy.Site) -> ShareCardText:
    return ShareCardText(site.name, enums.ProgrammeKind.TRAINEESHIP, site.name, "", site.motto or site.name, "")


def of_programme(site: academy.Site, card: Card) -> ShareCardText:
    programme = card.programme
    kind = programme.kind.value.capitalize()
    moment = card.status.label if card.is_off else card.period or card.status.label
    return ShareCardText(programme.id, programme.kind, site.name, kind, programme.title, moment)


def of_module(site: academy.Site, programme: academy.Programme, row: ModuleRow) -> ShareCardText:
    return ShareCardText(
        programme.id, programme.kind, site.name, programme.title, row.module.title, _moment(row.module)
    )


def _moment(module: academy.Module) -> str:
    """When it is; where it does not go on, that comes first."""
    if module.state is enums.State.CANCELLED:
        return "Geannuleerd"
    if module.state is enums.State.POSTPONED:
        return "Uitgesteld: nieuwe datum volgt"
    if not module.sessions:
        return "Datum volgt" if module.date_to_follow else ""
    words = _days(module.going)
    return f"Voorlopig: {words}" if module.state is enums.State.TENTATIVE else words


def _days(sessions: tuple[academy.Session, ...]) -> str:
    if len(sessions) == 1:
        return dutch.when(sessions[0])
    days = (min(each.first_day for each in sessions), max(each.last_day for each in sessions))
    return f"{dutch.period(*days)}, {len(sessions)} bijeenkomsten"
