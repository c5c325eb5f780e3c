"""What somebody did wrong, and what was meant."""

from __future__ import annotations

from wijkmakers_site.reading.source.diagnosis.line_repairs import Repair
from wijkmakers_site.reading.source.diagnosis.yaml_messages import Wording
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What the writer did wrong, in one `wording`, at `line` and `column` (both from 0, as libyaml counts).

    `repair` is the number of a line and the text it was meant to be; None where that is not certain. `further` are the
    repairs of the lines below that suffer from the same slip: nobody wants to be told of each. `dropped` are lines
    with a key that the repair leaves out, because two lines stood on one.
    """

    line: int
    column: int
    wording: Wording
    repair: Repair | None = None
    further: tuple[Repair, ...] = ()
    dropped: frozenset[tuple[int, str]] = frozenset()
