"""A subscriber who reads every calendar with a library of others after each publication, and keeps what they saw."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event
from published import on
from sites import run

from wijkmakers_site import pipeline
from wijkmakers_site.text.clock import Clock

_PREFIX = re.compile(r"^(GEANNULEERD|UITGESTELD|VOORLOPIG): ")
_GROUP = re.compile(r"(.*?)(?: \((Groep .*)\))?")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


_NAMED = ("titel", "groep", "wanneer", "plaats", "status")


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry as a calendar app reads it: what a participant looks at, and the rest of it (`quiet`)."""

    sequence: int
    stamp: datetime
    titel: str
    groep: str
    wanneer: tuple[date, date]
    plaats: str
    status: str
    uitleg: tuple[str, ...]
    notice: tuple[str, ...]
    quiet: tuple[str, ...]

    def differs_in(self, other: Seen) -> set[str]:
        named = {each for each in _NAMED if getattr(self, each) != getattr(other, each)}
        if named or self.uitleg != other.uitleg:
            return named or {"uitleg"}
        return {"stil"} if self.quiet != other.quiet else set()


def seen(event: Any) -> Seen:
    description = str(event["DESCRIPTION"]).split("\n")
    title, group = _GROUP.fullmatch(_PREFIX.sub("", str(event["SUMMARY"]))).groups()  # type: ignore[union-attr]
    said = [line for line in description if not line.startswith(("Gewijzigd op ", "Reden: "))]
    # The programme's title stands first, the link last.
    return Seen(
        sequence=int(event["SEQUENCE"]),
        stamp=event["DTSTAMP"].dt,
        titel=title,
        groep=group or "",
        wanneer=(event["DTSTART"].dt, event["DTEND"].dt),
        plaats=str(event.get("LOCATION", "")),
        status=str(event["STATUS"]),
        uitleg=tuple(said[1:-1]),
        notice=tuple(line for line in description if line.startswith("Gewijzigd op ")),
        quiet=(said[0], said[-1], *(str(event.get(name)) for name in ("URL", "CATEGORIES", "COLOR", "GEO"))),
    )


