"""What participants would notice of a `content/` that is tried out."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.calendars.diff import Difference, compare
from wijkmakers_site.editing.unpublished import unpublished
from wijkmakers_site.reading.load import Reading
from wijkmakers_site.text.clock import Clock


def noticed(root: Path, reading: Reading, clock: Clock) -> tuple[Difference, ...]:
    """The entries that differ from what was published last. Raises InvalidContentError where content is wrong."""
    now = unpublished(root, reading, clock)
    titles = {programme.id: programme.title for programme in now.site.programmes}
    return compare(now.earlier, now.present, titles, now.feeds, clock.day).entries
