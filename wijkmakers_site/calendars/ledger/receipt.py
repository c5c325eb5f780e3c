"""The receipt of a publication: the ledger in short, beside the site, where whoever publishes next can hold theirs
against it. It holds ids, numbers and addresses that everybody can see anyway, and no text of any entry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from wijkmakers_site.calendars.ledger.rows import FIRST_NAMESPACE, Ledger, Row
from wijkmakers_site.calendars.ledger.written.json_lines import NewerFormError
from wijkmakers_site.calendars.ledger.written.sound import is_address, is_named, is_page, is_sequence
from wijkmakers_site.text import timezone
from wijkmakers_site.values import dataclass

VERSION = 1
_DIGEST = 16  # hexadecimal digits: to tell versions apart, not to seal them


@dataclass(frozen=True, slots=True)
class Receipted:
    """What an entry was last published as: its id `path`, its `sequence`, and the `digest` of what it says."""

    path: str
    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a publication showed: `entries` by UID and `addresses` of pages and feeds, those that are gone too; `moved`
    gives the present path by an earlier one.

    `namespace` is that of the UIDs, `modified` (UTC) when the last entry changed; None where there is none.
    """

    entries: Mapping[str, Receipted] = field(default_factory=dict)
    addresses: frozenset[str] = frozenset()
    namespace: UUID | None = None
    modified: datetime | None = None
    moved: Mapping[str, str] = field(default_factory=dict)


def receipt_of(ledger: Ledger) -> Receipt:
    """The same ledger gives the same receipt, whenever it is asked for."""
    entries = {uid: Receipted(row.path, row.sequence, digest(row)) for uid, row in sorted(ledger.rows.items())}
    namespace = ledger.namespace or (FIRST_NAMESPACE if ledger.rows else None)
    modified = max((row.modified for row in ledger.rows.values()), default=None)
    return Receipt(entries, frozenset(ledger.addresses), namespace, modified, ledger.moved)


def digest(row: Row) -> str:
    """Of what the entry says; the notice of its latest change is no part of that."""
    return sha256("\n".join(row.lines).encode()).hexdigest()[:_DIGEST]


def as_json(receipt: Receipt) -> bytes:
    values = {
        "version": VERSION,
        "namespace": receipt.namespace and str(receipt.namespace),
        "modified": receipt.modified and timezone.stamp(receipt.modified),
        "entries": {uid: [each.path, each.sequence, each.digest] for uid, each in receipt.entries.items()},
        "addresses": sorted(receipt.addresses),
        "moved": dict(sorted(receipt.moved.items())),
    }
    return f"{json.dumps(values, separators=(',', ':'))}\n".encode()


def from_json(content: bytes) -> Receipt:
    """Raises NewerFormError for a later form, ValueError for what is no receipt: it may come from anybody."""
    try:
        values = json.loads(content)
        if type(values["version"]) is int and values["version"] > VERSION:
            raise NewerFormError
        receipt = _receipt(values)
        # Written again it must be the same: nothing else stands in it, and nothing has another type.
        is_ours = _is_sound(receipt) and as_json(receipt) == content
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError from error
    if not is_ours:
        raise ValueError(VERSION)
    return receipt


def _receipt(values: dict[str, Any]) -> Receipt:
    namespace, modified = values["namespace"], values["modified"]
    return Receipt(
        {uid: Receipted(*each) for uid, each in values["entries"].items()},
        frozenset(values["addresses"]),
        None if namespace is None else UUID(namespace),
        None if modified is None else timezone.instant(modified),
        dict(values["moved"]),
    )


def _is_sound(receipt: Receipt) -> bool:
    """Its paths become addresses to ask for, and lines of the ledger."""
    named = all(is_named(uid, each.path) for uid, each in receipt.entries.items())
    counted = all(is_sequence(each.sequence) for each in receipt.entries.values())
    paths = (*receipt.moved, *receipt.moved.values())
    return named and counted and all(map(is_address, receipt.addresses)) and all(map(is_page, paths))
