"""Rows as the program wrote them until version 2: entries as lines, changes as Dutch words. Read here, never written.

They rise to facts, with the same UID, SEQUENCE and moments; the next `publish` writes them in the present form.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from wijkmakers_site.calendars.entries.read_back import entry_from
from wijkmakers_site.calendars.ledger.changes import WORDS, Aspect
from wijkmakers_site.calendars.ledger.rows import Change, Row
from wijkmakers_site.calendars.ledger.written.sound import is_content, is_sound
from wijkmakers_site.regex import regex
from wijkmakers_site.text import timezone

_KEYS = ("uid", "path", "hash", "sequence", "modified", "end", "feeds", "absent", "changes", "entry")
_ASPECTS = {words: aspect for aspect, words in WORDS.items()}
_BETWEEN = regex(r", | en ")


def raised(line: str, values: dict[str, Any]) -> Row:
    """The row of a line. Raises ValueError, KeyError, TypeError or AttributeError for what was never written so."""
    lines = tuple(values["entry"])
    written = json.dumps({key: values[key] for key in _KEYS}, ensure_ascii=False, separators=(",", ":"))
    if not is_content(lines) or values["hash"] != _hash(lines) or written != line:
        raise ValueError(line)
    row = Row(
        uid=values["uid"],
        path=values["path"],
        sequence=values["sequence"],
        modified=timezone.instant(values["modified"]),
        entry=entry_from(lines),
        lines=lines,
        feeds=tuple(values["feeds"]),
        changes=tuple(_changes(values["changes"], values["sequence"])),
        absent=values["absent"],
    )
    if not is_sound(row) or timezone.utc(timezone.ends(row.entry)) != timezone.instant(values["end"]):
        raise ValueError(line)
    return row


def _hash(lines: tuple[str, ...]) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()


def _changes(written: list[list[str]], last: int) -> Iterator[Change]:
    """Each version had one; `last` is the SEQUENCE of the last."""
    for sequence, values in enumerate(written, last + 1 - len(written)):
        yield _change(sequence, *values)


def _change(sequence: int, on: str, words: str, start: str | None = None) -> Change:
    """`start` was the DTSTART that the entry had until then, where it got another one."""
    aspects = tuple(_aspect(each) for each in _BETWEEN.split(words))
    return Change(timezone.instant(on), sequence, aspects, "" if start is None else _iso(start))


def _aspect(words: str) -> Aspect:
    """Raises KeyError for words that were never written."""
    return _ASPECTS[words]


def _iso(start: str) -> str:
    if "T" not in start:
        return datetime.strptime(start, "%Y%m%d").replace(tzinfo=UTC).date().isoformat()
    local = datetime.strptime(start, "%Y%m%dT%H%M%S").replace(tzinfo=timezone.ZONE)
    return local.isoformat(timespec="minutes")
