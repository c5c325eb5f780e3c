"""Content lines -> Entry, for what knows an entry by its lines alone: an earlier site, and a ledger of the first form.

What lines say unmistakably becomes a fact. Which part of a description names the speakers, they do not say: a summary
may begin like such a line. So `speakers` is None, and the text between programme and link stands whole in `details`.
"""

from __future__ import annotations

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.calendars.entries.lines import MORE, PREFIXES, REASON
from wijkmakers_site.calendars.ics import reader
from wijkmakers_site.model.academy import Hours
from wijkmakers_site.regex import regex
from wijkmakers_site.text import timezone

_BEHIND = regex(r"(.+) \((.+)\)")  # what it is of, and the group that it is for
_STATES = {"CONFIRMED": EntryState.CONFIRMED, "TENTATIVE": EntryState.TENTATIVE}


def entry_from(lines: tuple[str, ...]) -> Entry:
    """Raises ValueError where DTSTART or DTEND is missing or no date."""
    start, end = reader.moment_of(lines, "DTSTART"), reader.moment_of(lines, "DTEND")
    hours = None
    if start.instant and end.instant:
        hours = Hours(timezone.local(start.instant).time(), timezone.local(end.instant).time())
    summary = reader.text_of(lines, "SUMMARY")
    state = _STATES.get(reader.value_of(lines, "STATUS")) or _off(summary)
    description = reader.text_of(lines, "DESCRIPTION").split("\n")
    reason = description.pop(0).removeprefix(REASON) if state.is_off and description[0].startswith(REASON) else None
    title, programme, group = _group(summary.removeprefix(PREFIXES.get(state, "")), next(iter(description), ""))
    del description[:1]
    return Entry(
        title=title,
        first_day=start.day,
        last_day=reader.last_day(end),
        hours=hours,
        state=state,
        reason=reason,
        place=reader.text_of(lines, "LOCATION") or None,
        position=reader.value_of(lines, "GEO") or None,
        online=reader.value_of(lines, "CONFERENCE") or None,
        programme=programme,
        group=group,
        speakers=None,
        details=tuple(description[:-1] if description and description[-1].startswith(MORE) else description),
        link=reader.value_of(lines, "URL"),
        categories=tuple(reader.texts_of(lines, "CATEGORIES")),
        color=reader.value_of(lines, "COLOR"),
    )


def _group(title: str, programme: str) -> tuple[str, str, str | None]:
    """Title and programme without the only group that they are for, and that group: both end with it."""
    found = _BEHIND.fullmatch(programme)
    if found is None or not title.endswith(f" ({found[2]})"):
        return title, programme, None
    return title.removesuffix(f" ({found[2]})"), found[1], found[2]


def _off(summary: str) -> EntryState:
    """CANCELLED says that it is off; only the words before the title say whether another date follows."""
    return EntryState.POSTPONED if summary.startswith(PREFIXES[EntryState.POSTPONED]) else EntryState.CANCELLED
