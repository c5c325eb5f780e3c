"""What rendering hands to output: a path on the site and the bytes that belong there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """`path` is relative to the site's root, with `/` and without a leading one: `agenda/index.html`."""

    path: str
    content: bytes
