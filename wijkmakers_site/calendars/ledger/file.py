"""`content/agenda.lock`: the ledger as a file, one JSON line a row or address, in a fixed order so that it merges.

The file may come from anybody: a row counts only when it is, to the letter, what this program writes of its facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from uuid import UUID

from wijkmakers_site.calendars.ledger.proven import Proven
from wijkmakers_site.calendars.ledger.rows import Ledger, Row, is_contested, merged
from wijkmakers_site.calendars.ledger.written.json_lines import (
    Address,
    Move,
    NewerFormError,
    address_line,
    move_line,
    namespace_line,
    read_line,
    row_line,
)
from wijkmakers_site.files.committed import committed
from wijkmakers_site.files.plain import OddFileError, read_plain
from wijkmakers_site.files.replace import replace_file
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.conflict import conflict

_MAX_BYTES = 100_000_000  # some fifty thousand entries
_RESTORE = (
    "Haal de vorige versie terug: git checkout HEAD -- content/agenda.lock. Kan dat niet? Maak het opnieuw uit de site "
    "zelf: python3 build.py publish --herstel. Verander dit bestand nooit met de hand."
)
_UPDATE = "Werk het programma bij (git pull) en probeer het nog eens. Verander dit bestand nooit met de hand."
# Of two lines of one entry the later counts: nobody needs to choose.
_KEEP_ALL = "Haal alleen de regels met <<<<<<<, |||||||, ======= en >>>>>>> weg; alle andere regels blijven staan."
_WRONG = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
_NOTHING_PROVEN = Proven(None)


def read_ledger(file: Path, name: str, proven: Proven = _NOTHING_PROVEN) -> Ledger:
    """The ledger in `file`, empty where there is none; `name` is its path in messages. What is `proven` is believed.

    Two lines of one UID (two people published the same entry) count as the later one. Raises InvalidContentError for a
    damaged or edited line, and for one of a newer form: no UID may ever get lost silently.
    """
    content = _content(file, name)
    is_proven = proven.holds(content)
    ledger, problems = _ledger(_lines(content, name), name, is_proven=is_proven)
    if problems:
        raise InvalidContentError(problems)
    if not is_proven:
        proven.keep(content)
    return ledger


def read_pending(file: Path, name: str) -> Ledger:
    """As `read_ledger`, of the ledger that waits beside a site that was just published."""
    try:
        return read_ledger(file, name)
    except InvalidContentError as error:
        # Git knows nothing of it, and the receipt beside it tells what it knew.
        away = f"Haal {name} weg, en typ nog eens python3 build.py publish."
        damage = [replace(each, cure=away) if each.code == "WM601" else each for each in error.problems]
        raise InvalidContentError(damage) from None


def salvaged_ledger(file: Path, name: str) -> Ledger:
    """What is sound of a damaged ledger. Raises InvalidContentError for a newer form alone, and for no file at all."""
    try:
        content = read_plain(file, file.parent, _MAX_BYTES)
    except OSError:
        return Ledger()
    return _ledger(content.decode(errors="replace").replace("\r\n", "\n").split("\n"), name)[0]


def committed_ledger(file: Path, commit: str = "HEAD") -> Ledger:
    """The ledger as git has it in a commit, by default the last; empty where it has none, or none that can be read."""
    return _remembered(committed(file, commit), file.name)


def committed_beside(file: Path) -> Ledger | None:
    """The ledger as git's last commit has it; None where it stands in `file` to the letter, and tells no more."""
    content = committed(file)
    if content is not None and file.is_file() and file.read_bytes() == content:
        return None
    return _remembered(content, file.name)


def _remembered(content: bytes | None, name: str) -> Ledger:
    try:
        text = (content or b"").decode().replace("\r\n", "\n")
        ledger, problems = _ledger(text.split("\n"), name)
    except (InvalidContentError, UnicodeDecodeError):
        return Ledger()
    return Ledger() if problems else ledger


def _ledger(lines: Iterable[str], name: str, *, is_proven: bool = False) -> tuple[Ledger, list[Problem]]:
    """What is sound, and a problem for each line that is not. Raises InvalidContentError for a newer form."""
    versions: dict[str, list[Row]] = defaultdict(list)
    addresses: dict[str, bool] = {}
    namespaces: list[UUID] = []
    moved: dict[str, str] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            read = read_line(line, is_proven=is_proven)
        except NewerFormError:
            newer = "Dit bestand is geschreven door een nieuwere versie van het programma."
            raise InvalidContentError([Problem(name, number, 1, newer, _UPDATE, "WM602")]) from None
        except _WRONG:
            damage = "Deze regel is beschadigd of met de hand veranderd."
            problems.append(Problem(name, number, 1, damage, _RESTORE, "WM601"))
            continue
        match read:
            case Row():
                versions[read.uid].append(read)
            case Address():  # a page that stands on one of two sides stands
                addresses[read.path] = read.is_gone and addresses.get(read.path, True)
            case Move():  # of two sides of a merge it is the same one for everybody
                moved[read.old] = max(read.new, moved.get(read.old, ""))
            case UUID():
                namespaces.append(read)
    # Two first publications that were merged: either would do, as long as it is the same one for everybody.
    rows = {uid: merged(found) for uid, found in versions.items()}
    contested = frozenset(uid for uid, found in versions.items() if is_contested(found))
    return Ledger(rows, addresses, min(namespaces, default=None), moved, contested), problems


def _content(file: Path, name: str) -> bytes:
    """Empty where there is no file, or no folder for it. Raises InvalidContentError for one that cannot be read."""
    try:
        return read_plain(file, file.parent, _MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OddFileError as error:
        raise InvalidContentError([Problem(name, 1, 1, error.message, error.cure, "WM016")]) from None
    except OSError:
        raise _unreadable(name) from None


def _lines(content: bytes, name: str) -> list[str]:
    """Raises InvalidContentError for what is no text, or two versions of one."""
    try:
        text = content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _unreadable(name) from None
    if two_versions := conflict(name, text, cure=_KEEP_ALL):
        raise InvalidContentError([two_versions])
    # Not splitlines(): texts may hold U+2028, which is no line end in JSON.
    return text.split("\n")


def _unreadable(name: str) -> InvalidContentError:
    return InvalidContentError([Problem(name, 1, 1, "Dit bestand kan niet gelezen worden.", _RESTORE, "WM601")])


def write_ledger(file: Path, ledger: Ledger) -> None:
    """Replace `file` in one step, unless it says exactly this already."""
    content = as_file(ledger)
    if not file.is_file() or file.read_bytes() != content:
        replace_file(file, content, durable=True)


def ledger_lines(ledger: Ledger) -> dict[str, int]:
    """The line of each row, by its UID, and of each address, as `write_ledger` puts them."""
    return {key: number for number, key in enumerate([*sorted(ledger.rows), *sorted(ledger.addresses)], 1)}


def as_file(ledger: Ledger) -> bytes:
    file = BytesIO()  # all lines at once, and then as one text, would take three times as much
    for line in _written(ledger):
        file.write(f"{line}\n".encode())
    return file.getvalue()


def _written(ledger: Ledger) -> Iterator[str]:
    yield from (row_line(row) for _, row in sorted(ledger.rows.items()))
    yield from (address_line(Address(path, is_gone)) for path, is_gone in sorted(ledger.addresses.items()))
    yield from (move_line(Move(old, new)) for old, new in sorted(ledger.moved.items()))
    if ledger.namespace:
        yield namespace_line(ledger.namespace)
