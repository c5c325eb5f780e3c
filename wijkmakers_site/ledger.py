"""Who a calendar entry is and which version of it subscribers see: UID, SEQUENCE and modified come from here alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

# Names the space of this site's entries. It must never change: every UID is derived from it (RFC 9562, section 5.5).
_NAMESPACE = UUID("6f0c9a52-6d0e-5f0b-9f5c-3b1f4f7f2a11")


@dataclass(frozen=True, slots=True)
class Stamp:
    """`uid` never changes once published; `sequence` counts visible changes; `modified` is UTC."""

    uid: str
    sequence: int
    modified: datetime


def stamp(id_path: str, now: datetime) -> Stamp:
    """The stamp of the entry that was first published as `id_path` ("leergangen/x/y"), at the clock `now` (UTC)."""
    return Stamp(str(uuid5(_NAMESPACE, id_path)), 0, now)
