"""A ledger that knows less than one before it: SEQUENCE would start again, and calendars would drop what we send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wijkmakers_site.calendars.ledger.receipt import Receipt, digest
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.text.words.dutch import counted, listing
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Losses:
    """What a publication showed and a ledger does not know: the UIDs of entries that are `missing`, that stand there in
    an `older` version, or in a version of the same number that says something else (`other`: published elsewhere), and
    the `addresses` that are missing.
    """

    missing: frozenset[str] = frozenset()
    older: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.missing or self.older or self.other or self.addresses)

    def __or__(self, more: Losses) -> Losses:
        return Losses(
            self.missing | more.missing,
            self.older | more.older,
            self.other | more.other,
            self.addresses | more.addresses,
        )


def losses(ledger: Ledger, shown: Receipt) -> Losses:
    """What `ledger` lacks of all that was `shown`; a ledger that is ahead lacks nothing."""
    missing, older, other = set(), set(), set()
    for uid, entry in shown.entries.items():
        row = ledger.rows.get(uid)
        if row is None:
            missing.add(uid)
        elif row.sequence < entry.sequence:
            older.add(uid)
        elif row.sequence == entry.sequence and digest(row) != entry.digest:
            other.add(uid)
    addresses = (shown.addresses - ledger.addresses.keys()) | (shown.moved.keys() - ledger.moved.keys())
    return Losses(frozenset(missing), frozenset(older), frozenset(other), addresses)


def in_words(lost: Losses, names: dict[str, str]) -> str:
    """Dutch, such as `2 afspraken zijn weg (zoals "De start")`; `names` are those of entries by UID."""
    return listing(list(_phrases(lost, names)))


def _phrases(lost: Losses, names: dict[str, str]) -> Iterator[str]:
    for uids, one, more in (
        (lost.missing, "afspraak is weg", "afspraken zijn weg"),
        (lost.older, "afspraak staat er ouder in", "afspraken staan er ouder in"),
        (lost.other, "afspraak is elders anders gepubliceerd", "afspraken zijn elders anders gepubliceerd"),
    ):
        if uids:
            yield f"{counted(len(uids), one, more)} (zoals {_first(names[uid] for uid in uids)})"
    if lost.addresses:
        such = _first(f"/{path}" for path in lost.addresses)
        yield f"{counted(len(lost.addresses), 'adres is weg', 'adressen zijn weg')} (zoals {such})"


def _first(names: Iterable[str]) -> str:
    return min(names)
