"""What `check` asks staff about the calendars, before it knows on which line that is to be asked."""

from __future__ import annotations

from wijkmakers_site.model.places import FieldPlace
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A warning with its `code`, `message` and `cure` (Dutch), at a `place` in content; where that is None, or stands
    in no file, it is about the row `uid` of the ledger. One that `blocks` is an error.
    """

    code: str
    message: str
    cure: str
    place: FieldPlace | None
    uid: str
    blocks: bool = False
