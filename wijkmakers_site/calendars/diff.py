"""What participants will notice: two versions of the calendars, entry by entry, old -> new, in Dutch and as JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from wijkmakers_site.calendars import ics_reader
from wijkmakers_site.calendars.ledger.changes import NOTICE, bare_title, described, speakers, text_lines, text_value
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.problems.problem import Problem, WrongUseError
from wijkmakers_site.text import dutch, timezone, urls

_STAMPS = ("UID:", "DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:")
_STATES = {"CONFIRMED": "gaat door", "TENTATIVE": "voorlopig", "CANCELLED": "gaat niet door"}


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that changed: `what` ("tijd"), as it was and as it becomes ("" where there was or is none)."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry: `kind` is nieuw, gewijzigd, geannuleerd, uitgesteld, hersteld or verdwenen; `feeds` its files."""

    uid: str
    programme: str
    title: str
    when: str
    kind: str
    aspects: tuple[Aspect, ...]
    feeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    entries: tuple[Difference, ...]

    def json(self) -> str:
        """`{"afspraken": [...], "agendas": n}`: each entry with the fields of `Difference`."""
        values = {"afspraken": [asdict(entry) for entry in self.entries], "agendas": self._feeds()}
        return json.dumps(values, ensure_ascii=False, indent=2)

    def text(self) -> str:
        if not self.entries:
            return "Deelnemers merken niets: in de agenda's verandert niets."
        return "\n".join(self._lines())

    def _feeds(self) -> int:
        return len({feed for entry in self.entries for feed in entry.feeds})

    def _lines(self) -> Iterator[str]:
        programme = None
        for entry in self.entries:
            if entry.programme != programme:
                programme = entry.programme
                yield programme
            yield f"  {entry.kind}: {entry.title} ({entry.when})"
            yield from (
                f"    {each.what}: {each.old or '(niets)'} -> {each.new or '(niets)'}" for each in entry.aspects
            )
        counted = "1 afspraak" if len(self.entries) == 1 else f"{len(self.entries)} afspraken"
        yield f"Deelnemers merken {counted}, in {self._feeds()} agenda's."


def compare(before: dict[str, Row], after: dict[str, Row], titles: Mapping[str, str]) -> Differences:
    """What differs between two states of the calendars, by UID; `titles` gives a programme's title by its id."""
    found = []
    for uid, row in after.items():
        known = before.get(uid)
        if known is None or known.hash != row.hash:
            found.append(_difference(known, row, _programme(row, titles)))
    found += [_difference(row, None, _programme(row, titles)) for uid, row in before.items() if uid not in after]
    starts = {uid: row.value("DTSTART") for uid, row in (before | after).items()}
    return Differences(tuple(sorted(found, key=lambda each: (each.programme, starts[each.uid], each.uid))))


def _programme(row: Row, titles: Mapping[str, str]) -> str:
    """Its title, or its id where it is no more."""
    id = row.path.split("/")[1]
    return titles.get(id, id)


def _difference(before: Row | None, after: Row | None, programme: str) -> Difference:
    row = after or before
    assert row, "there is an old version or a new one"
    aspects = tuple(_aspects(before, after)) if before and after else ()
    kind = _kind(before, after) if after else "verdwenen"
    feeds = dict.fromkeys(feed for each in (after, before) if each for feed in each.feeds)
    return Difference(row.uid, programme, title_of(row), when(row), kind, aspects, tuple(feeds))


def title_of(row: Row) -> str:
    """The title that readers see, without what its state puts before it."""
    return ics_reader.text_of((f"SUMMARY:{bare_title(row)}",), "SUMMARY")


def _kind(before: Row | None, after: Row) -> str:
    if before is None:
        return "nieuw"
    words = described(before, after)
    if words.startswith(("geannuleerd", "uitgesteld")):
        return words.split()[0].rstrip(",")
    return "hersteld" if words.startswith("gaat weer door") else "gewijzigd"


