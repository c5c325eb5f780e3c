"""What stands on a card, in words."""

from __future__ import annotations

from dataclasses import dataclass

from wijkmakers_site import kinds, model
from wijkmakers_site.rendering import dutch
from wijkmakers_site.rendering.views.parts import Card, ModuleRow

WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class Face:
    """`id` and `kind` choose the drawing. `over` is a line above the title, `moment` one below it; either may be ''."""

    id: str
    kind: kinds.ProgrammeKind
    site: str
    over: str
    title: str
    moment: str

    @property
    def words(self) -> str:
        """For who cannot see the card."""
        return ", ".join(filter(None, [self.title, self.moment]))


def of_site(site: model.Site) -> Face:
    return Face(site.name, kinds.ProgrammeKind.TRAINEESHIP, site.name, "", site.motto or site.name, "")


def of_programme(site: model.Site, card: Card) -> Face:
    programme = card.programme
    kind = programme.kind.value.capitalize()
    return Face(programme.id, programme.kind, site.name, kind, programme.title, card.period or "Datum volgt")


def of_module(site: model.Site, programme: model.Programme, row: ModuleRow) -> Face:
    return Face(programme.id, programme.kind, site.name, programme.title, row.module.title, _moment(row.module))


def _moment(module: model.Module) -> str:
    """When it is; where it does not go on, that comes first."""
    if module.state is kinds.State.CANCELLED:
        return "Geannuleerd"
    if module.state is kinds.State.POSTPONED:
        return "Uitgesteld: nieuwe datum volgt"
    if not module.sessions:
        return "Datum volgt"
    words = _days(module.sessions)
    return f"Voorlopig: {words}" if module.state is kinds.State.TENTATIVE else words


def _days(sessions: tuple[model.Session, ...]) -> str:
    if len(sessions) == 1:
        return dutch.when(sessions[0])
    days = (min(each.first_day for each in sessions), max(each.last_day for each in sessions))
    return f"{dutch.period(*days)}, {len(sessions)} bijeenkomsten"
