"""What can be repaired in `content/` without asking what was meant: each file as it is and as it can be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from wijkmakers_site.editing.repair import facts, lines, prose, values
from wijkmakers_site.editing.repair.edits import Edit, apply
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.model import file_kinds
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.source.text import MAX_BYTES
from wijkmakers_site.values import dataclass

Repair = Callable[[str], list[Edit]]
_SHARED_REPAIRS: tuple[Repair, ...] = (lines.byte_order_mark, lines.newlines)
_FACTS_REPAIRS: tuple[Repair, ...] = (
    *_SHARED_REPAIRS, facts.no_break_spaces, facts.spaces_after_key, lines.trailing_spaces, facts.tabs,
    lines.last_newline,
)  # fmt: skip
_PROSE_REPAIRS: tuple[Repair, ...] = (
    *_SHARED_REPAIRS, prose.no_break_spaces, prose.glued_lists, prose.trailing_spaces, lines.last_newline,
)  # fmt: skip
_MAX_PASSES = 5  # one repair can make room for another; in practice the second round finds nothing


@dataclass(frozen=True, slots=True)
class Proposal:
    """One file as it stands (`before`) and as it can be (`after`): the bytes of `file`, which messages call `path`.

    `reasons` leads from what would be done, in Dutch, to how many times; it is never empty.
    """

    path: str
    file: Path
    before: bytes
    after: bytes
    reasons: Mapping[str, int]


def proposals(content: Path, problems: Iterable[Problem] = ()) -> Iterator[Proposal]:
    """Every file of `content/` in which something can be repaired, sorted; not those that cannot be read. `problems` is
    all that is wrong with them: what a rule is sure of is repaired too.
    """
    certain = defaultdict(list)
    for problem in problems:
        if problem.meant:
            certain[problem.path].append(problem)
    folders = (str(PurePosixPath(kind.path("*")).with_name("*")) for kind in file_kinds.in_folders())
    places = (*(kind.path("") for kind in file_kinds.alone()), *folders)
    files = {file for place in places for file in content.glob(place) if file.suffix in (".yaml", ".md")}
    for file in sorted(files):
        if file.name.startswith(".") or not file.is_file():
            continue
        try:
            before = read_plain(file, content, MAX_BYTES)
        except OSError:
            continue
        path = file.relative_to(content.parent).as_posix()
        after, reasons = repaired(path, before, certain[path])
        if after != before:
            yield Proposal(path, file, before, after, reasons)


def repaired(path: str, raw: bytes, problems: Iterable[Problem] = ()) -> tuple[bytes, Mapping[str, int]]:
    """The file with all repairs that are certain, and how often each was needed. What is no text stays as it is."""
    reasons: Counter[str] = Counter()
    try:
        text = raw.decode() if len(raw) <= MAX_BYTES else ""  # what is longer is not read by a build either
    except UnicodeDecodeError:
        text = ""
    by_rules = values.meant_by_rules(text, problems) if problems else []
    for _ in range(_MAX_PASSES if text else 0):
        before = text
        text = _with_lines_repaired(path, text, reasons)
        record = _record(path)
        edits = values.refused_values(text, record, by_rules) if record else []
        if path.endswith(".md"):
            edits = prose.corrected(text)
        reasons.update(edit.reason for edit in edits)
        text = apply(text, edits)
        if text == before:
            break
    return (text.encode(), reasons) if reasons else (raw, reasons)


def _with_lines_repaired(path: str, text: str, reasons: Counter[str]) -> str:
    """The text after one repair of lines after the other; `reasons` grows. One that would change the facts is left out.

    The order is that of the lists above: line ends come first, because the others part lines at LF alone, and tabs
    come after no-break spaces, because their width is judged by what is read.
    """
    is_prose = path.endswith(".md")
    keeps = _keeps_words if is_prose else facts.keeps_facts
    for repair in _PROSE_REPAIRS if is_prose else _FACTS_REPAIRS:
        edits = repair(text)
        after = apply(text, edits)
        if edits and keeps(text, after):
            reasons.update(edit.reason for edit in edits)
            text = after
    return text


def _keeps_words(before: str, after: str) -> bool:
    return before.replace("\ufeff", "").split() == after.replace("\ufeff", "").split()


def _record(path: str) -> type[Record] | None:
    """The record that declares what can stand in a file of facts."""
    file = PurePosixPath(path)
    return next((record for kind, record in RECORDS.items() if file.match(f"content/{kind.path('*')}")), None)