@dataclass
class Subscriber:
    """Who follows every calendar of the site in `root`, and notices all that differs from the last time.

    `names` are the tests' own for what entries mean, by UID. `addresses` are all pages and calendars there ever were.
    """

    root: Path
    entries: dict[str, Seen] = field(default_factory=dict)
    feeds: dict[str, frozenset[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)

    def publish(self, when: str, **expected: str) -> None:
        """Publish on a day or at a moment, and assert what holds after every publication.

        `expected` is all that participants see change: `start="wanneer plaats"`, `extra="nieuw"`.
        """
        clock = _clock(when)
        told = json.loads(pipeline.differences(self.root, clock, None).json())
        pipeline.publish(self.root, clock)
        before, feeds = self.entries, self.feeds
        self.look(self.root, **expected)
        self._was_told(before, told["afspraken"])
        assert bool(told["stil"]) >= ("stil" in expected.values())
        self._was_told_of_feeds(before.keys(), feeds, told["verplaatst"])

    def look(self, root: Path, **expected: str) -> None:
        """Read the site in `root`, and assert what holds for who read the site before it."""
        before, self.root = self.entries, root
        self.entries, self.feeds = self._read()
        self._name_new(before, expected)
        changed, wanted = self._changed(before), {name: set(what.split()) for name, what in expected.items()}
        assert changed == wanted, (changed, wanted)
        self._counts(before)
        self._finds_all_addresses()

    def refused(self, day: str, *words: str, because: str) -> str:
        """Assert that a publication is refused, and that nothing is written; gives what was told."""
        site = _bytes(self.root / "output")
        ended = run(self.root, "publish", *words, "--op", day)
        assert (ended.returncode != 0, because in ended.stderr) == (True, True), ended.stdout + ended.stderr
        assert _bytes(self.root / "output") == site
        return ended.stderr

    def _read(self) -> tuple[dict[str, Seen], dict[str, frozenset[str]]]:
        entries: dict[str, Seen] = {}
        feeds = {}
        for file in sorted((self.root / "output").rglob("*.ics")):
            events = [each for each in Calendar.from_ical(file.read_bytes()).walk() if isinstance(each, Event)]
            found = {str(event["UID"]): seen(event) for event in events}
            assert len(found) == len(events), "an entry stands twice in one calendar"
            for uid, entry in found.items():
                assert entries.setdefault(uid, entry) == entry, "an entry says other things in another calendar"
            feeds[file.relative_to(self.root / "output").as_posix()] = frozenset(found)
        return entries, feeds

    def _name_new(self, before: Mapping[str, Seen], expected: Mapping[str, str]) -> None:
        """A new entry has the name that is expected of it and is the last word of its title."""
        for uid in self.entries.keys() - before.keys() - self.names.keys():
            name = self.entries[uid].titel.split()[-1]
            assert expected.get(name) == "nieuw", f"unasked new: {self.entries[uid].titel}"
            assert name not in self.names.values(), f"another UID for {name}"
            self.names[uid] = name

    def _changed(self, before: Mapping[str, Seen]) -> dict[str, set[str]]:
        changed = {}
        for uid, entry in self.entries.items():
            what = entry.differs_in(before[uid]) if uid in before else {"nieuw"}
            if what:
                changed[self.names[uid]] = what
        for uid in before.keys() - self.entries.keys():
            changed[self.names[uid]] = {"verdwenen"}
        return changed

    def _counts(self, before: Mapping[str, Seen]) -> None:
        """SEQUENCE goes up where an entry reads otherwise, and there alone; it and the stamp never go back."""
        for uid, entry in self.entries.items():
            old = before.get(uid)
            if old is None:
                continue
            assert entry.stamp >= old.stamp
            assert (entry.sequence > old.sequence) >= bool(entry.differs_in(old)), self.names[uid]
            assert entry.sequence >= old.sequence, self.names[uid]

    def _was_told(self, before: Mapping[str, Seen], told: list[dict[str, Any]]) -> None:
        """What `diff` said before the publication is what came of it, word by word."""
        noticed = {name for name, what in self._changed(before).items() if what != {"stil"}}
        assert {self.names[each["uid"]] for each in told} == noticed
        for each in told:
            old, new = before.get(each["uid"]), self.entries[each["uid"]]
            assert (each["kind"] == "nieuw") == (old is None)
            if old is None:
                assert _is_moment(each["when"], new.wanneer[0])
                continue
            values = {value["what"]: (value["old"], value["new"]) for value in each["aspects"]}
            if "adres" in values:  # of a venue that stays: calendars have one LOCATION for both
                values["plaats"] = values.pop("adres")
            named = new.differs_in(old) - {"uitleg"}
            assert values.keys() & {*_NAMED} == named, each
            for what in values.keys() - {*_NAMED, "reden"}:  # as they stand in the description
                assert all(part in "\n".join(seen.uitleg) for part, seen in zip(values[what], (old, new), strict=True))
            for what in named & {"titel", "groep", "plaats"}:
                assert values[what] == (getattr(old, what), getattr(new, what))
            if "wanneer" in named:
                assert _is_moment(values["wanneer"][0], old.wanneer[0])
                assert _is_moment(values["wanneer"][1], new.wanneer[0])
            if old.status != new.status:
                assert (each["kind"] in ("geannuleerd", "uitgesteld")) == (new.status == "CANCELLED")
                assert (each["kind"] == "hersteld") == (old.status == "CANCELLED")

    def _was_told_of_feeds(self, known: Any, before: Mapping[str, frozenset[str]], told: list[dict[str, Any]]) -> None:
        """Of entries that there were: into which calendars they come, and which they leave."""
        titles = {uid: entry.titel for uid, entry in self.entries.items() if uid in known}
        said = {each["agenda"]: (set(each["erbij"]), set(each["eruit"])) for each in told}
        measured = {}
        for path, now in self.feeds.items():
            then = before.get(path) or self._renamed_from(path, before)
            added, removed = ({titles[uid] for uid in uids if uid in titles} for uids in (now - then, then - now))
            # One entry's own goes where the entry goes.
            is_module = path.startswith("leergangen/") and path.count("/") == 3
            if (added or removed) and not is_module:
                measured[path] = added, removed
        assert said == {path: measured.get(path) for path in said}, (said, measured)
        for path in measured.keys() - said.keys():  # an earlier address is told by the present one
            assert self.feeds[path] in (self.feeds[each] for each in said), (path, measured[path])

    def _renamed_from(self, path: str, before: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """What the calendar at a new address held: it may be one that there was, and answers at both by now."""
        content = (self.root / "output" / path).read_bytes()
        alike = (each for each in before if (self.root / "output" / each).read_bytes() == content)
        return max((before[each] for each in alike), key=len, default=frozenset())

    def _finds_all_addresses(self) -> None:
        site = self.root / "output"
        files = {
            file.relative_to(site).as_posix()
            for pattern in ("*.html", "*.ics", "*.xml", "*.json")
            for file in site.rglob(pattern)
        }
        assert self.addresses <= files, f"gone: {sorted(self.addresses - files)}"
        self.addresses = files


def _clock(when: str) -> Clock:
    return Clock(datetime.fromisoformat(when).replace(tzinfo=UTC)) if "T" in when else on(when)


def _is_moment(dutch: str, start: date) -> bool:
    clock = f"{start:%-H.%M}" in dutch.replace(":", ".") if isinstance(start, datetime) else True
    return clock and f"{start.day} {_MONTHS[start.month - 1]} {start.year}" in dutch


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
