"""What stands on a card, in words."""

from __future__ import annotations

from dataclasses import dataclass

from wijkmakers_site.model import enums

WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class Face:
    """`id` and `kind` choose the drawing. `over` is a line above the title, `moment` one below it; either may be ''."""

    id: str
    kind: enums.ProgrammeKind
    site: str
    over: str
    title: str
    moment: str

    @property
    def words(self) -> str:
        """For who cannot see the card."""
        return ", ".join(filter(None, [self.title, self.moment]))
