"""A row or an address of the ledger <-> its JSON line, which is believed only as this program writes it.

Version 2 had no namespace and fewer facts; its lines are read as they are, and rise at the next publication.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import fields
from datetime import date, time
from functools import lru_cache
from hashlib import sha256
from sys import intern
from typing import Any
from uuid import UUID

from wijkmakers_site.calendars.entries.entry import Entry, EntrySpeaker, EntryState
from wijkmakers_site.calendars.ledger.changes import Aspect
from wijkmakers_site.calendars.ledger.rows import Change, Row
from wijkmakers_site.calendars.ledger.written.sound import is_address, is_page, is_sound
from wijkmakers_site.model.academy import Hours
from wijkmakers_site.regex import regex
from wijkmakers_site.text import timezone
from wijkmakers_site.values import dataclass

VERSION = 3
_FACTS = tuple(each.name for each in fields(Entry))
# What rows and their entries tell since version 3, and what counts for those of version 2.
_ROW_SINCE_3 = {"superseded": False, "corrected": None}
_ENTRY_SINCE_3 = {"venue": None, "parts": (), "arrival": (), "preparation": None}
# Most lines are addresses. Nothing in one is ever escaped, so that as a text they are told in a fifth of the time.
_ADDRESS = regex(r'\{"address":"([^"\\]+)","version":[23],"gone":(true|false),"checksum":"[0-9a-f]{64}"\}')
_CHECKSUM = ',"checksum":"'
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_instant = lru_cache(1000)(timezone.instant)  # what is published together has one


class NewerFormError(ValueError):
    """A row of a form that a later version of this program writes."""


@dataclass(frozen=True, slots=True)
class Address:
    """The `path` of a page or feed that people may have kept; `is_gone` where its subject is no more."""

    path: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Move:
    """What stood at the path `old` stands at `new`."""

    old: str
    new: str


def read_line(line: str, *, is_proven: bool = False) -> Row | Address | Move | UUID:
    """A row, an address, a move, or the namespace of the UIDs. Of what `is_proven` to be one nothing is judged again.

    Raises ValueError, KeyError, TypeError, AttributeError or RecursionError for anything that no publication writes,
    NewerFormError for what only later programs do.
    """
    if address := _ADDRESS.fullmatch(line):
        read = Address(address[1], address[2] == "true")
        return read if is_proven else _sound_address(line, read)
    values: dict[str, Any] = json.loads(line)
    version = values.get("version", 1)
    if type(version) is int and version > VERSION:
        raise NewerFormError
    if version == 1:
        from wijkmakers_site.calendars.ledger.written import first_form  # noqa: PLC0415  # hardly any ledger has it left

        return first_form.raised(line, values)
    if type(version) is not int or version < 2:
        raise ValueError(line)
    if "namespace" in values:
        return _namespace(line, values)
    if "moved" in values:
        return _move(line, values)
    row = _row(values)
    # Written again it must be the same line: so a key too many, a number for a text and 1.0 for 1 are refused, too.
    if not is_proven and (not is_sound(row) or row_line(row, version) != line):
        raise ValueError(line)
    return row


def _namespace(line: str, values: dict[str, Any]) -> UUID:
    namespace = UUID(values["namespace"])
    if namespace_line(namespace) != line:
        raise ValueError(line)
    return namespace


def _move(line: str, values: dict[str, Any]) -> Move:
    move = Move(values["moved"], values["to"])
    if not (is_page(move.old) and is_page(move.new)) or move_line(move) != line:
        raise ValueError(line)
    return move


def _sound_address(line: str, address: Address) -> Address:
    before, _, checksum = line.removesuffix('"}').rpartition(_CHECKSUM)
    if not is_address(address.path) or _checksum(f"{before}}}") != checksum:
        raise ValueError(line)
    return address


def _row(values: dict[str, Any]) -> Row:
    if values["version"] < 3:
        values = {**_ROW_SINCE_3, **values, "entry": {**_ENTRY_SINCE_3, **values["entry"]}}
    return Row(
        uid=values["uid"],
        path=values["path"],
        sequence=values["sequence"],
        modified=_instant(values["modified"]),
        entry=_entry(values["entry"]),
        lines=_shared(values["lines"]),
        feeds=_shared(values["feeds"]),
        changes=tuple(_changes(values["changes"], values["sequence"])),
        absent=values["absent"],
        superseded=values["superseded"],
        corrected=None if values["corrected"] is None else date.fromisoformat(values["corrected"]),
    )


def row_line(row: Row, version: int = VERSION) -> str:
    """The line of a row; that of an older `version` to hold against what a file has."""
    values = {
        "uid": row.uid,
        "version": version,
        "path": row.path,
        "sequence": row.sequence,
        "modified": timezone.stamp(row.modified),
        "feeds": row.feeds,
        "absent": row.absent,
        "superseded": row.superseded,
        "corrected": row.corrected and row.corrected.isoformat(),
        "changes": [
            {
                "on": timezone.stamp(change.on),
                **({"sequence": change.sequence} if version >= 3 else {}),
                "aspects": change.aspects,
                "start": change.start,
            }
            for change in row.changes
        ],
        "entry": _entry_values(row.entry),
        "lines": row.lines,
    }
    if version < 3:
        values = _without(_ROW_SINCE_3, values) | {"entry": _without(_ENTRY_SINCE_3, _entry_values(row.entry))}
    return _sealed(values)


def _without(keys: Collection[str], values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in keys}


def address_line(address: Address, version: int = VERSION) -> str:
    return _sealed({"address": address.path, "version": version, "gone": address.is_gone})


def move_line(move: Move) -> str:
    return _sealed({"moved": move.old, "version": VERSION, "to": move.new})


def namespace_line(namespace: UUID) -> str:
    return _sealed({"namespace": str(namespace), "version": VERSION})


def _sealed(values: dict[str, Any]) -> str:
    # Over the whole line: an edited UID or SEQUENCE would be believed by every calendar that subscribed.
    written = _json(values)
    return f'{written[:-1]}{_CHECKSUM}{_checksum(written)}"}}'


def _checksum(written: str) -> str:
    return sha256(written.encode()).hexdigest()


def _changes(written: list[dict[str, Any]], last: int) -> Iterator[Change]:
    """Before version 3 each version of an entry had a change of its own; `last` is the SEQUENCE of the last one."""
    for sequence, values in enumerate(written, last + 1 - len(written)):
        aspects = tuple(Aspect(each) for each in values["aspects"])
        yield Change(_instant(values["on"]), values.get("sequence", sequence), aspects, values["start"])


def _entry_values(entry: Entry) -> dict[str, Any]:
    """The facts by their names; days and clock times as ISO 8601 writes them, local."""
    written = {
        "first_day": entry.first_day.isoformat(),
        "last_day": entry.last_day.isoformat(),
        "hours": entry.hours and [f"{clock:%H:%M}" for clock in (entry.hours.start, entry.hours.end)],
        "speakers": entry.speakers and [[each.id, each.name, each.role] for each in entry.speakers],
    }
    return {name: written.get(name, getattr(entry, name)) for name in _FACTS}


def _shared(texts: list[str]) -> tuple[str, ...]:
    """One object for texts that stand in many rows: all of them, alike, would be a tenth of what is in memory."""
    return tuple(map(intern, texts))


def _entry(values: dict[str, Any]) -> Entry:
    hours, speakers = values["hours"], values["speakers"]
    values["first_day"], values["last_day"] = map(date.fromisoformat, (values["first_day"], values["last_day"]))
    values["hours"] = None if hours is None else Hours(*map(time.fromisoformat, hours))
    values["state"] = EntryState(values["state"])
    if speakers is not None:
        values["speakers"] = tuple([EntrySpeaker(*_shared(each[:2]), *each[2:]) for each in speakers])
    values["categories"] = _shared(values["categories"])
    for name in ("parts", "arrival", "details"):
        values[name] = tuple(values[name])
    return Entry(**values)
