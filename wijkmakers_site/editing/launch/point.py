"""One thing that is missing for a public launch, as a value."""

from __future__ import annotations

from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """`what` is missing, the law or reason `why` that matters, and the `cure`; each a sentence or two in Dutch."""

    what: str
    why: str
    cure: str

    def __str__(self) -> str:
        return f"- {self.what}\n  Waarom: {self.why}\n  Doen: {self.cure}"