def _aspects(before: Row, after: Row) -> Iterator[Aspect]:
    pairs = (
        ("titel", title_of(before), title_of(after)),
        ("wanneer", when(before), when(after)),
        ("plaats", *(ics_reader.text_of(row.lines, "LOCATION") for row in (before, after))),
        ("status", *(_STATES.get(row.value("STATUS"), "") for row in (before, after))),
        ("sprekers", *(ics_reader.text_of((f"X:{speakers(row)}",), "X") for row in (before, after))),
    )
    changed = [Aspect(*pair) for pair in pairs if pair[1] != pair[2]]
    if not changed:
        old, new = (ics_reader.text_of(row.lines, "DESCRIPTION").split("\n") for row in (before, after))
        changed = [Aspect("uitleg", _only_in(old, new), _only_in(new, old))]
    yield from changed


def _only_in(lines: list[str], others: list[str]) -> str:
    return " / ".join(line for line in lines if line not in others)


def when(row: Row) -> str:
    """The whole moment of an entry in Dutch."""
    start, end = ics_reader.moment_of(row.lines, "DTSTART"), ics_reader.moment_of(row.lines, "DTEND")
    last = ics_reader.last_day(end)
    if start.instant is None or end.instant is None:
        return dutch.period(start.day, last)
    clocks = [f"{timezone.local(instant):%H.%M}" for instant in (start.instant, end.instant)]
    if start.day == last:
        return f"{dutch.long_date(start.day)}, {clocks[0]} tot {clocks[1]} uur"
    return f"{dutch.long_date(start.day)}, {clocks[0]} uur tot {dutch.long_date(last)}, {clocks[1]} uur"


def vanished(before: Ledger, after: Ledger, source: str) -> list[Problem]:
    """A warning for each entry that is called off by nothing but its absence from content, at its line in `source`."""
    questions = []
    numbers = {uid: number for number, uid in enumerate(sorted(before.rows), 1)}
    for uid, row in sorted(after.rows.items()):
        known = before.rows.get(uid)
        if known and row.absent and not known.absent:
            message = f'"{title_of(row)}" ({when(row)}) is weg uit content/: deelnemers zien dat nu als geannuleerd.'
            cure = (
                "Hernoemd? Zet het oude id bij `voorheen`. Gaat het niet door? Zet de module terug, met "
                f"`status: geannuleerd` en een `reden`. Het was {row.path}."
            )
            questions.append(Problem(source, numbers[uid], 1, message, cure, "WM340", warning=True))
    return questions


def rows_of_site(folder: Path, known: Mapping[str, Row]) -> dict[str, Row]:
    """The entries of an earlier built site as rows, read from its calendar files; notices of changes left out.

    A calendar file does not tell an entry's path and feeds; those are the `known` ones. Raises WrongUseError where
    `folder` holds no calendars.
    """
    files = sorted(folder.rglob(f"*{Path(urls.FEED).suffix}"))
    if not files:
        raise WrongUseError(f"In {folder} staan geen agenda's; wijs een map aan met een gebouwde site.")
    feeds: dict[str, list[str]] = defaultdict(list)
    rows: dict[str, Row] = {}
    for file in files:
        try:
            for lines in ics_reader.events(file.read_bytes()):
                row = _as_row(lines, known)
                feeds[row.uid].append(file.relative_to(folder).as_posix())
                rows[row.uid] = row
        except ValueError:
            raise WrongUseError(f"{file} is geen agenda zoals deze site die maakt.") from None
    return {uid: row if uid in known else _unknown(row, feeds[uid]) for uid, row in rows.items()}


def _as_row(lines: tuple[str, ...], known: Mapping[str, Row]) -> Row:
    """Raises ValueError for an entry that is not one of ours."""
    uid, modified = ics_reader.value_of(lines, "UID"), ics_reader.value_of(lines, "DTSTAMP")
    stamped = datetime.strptime(modified, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    plain = tuple(_without_notice(line) for line in lines if not line.startswith(_STAMPS))
    path, feeds = (known[uid].path, known[uid].feeds) if uid in known else ("", ())
    row = Row(uid, path, 0, stamped, stamped, plain, feeds)
    when(row)
    return row


def _unknown(row: Row, feeds: list[str]) -> Row:
    """With a path and feeds from where it was found."""
    path = next(filter(urls.is_module_feed, feeds), f"//{row.uid}/")
    return replace(row, path=path.rpartition("/")[0], feeds=tuple(feeds))


def _without_notice(line: str) -> str:
    name, _, value = line.partition(":")
    if name != "DESCRIPTION":
        return line
    return f"{name}:{text_value(each for each in text_lines(value) if not each.startswith(NOTICE))}"
