"""`content/agenda.lock`: the ledger as a file, one JSON line a row or address, in a fixed order so that it merges.

The file may come from anybody: a row counts only when it is, to the letter, what this program writes of its facts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, time
from hashlib import sha256
from pathlib import Path
from typing import Any

from wijkmakers_site.calendars.entries.entry import Entry, EntrySpeaker, EntryState
from wijkmakers_site.calendars.ledger import first_form
from wijkmakers_site.calendars.ledger.changes import Aspect
from wijkmakers_site.calendars.ledger.rows import Change, Ledger, Row
from wijkmakers_site.calendars.ledger.sound import is_address, is_sound
from wijkmakers_site.files.committed import committed
from wijkmakers_site.files.plain import OddFileError, read_plain
from wijkmakers_site.files.replace import replace_file
from wijkmakers_site.model.academy import Hours
from wijkmakers_site.problems.problem import InvalidContentError, Problem
from wijkmakers_site.text import timezone
from wijkmakers_site.text.conflict import conflict

VERSION = 2
_MAX_BYTES = 100_000_000  # some fifty thousand entries
_FACTS = tuple(each.name for each in fields(Entry))
_RESTORE = "Haal de vorige versie terug: git checkout -- content/agenda.lock. Verander dit bestand nooit met de hand."
_UPDATE = "Werk het programma bij (git pull) en probeer het nog eens. Verander dit bestand nooit met de hand."
# Of two lines of one entry the later counts: nobody needs to choose.
_KEEP_ALL = "Haal alleen de regels met <<<<<<<, |||||||, ======= en >>>>>>> weg; alle andere regels blijven staan."
_WRONG = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


class _NewerFormError(ValueError):
    """A row of a form that a later version of this program writes."""


def read_ledger(file: Path, name: str) -> Ledger:
    """The ledger in `file`, empty where there is none; `name` is its path in messages.

    Two lines of one UID (two people published the same entry) count as the later one. Raises InvalidContentError for a
    damaged or edited line, and for one of a newer form: no UID may ever get lost silently.
    """
    return _ledger(_lines(file, name), name)


def committed_ledger(file: Path) -> Ledger:
    """The ledger as git has it in the last commit; empty where it has none, or none that can be read."""
    try:
        return _ledger((committed(file) or b"").decode().split("\n"), file.name)
    except (InvalidContentError, UnicodeDecodeError):
        return Ledger()


def _ledger(lines: Iterable[str], name: str) -> Ledger:
    rows: dict[str, Row] = {}
    addresses: dict[str, bool] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            row = _read(line)
        except _NewerFormError:
            newer = "Dit bestand is geschreven door een nieuwere versie van het programma."
            raise InvalidContentError([Problem(name, number, 1, newer, _UPDATE, "WM602")]) from None
        except _WRONG:
            damage = "Deze regel is beschadigd of met de hand veranderd."
            problems.append(Problem(name, number, 1, damage, _RESTORE, "WM601"))
            continue
        if isinstance(row, tuple):
            path, is_gone = row
            addresses[path] = is_gone and addresses.get(path, True)
            continue
        known = rows.get(row.uid)
        if known is None or row.version > known.version:
            rows[row.uid] = row
    if problems:
        raise InvalidContentError(problems)
    return Ledger(rows, addresses)


def _lines(file: Path, name: str) -> list[str]:
    """None where there is no file. Raises InvalidContentError for one that cannot be read."""
    try:
        text = read_plain(file, file.parent, _MAX_BYTES).decode()
    except FileNotFoundError:
        return []
    except OddFileError as error:
        raise InvalidContentError([Problem(name, 1, 1, error.message, error.cure, "WM016")]) from None
    except (OSError, UnicodeDecodeError):
        raise InvalidContentError(
            [Problem(name, 1, 1, "Dit bestand kan niet gelezen worden.", _RESTORE, "WM601")]
        ) from None
    text = text.replace("\r\n", "\n")
    if two_versions := conflict(name, text, cure=_KEEP_ALL):
        raise InvalidContentError([two_versions])
    # Not splitlines(): texts may hold U+2028, which is no line end in JSON.
    return text.split("\n")


def write_ledger(file: Path, ledger: Ledger) -> None:
    """Replace `file` in one step, unless it says exactly this already."""
    content = as_file(ledger)
    if not file.is_file() or file.read_bytes() != content:
        replace_file(file, content, durable=True)


def as_file(ledger: Ledger) -> bytes:
    lines = [_line(row) for _, row in sorted(ledger.rows.items())]
    lines += [_address_line(path, is_gone=is_gone) for path, is_gone in sorted(ledger.addresses.items())]
    return "".join(f"{line}\n" for line in lines).encode()


def _read(line: str) -> Row | tuple[str, bool]:
    """A row, or an address and whether it is gone. Raises one of `_WRONG` for anything that no publication writes."""
    values: dict[str, Any] = json.loads(line)
    version = values.get("version", 1)
    if type(version) is int and version > VERSION:
        raise _NewerFormError
    if version == 1:
        return first_form.raised(line, values)
    return _address(line, values) if "address" in values else _row(line, values)


def _address(line: str, values: dict[str, Any]) -> tuple[str, bool]:
    path, is_gone = values["address"], values["gone"]
    if not is_address(path) or type(is_gone) is not bool or _address_line(path, is_gone=is_gone) != line:
        raise ValueError(line)
    return path, is_gone


def _row(line: str, values: dict[str, Any]) -> Row:
    row = Row(
        uid=values["uid"],
        path=values["path"],
        sequence=values["sequence"],
        modified=timezone.instant(values["modified"]),
        entry=_entry(values["entry"]),
        lines=tuple(values["lines"]),
        feeds=tuple(values["feeds"]),
        changes=tuple(_change(each) for each in values["changes"]),
        absent=values["absent"],
    )
    # Written again it must be the same line: so a key too many, a number for a text and 1.0 for 1 are refused, too.
    if not is_sound(row) or _line(row) != line:
        raise ValueError(line)
    return row


def _line(row: Row) -> str:
    values = {
        "uid": row.uid,
        "version": VERSION,
        "path": row.path,
        "sequence": row.sequence,
        "modified": timezone.stamp(row.modified),
        "feeds": row.feeds,
        "absent": row.absent,
        "changes": [
            {"on": timezone.stamp(change.on), "aspects": change.aspects, "start": change.start}
            for change in row.changes
        ],
        "entry": _entry_values(row.entry),
        "lines": row.lines,
    }
    return _sealed(values)


def _address_line(path: str, *, is_gone: bool) -> str:
    return _sealed({"address": path, "version": VERSION, "gone": is_gone})


def _sealed(values: dict[str, Any]) -> str:
    # Over the whole line: an edited UID or SEQUENCE would be believed by every calendar that subscribed.
    return _json(values | {"checksum": sha256(_json(values).encode()).hexdigest()})


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _change(values: dict[str, Any]) -> Change:
    return Change(timezone.instant(values["on"]), tuple(Aspect(each) for each in values["aspects"]), values["start"])


def _entry_values(entry: Entry) -> dict[str, Any]:
    """The facts by their names; days and clock times as ISO 8601 writes them, local."""
    written = {
        "first_day": entry.first_day.isoformat(),
        "last_day": entry.last_day.isoformat(),
        "hours": entry.hours and [f"{clock:%H:%M}" for clock in (entry.hours.start, entry.hours.end)],
        "speakers": entry.speakers and [[each.id, each.name, each.role] for each in entry.speakers],
    }
    return {name: written.get(name, getattr(entry, name)) for name in _FACTS}


def _entry(values: dict[str, Any]) -> Entry:
    hours, speakers = values["hours"], values["speakers"]
    typed = {
        "first_day": date.fromisoformat(values["first_day"]),
        "last_day": date.fromisoformat(values["last_day"]),
        "hours": None if hours is None else Hours(*map(time.fromisoformat, hours)),
        "state": EntryState(values["state"]),
        "speakers": None if speakers is None else tuple(EntrySpeaker(*each) for each in speakers),
        "details": tuple(values["details"]),
        "categories": tuple(values["categories"]),
    }
    return Entry(**(values | typed))
