"""What somebody does who follows the cure of a message to the letter.

`CURES` leads from the words of a cure to the change that they ask for, nothing more: what a cure says to write must do.
Where a cure leaves a choice ("kies een andere dag"), the broken file itself says what was chosen, in
comments beside what is expected:

    # genezen: 12: datum: 2025-05-28      line 12 becomes this, as far indented as it was; nothing: the line goes
    # genezen: 12+: reden: Ziek           a line below it, as far indented as its key
    # genezen: naar content/x.yaml        the file is moved
    # genezen: weg                        the file is deleted
    # genezen: met content/x.yaml: naam: X    another file gets this as its text

Run by hand, the module prints the figure of `test_cures.py` and every cure that does not work:

    PYTHONPATH=. python tests/cures.py [case …]
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from textwrap import dedent

from desk import Desk, key_column, span_of_group, span_of_value
from sites import DAY, FILES

from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.load import load

Cure = Callable[[Desk, Problem, re.Match[str]], None]
_ROUNDS = 3  # two changes may be in each other's way: then the second is made when the first is done
_HINT = re.compile(
    r"^(?:#|<!--) genezen: (?:(?P<line>\d+)(?P<below>\+)?:(?: (?P<text>.*?))?|naar (?P<to>\S+)|(?P<gone>weg)|"
    r"met (?P<other>[^\s:]+): (?P<content>.*?))(?: -->)?$",
    re.MULTILINE,
)


@dataclass
class Outcome:
    """What came of the cures of a site: its first `messages`, those with a cure that was `applied`, those that are
    `gone` after it, and what is `new`: never there before.
    """

    messages: list[Problem]
    applied: list[Problem] = field(default_factory=list)
    gone: list[Problem] = field(default_factory=list)
    new: list[Problem] = field(default_factory=list)


def problems(root: Path) -> list[Problem]:
    """Errors and warnings together."""
    try:
        return sorted(set(load(root / "content", DAY).warnings))
    except InvalidContentError as error:
        return list(error.problems)


def cured(root: Path) -> Outcome:
    """Follow every cure of the site in `root`, all at once, and look again."""
    outcome = Outcome(problems(root))
    before = outcome.messages
    for _ in range(_ROUNDS):
        desk = Desk(root)
        applied = list(_apply(desk, before, hinted=before is outcome.messages))
        outcome.applied += [problem for problem in applied if problem in outcome.messages]
        desk.make()
        after = problems(root)
        left = {_identity(problem) for problem in after}
        known = {_identity(problem) for problem in outcome.messages}
        outcome.new += [problem for problem in after if _identity(problem) not in known]
        outcome.gone = [problem for problem in outcome.messages if _identity(problem) not in left]
        if not after or not applied:
            break
        before = after
    outcome.applied = sorted(set(outcome.applied))
    return outcome


def _identity(problem: Problem) -> tuple[str, str, str]:
    """A problem whatever its line: those above it may have gone."""
    return problem.code, PurePosixPath(problem.path).name, problem.message


def _apply(desk: Desk, found: list[Problem], *, hinted: bool) -> Iterator[Problem]:
    """Those of which the cure was applied; the lines of hints are those of the file as it was (`hinted`)."""
    hints = {path: list(_HINT.finditer(desk.text(path))) for path in _files(desk.root) if hinted}
    for problem in found:
        if _apply_hints(desk, problem, hints) or _apply_cure(desk, problem):
            yield problem


def _files(root: Path) -> list[str]:
    return [file.relative_to(root).as_posix() for file in sorted((root / "content").rglob("*")) if file.is_file()]


def _apply_hints(desk: Desk, problem: Problem, hints: dict[str, list[re.Match[str]]]) -> bool:
    """Whether a file says what is to be done about a problem."""
    mine = hints.get(problem.path, [])
    lines = [hint for hint in mine if hint["line"]]
    whole = [hint for hint in mine if not hint["line"]]
    if lines and not any(_hinted(desk, problem, hint) for hint in lines) and not whole:
        return False
    for hint in lines:
        _edit(desk, problem.path, hint)
    for hint in whole:
        if hint["to"]:
            desk.moves[problem.path] = hint["to"]
        elif hint["gone"]:
            desk.deleted.add(problem.path)
        else:
            desk.new[hint["other"]] = hint["content"].replace("\\n", "\n") + "\n"
    return bool(mine)


def _hinted(desk: Desk, problem: Problem, hint: re.Match[str]) -> bool:
    """Whether a hint is of this problem: of its line, or one of the group that begins there."""
    line = int(hint["line"])
    return problem.line <= line <= max(span_of_group(desk.lines(problem.path), problem.line), problem.line + 1)


def _edit(desk: Desk, path: str, hint: re.Match[str]) -> None:
    line, text = int(hint["line"]), hint["text"] or ""
    old = desk.lines(path)[line - 1]
    if hint["below"]:
        desk.insert(path, line, " " * key_column(old) + text)
    elif text:
        desk.replace_line(path, line, old[: len(old) - len(old.lstrip())] + text)
    else:
        desk.delete_lines(path, line)


def _apply_cure(desk: Desk, problem: Problem) -> bool:
    for pattern, apply in CURES:
        if match := re.match(pattern, problem.cure):
            with suppress(
                ValueError, AssertionError, IndexError, StopIteration
            ):  # what it speaks of does not stand there
                apply(desk, problem, match)
                return True
    return False


def _replace_value(desk: Desk, problem: Problem, new: str) -> None:
    start, end = span_of_value(desk.line(problem), problem.column - 1)
    desk.replace(problem.path, problem.line, start, end, new)


def _write_in_text(desk: Desk, problem: Problem, new: str) -> None:
    """In a text the marks of a heading take the place of others, and an address or a link that of an address."""
    old = re.compile(r"#+" if new.strip("#") == "" else r"[^\s()<>\"']+?(?=[.,;:!?]*(?:[\s()<>\"']|$))")
    if found := old.match(desk.line(problem), problem.column - 1):
        desk.replace(problem.path, problem.line, *found.span(), new)


def write(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """`key: value` takes the place of the line's own key and value, any other text that of the value."""
    new, line = match[1], desk.line(problem)
    above = desk.lines(problem.path)[problem.line - 2] if problem.line > 1 else ""
    if ":" not in line and above.strip() == f"{new.partition(':')[0]}:":  # the key stands on a line of its own
        desk.replace_line(problem.path, problem.line - 1, f"{above[: key_column(above)]}{new}")
        desk.delete_lines(problem.path, problem.line)
        return
    if problem.path.endswith(".md"):
        _write_in_text(desk, problem, new)
        return
    start = key_column(line)
    if re.match(rf"{re.escape(new.partition(':')[0])}\s*:", line[problem.column - 1 :]):
        start = problem.column - 1
    elif not re.match(r"\w+: ", new) or not re.match(rf"{re.escape(new.partition(':')[0])}\b", line[start:]):
        _replace_value(desk, problem, new)
        return
    after = re.match(r"\w+\s*:\s*", line[start:])
    if after is None:  # its colon is what was lacking
        write_line(desk, problem, match)
        return
    _, end = span_of_value(line, start + after.end())
    desk.replace(problem.path, problem.line, start, end, new)


def did_you_mean(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """The word that the message quotes, or else the value, becomes what the cure names."""
    quoted = re.search(r"[\"`](.+?)[\"`]", problem.message)
    if quoted is None:
        _replace_value(desk, problem, match[1])
        return
    line = desk.line(problem)
    start = line.find(quoted[1], problem.column - 1)
    if start < 0:
        _replace_value(desk, problem, match[1])
    else:
        desk.replace(problem.path, problem.line, start, start + len(quoted[1]), match[1])


def one_of_two(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """The second of two keys, or of two files."""
    if problem.code.startswith("WM02"):
        delete_file(desk, problem, match)
    else:
        delete_line(desk, problem, match)


def delete_line(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    desk.delete_lines(problem.path, problem.line, span_of_group(desk.lines(problem.path), problem.line))


def one_line(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """The line itself; what is below it stays."""
    desk.delete_lines(problem.path, problem.line)


def add_line(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """A line beside that of the problem: of the same group, or with a key that stood there empty."""
    line = desk.line(problem)
    key = match[1].partition(":")[0]
    if re.fullmatch(rf"\s*(?:- )*{key}:\s*", line):
        desk.replace_line(problem.path, problem.line, line[: key_column(line)] + match[1])
    else:
        desk.insert(problem.path, problem.line, " " * key_column(line) + match[1])


def make_file(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """A file with the facts that the cure names; where the id is written in another way here, that too."""
    facts = re.findall(r"`(\w+: .+?)`", problem.cure)
    filled = f"Ingevuld 1 {PurePosixPath(match[1]).stem}"
    desk.new[match[1]] = "".join(f"{fact.replace('…', filled)}\n" for fact in facts)
    _write_here(desk, problem)


def _write_here(desk: Desk, problem: Problem) -> None:
    if here := re.search(r"schrijf hier `(.+?)`", problem.cure):
        _replace_value(desk, problem, here[1])


def put_file(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    desk.new[f"{match[2]}{match[1]}"] = ""
    _write_here(desk, problem)


def add_to_list(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """A line as the first of a list of the file that the cure names, or else of this one."""
    path = match["file"] or problem.path
    lines = desk.lines(path)
    at = next(number for number, line in enumerate(lines, 1) if line.startswith(match["list"]))
    desk.insert(path, at, f"  {match['line']}")
    _write_here(desk, problem)


def add_to_file(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    desk.insert(problem.path, 1, match[1])
    _write_here(desk, problem)


def delete_file(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    desk.deleted.add(problem.path)


def rename_file(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    desk.moves[problem.path] = str(PurePosixPath(problem.path).with_name(match[1]))


def empty_folder(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """All that is in a folder moves to the one that the cure names, and the folder goes."""
    folder = desk.root / problem.path
    for path in sorted(folder.iterdir()):
        desk.moves[f"{problem.path}/{path.name}"] = f"{match[1]}{path.name}"
    desk.emptied.add(problem.path)


def move_file(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    desk.moves[problem.path] = match[1]


def write_line(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """All of the line behind its dashes, but a comment, becomes what the cure shows; a key alone is replaced as one."""
    line = desk.line(problem)
    start, end = key_column(line), len(line.partition(" #")[0].rstrip())
    if line[problem.column - 1 :].startswith(("{", "[")) and not re.match(r"\w+:", match[1]):
        start = problem.column - 1
    desk.replace(problem.path, problem.line, start, end, match[1])


def remove(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """The words that the cure names go from the line, and one space that stood between them and what is left."""
    line = desk.line(problem)
    start = max(line.find(match[1], problem.column - 1), line.index(match[1]))
    end = start + len(match[1])
    after = re.match(r",? ?", line[end:])
    desk.replace(problem.path, problem.line, start, end + (after.end() if after else 0), "")


def plain_spaces(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    line = desk.line(problem)
    desk.replace_line(problem.path, problem.line, line.replace("\t", "  ").replace("\u00a0", " "))


def as_far_as(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """The line moves to where the key above it, or else the one below, begins."""
    lines = desk.lines(problem.path)
    near = [at for at in (problem.line - 2, problem.line) if 0 <= at < len(lines) and ":" in lines[at]]
    column = key_column(lines[near[0]]) if problem.line > 1 else key_column(lines[problem.line])
    desk.replace_line(problem.path, problem.line, " " * column + lines[problem.line - 1].lstrip())


def below_others(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """The item, with all that is further to the right, moves to where the first one with the same key begins."""
    lines = desk.lines(problem.path)
    indents = [len(line) - len(line.lstrip()) for line in lines]
    at, key = problem.line - 1, lines[problem.line - 1].strip().partition(":")[0]
    first = next(line for line, text in enumerate(lines) if text.strip().startswith(f"{key}:"))
    for number in range(at, len(lines)):
        if number > at and (indents[number] <= indents[at] or lines[number].strip().startswith(f"{key}:")):
            break
        indent = " " * (indents[number] + indents[first] - indents[at])
        desk.replace_line(problem.path, number + 1, indent + lines[number].strip())


def left_of_below(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    lines = desk.lines(problem.path)
    column = key_column(lines[problem.line]) - 2
    desk.replace_line(problem.path, problem.line, " " * column + lines[problem.line - 1].lstrip())


def remove_invisible(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    line = desk.line(problem)
    desk.replace_line(problem.path, problem.line, "".join(char for char in line if char.isprintable()))


def save_as_utf8(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    raw = (desk.root / problem.path).read_bytes()
    text = raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1")
    desk.new[problem.path] = text


def add_below_dash(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """A key of a group that has none: on a line of its own below the first of the group."""
    add_line(desk, problem, match)


def as_list(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """What stands behind a key becomes items, each on a line with a dash."""
    line = desk.line(problem)
    start, end = span_of_value(line, problem.column - 1)
    indent = " " * (key_column(line) + 2)
    items = "".join(f"\n{indent}- {item.strip()}" for item in line[start:end].split(","))
    desk.replace(problem.path, problem.line, problem.column - 2, end, items)


def join_above(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    lines = desk.lines(problem.path)
    above = lines[problem.line - 2]
    desk.replace_line(problem.path, problem.line - 1, f"{above.rstrip()} {lines[problem.line - 1].strip()}")
    desk.delete_lines(problem.path, problem.line)


def indent_text(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """Every line of the text, to the next key that somebody would take for one: a small letter, and one word."""
    lines = desk.lines(problem.path)
    indent = " " * (key_column(lines[problem.line - 2]) + 2)
    for number in range(problem.line, len(lines) + 1):
        if re.match(r"\s*(?:- )?[a-z_]+:", lines[number - 1]):
            break
        desk.replace_line(problem.path, number, f"{indent}{lines[number - 1].strip()}".rstrip())


def on_lines(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    items = re.findall(r"`(- .+?)`", problem.cure)
    line = desk.line(problem)
    indent = line[: len(line) - len(line.lstrip())]
    desk.replace_line(problem.path, problem.line, "\n".join(indent + item for item in items))


def write_two(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    write(desk, problem, match)
    desk.insert(problem.path, problem.line, " " * key_column(desk.line(problem)) + match[2])


def write_together(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """In the place of both keys that the message names."""
    write_line(desk, problem, match)
    other = re.findall(r"`(\w+)`", problem.message)[1]
    lines = desk.lines(problem.path)
    below = range(problem.line, len(lines))
    at = next(number + 1 for number in below if lines[number].strip().startswith(other))
    desk.delete_lines(problem.path, at)


def move_above(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """The line goes to the nearest line above it, or below, that begins with a key, as far indented as that is."""
    lines = desk.lines(problem.path)
    found = [at for at, line in enumerate(lines, 1) if line.strip().startswith(match[1])]
    at = min(found, key=lambda at: abs(at - problem.line))
    indent = " " * key_column(lines[at - 1])
    line = lines[problem.line - 1].strip()
    if line.startswith("- "):  # within braces it is taken out of them
        value = re.search(r"(\w+: (?:\[[^\]]*\]|[^,}]*))", lines[problem.line - 1][problem.column - 1 :])
        assert value
        desk.insert(problem.path, at - 1, indent + value[1])
        start = problem.column - 1
        end = start + value.end()
        before = lines[problem.line - 1][:start].rstrip(", ")
        desk.replace(problem.path, problem.line, len(before), end, "")
        return
    desk.insert(problem.path, at - 1, indent + line)
    desk.delete_lines(problem.path, problem.line)


def move_below(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    lines = desk.lines(problem.path)
    at = next(number for number, line in enumerate(lines, 1) if line.strip().startswith(match[1]))
    indent = " " * (key_column(lines[at - 1]) + 2)
    desk.insert(problem.path, at, indent + lines[problem.line - 1].strip())
    desk.delete_lines(problem.path, problem.line)


def write_example(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    if match[1].startswith("["):  # a link, in the place of what made the line
        desk.replace_line(problem.path, problem.line, match[1])
        return
    write(desk, problem, match)


def add_within_braces(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    end = desk.line(problem).index("}", problem.column - 1)
    desk.replace(problem.path, problem.line, end, end, match[1])


def dash_before_group(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """A dash before the line, and the lines below it that belong to it further to the right."""
    lines = desk.lines(problem.path)
    indent = key_column(lines[problem.line - 1])
    for number in range(problem.line, len(lines) + 1):
        line = lines[number - 1]
        if len(line) - len(line.lstrip()) < indent:
            break
        dash = "- " if line.strip().startswith(f"{match[1]}:") and number == problem.line else "  "
        desk.replace_line(problem.path, number, " " * indent + dash + line[indent:])


def dash_before(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """What was a key of the group above it begins one of its own."""
    line = desk.line(problem)
    at = key_column(line) - 2
    desk.replace_line(problem.path, problem.line, f"{line[:at]}- {line.lstrip()}")


def without_dash(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """All lines of the file two spaces to the left, the first without its dash."""
    for number, line in enumerate(desk.lines(problem.path), 1):
        if line.startswith(("- ", "  ")):
            desk.replace_line(problem.path, number, line[2:])


def rename_page(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    page = PurePosixPath(problem.path)
    desk.moves[problem.path] = str(page.with_name(match[1] + page.suffix))


def put_back(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    desk.new[problem.path] = dedent(FILES[match[1]])


def other_name(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    image = PurePosixPath(problem.path)
    desk.moves[problem.path] = str(image.with_stem("een-andere-naam"))
    _write_name(desk, image.name, f"een-andere-naam{image.suffix}")


def as_jpeg(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """A JPEG instead of the photo, and its name wherever that of the photo stood."""
    photo = PurePosixPath(problem.path)
    name = f"{photo.stem.lower().replace('_', '-')}.jpg"
    desk.deleted.add(problem.path)
    desk.new[str(photo.with_name(name))] = "JPEG"
    if name != photo.name:
        _write_name(desk, photo.name, name)


def _write_name(desk: Desk, old: str, new: str) -> None:
    """Wherever the name of a picture stands, another one."""
    for path in filter(lambda path: path.endswith(".yaml"), _files(desk.root)):
        for number, line in enumerate(desk.lines(path), 1):
            if old in line and not line.startswith("#"):
                desk.replace_line(path, number, line.replace(old, new))


def as_one_line(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """In the place of the line with the key and of those below it."""
    lines = desk.lines(problem.path)
    key = match[1].partition(":")[0]
    first = next(at for at in range(problem.line, 0, -1) if lines[at - 1].lstrip("- ").startswith(f"{key}:"))
    above = lines[first - 1]
    desk.replace_line(problem.path, first, above[: key_column(above)] + match[1])
    last = problem.line
    while last < len(lines) and lines[last].strip() and not re.match(r"\s*(?:- )?\w+:", lines[last]):
        last += 1
    desk.delete_lines(problem.path, first + 1, last)


def own_line(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """What stands behind a line gets one of its own below it: as far to the right, or `below` its key."""
    line = desk.line(problem)
    start = line.index(match[1], problem.column - 1)
    indent = " " * (key_column(line) + (2 if match["below"] else 0))
    desk.replace(problem.path, problem.line, len(line[:start].rstrip()), len(line), f"\n{indent}{match[1]}")


def bullet_to_dash(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """The dash comes in the place of the mark of another program, if one stands there."""
    at = problem.column - 1
    desk.replace(problem.path, problem.line, at, at + (2 if desk.line(problem)[at] in "•*" else 0), match[1])


def silence(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    desk.replace_line(problem.path, problem.line, f"{desk.line(problem)} {match[1]}")


def keep_first_version(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """Of every two versions the first, without git's marks."""
    kept = True
    for number, line in enumerate(desk.lines(problem.path), 1):
        if line.startswith(("<<<<<<<", "|||||||", "=======", ">>>>>>>")):
            kept = line.startswith(("<<<<<<<", ">>>>>>>"))
            desk.delete_lines(problem.path, number)
        elif not kept:
            desk.delete_lines(problem.path, number)


def dash_on_a_new_line(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """Below the key, and as any list further to the right."""
    line, at = desk.line(problem), problem.column - 1
    new = f"{line[:at].rstrip()}\n{' ' * (key_column(line) + 2)}{line[at:]}"
    desk.replace_line(problem.path, problem.line, new)


def write_code(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """The code that stands there gets what the cure puts behind it."""
    start = problem.column - 1
    desk.replace(problem.path, problem.line, start, start + len(match[1].partition(":")[0]), match[1])


def straight_quotes(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """The text between curly quotes, with them."""
    line = desk.line(problem)
    bare = match[1].strip('"')
    start = line.index(bare, problem.column - 1)
    end = start + len(bare)
    desk.replace(problem.path, problem.line, problem.column - 1, end + (line[end : end + 1] in "“”’‘"), match[1])


def delete_item(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """All of the item of a list in which the problem stands."""
    lines = desk.lines(problem.path)
    first = next(at for at in range(problem.line, 0, -1) if lines[at - 1].lstrip().startswith("- "))
    desk.delete_lines(problem.path, first, span_of_group(lines, first))


def write_both(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """The values of two keys of one group, on its own lines or within braces, at the problem or above it."""
    lines = desk.lines(problem.path)
    for key, value in ((match[1], match[2]), (match[3], match[4])):
        for at in range(problem.line, 0, -1):
            found = re.search(rf"\b{key}: *", lines[at - 1])
            if found:
                start, end = span_of_value(lines[at - 1], found.end())
                desk.replace(problem.path, at, start, end, value)
                break


def write_above(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    lines = desk.lines(problem.path)
    at = next(at for at, line in enumerate(lines, 1) if line.startswith(f"{match[1]}:"))
    desk.replace_line(problem.path, at, f"{match[1]}: {match[2]}")


def add_date(desk: Desk, problem: Problem, match: re.Match[str]) -> None:
    """Behind the date of the group of the problem."""
    line = desk.line(problem)
    if within := re.search(r"\bdatum: [0-9-]+", line):
        desk.replace(problem.path, problem.line, within.end(), within.end(), f", {match[1]}")
    else:
        desk.insert(problem.path, problem.line, " " * key_column(line) + match[1])


def sort_items(desk: Desk, problem: Problem, _match: re.Match[str]) -> None:
    """All items of the list in which the problem stands, by their first date."""
    lines = desk.lines(problem.path)
    first = next(at for at in range(problem.line, 0, -1) if lines[at - 1].lstrip().startswith("- "))
    indent = lines[first - 1].index("-")
    start = first
    while start > 1 and len(lines[start - 2]) - len(lines[start - 2].lstrip()) >= indent and lines[start - 2].strip():
        start -= 1
    items: list[list[str]] = []
    end = start
    while end <= len(lines) and lines[end - 1].startswith(" " * indent) and lines[end - 1].strip():
        if lines[end - 1][indent] == "-":
            items.append([])
        items[-1].append(lines[end - 1])
        end += 1
    items.sort(key=lambda item: min(re.findall(r"datum: ([0-9-]+)", "\n".join(item)), default="9"))
    for at, line in enumerate([line for item in items for line in item], start):
        desk.replace_line(problem.path, at, line)


# In this order: the first that fits counts.
CURES: list[tuple[str, Cure]] = [
    (r"Wissel ze om: `(\w+): (.+?)` en `(\w+): (.+?)`", write_both),
    (r"Zet voor de `}` nog: `(.+?)`\.", add_within_braces),
    (r"Zet `- ` voor `(\w+)`, en wat eronder staat", dash_before_group),
    (r"Begint hier iets nieuws\? Zet een streepje voor de regel", dash_before),
    (r"Haal het streepje weg, en zet de regels eronder", without_dash),
    (r"Schrijf erachter waarom: `(.+?)`", write_code),
    (r"Zet wat eronder staat bij de eerste, en haal deze regel weg", one_line),
    (r"Haal bij een van de organisaties de regel", delete_line),
    (r"Is er nog plek\? Haal de regel weg", delete_line),
    (r".*Klopt die\? Schrijf dan bij de leergang `(\w+): (.+?)`", write_above),
    (r".*Zet bij deze datum `(einddatum: .+?)`", add_date),
    (r"Duurt het één dag\? Haal de regel weg", delete_line),
    (r".*of zet de modules op volgorde|Zet ze op volgorde", sort_items),
    (r"Zet `(.+?)` op een eigen regel(?P<below>, onder `.+?`)?\.", own_line),
    (r"Haal dat weg: `(.+?)`", write_line),
    (r"Schrijf `(.+?)` en eronder `(.+?)`\.", write_two),
    (r"Schrijf ze samen: `(.+?)`", write_together),
    (r"`.+?` hoort bij `.+?`\. Schrijf `(.+?)`\.", write_line),
    (r"`.+?` hoort bij .+\. Zet de regel boven `(.+?)`", move_above),
    (r"`.+?` hoort bij .+\. Zet de regel onder `(.+?)`, met twee spaties", move_below),
    (r".*[Hh]aal (?:hem|de regel|deze regel) hier weg", delete_line),
    (r".*, en haal deze regel weg", delete_line),
    (r"`.+?` staat hier al\. Haal de regel weg", delete_line),
    (r"Haal dit onderdeel weg tot je het weet: alle regels vanaf het streepje", delete_item),
    (r"Klopt de datum\? Schrijf `(.+?)`", write),
    (r"Schrijf `([^`]+)` of `[^`]+`\.", write),
    (r"Schrijf `(.+?)`[.,]", write),
    (r"Maak er `(.+?)` van", write),
    (r"Bedoelde je `(.+?)`\?", did_you_mean),
    (r"Haal een van de twee weg\.", one_of_two),
    (r"Haal (?:de|die|deze) regel (?:met `.+?` )?weg", delete_line),
    (r"Haal `(.+?)` weg", remove),
    (r"`(.+?)` is een .+?\. Haal het hier weg", remove),
    (r"Zet ze elk op een eigen regel: `- ", on_lines),
    (r"Zet erbij: `(.+?)`", add_line),
    (r"Vul in, bijvoorbeeld `(.+?)`\.", add_line),
    (r"Maak `(content/.+?)` met `", make_file),
    (r"Zet `(.+?)` in `(content/.+?)`\.", put_file),
    (r"Zet (?:in `(?P<file>.+?)`|bij de leergang) onder `(?P<list>.+?)` de regel `(?P<line>- .+?)`", add_to_list),
    (r"Zet bij de leergang de regel `(.+?)`", add_to_file),
    (r"Hernoem het naar `(.+?)`", rename_file),
    (r".*Verplaats het naar `(.+?)`", move_file),
    (r"Hernoem de map naar `(.+?)`", rename_file),
    (r"Verplaats wat (?:erin staat|je nodig hebt) naar `(.+?)`, en verwijder d", empty_folder),
    (r"Haal het hier weg[.:]", delete_file),
    (r"Zet .+ in een van de (?:andere )?mappen, of haal (?:het|de map) weg", delete_file),
    (r"Sla er een kopie van op als .+, en haal dit bestand hier weg", delete_file),
    (r"Is het een kopie\? Verwijder het dan", delete_file),
    (r"Vervang die door gewone spaties, zodat de regel", as_far_as),
    (r"Vervang die door gewone spaties", plain_spaces),
    (r"Zet hem even ver naar rechts als de (?:andere regels van dit groepje|regels erboven en eronder)\.", as_far_as),
    (r"Zet deze regel even ver naar rechts als die, met alle regels die erbij horen", below_others),
    (r"Zet het twee spaties links van de regels eronder", left_of_below),
    (r"Begin de regel met `(- )`\.", bullet_to_dash),
    (r"Haal het weg: wis de tekens rond deze plek", remove_invisible),
    (r"Sla het bestand opnieuw op als UTF-8", save_as_utf8),
    (r"Hoort hij bij de tekst erboven\? Zet hem erachter", join_above),
    (r"Zet voor elke regel van die tekst twee spaties meer", indent_text),
    (r"Begin elk onderdeel op een eigen regel met `- `", as_list),
    (r"Typ rechte: .*: `(\".+\")`\.$", straight_quotes),
    (r".*Zet er `(# WM\d+: .+?)` achter", silence),
    (r"Kies `([^`]+)`", write),
    (r"Kies een ander id, zoals `(.+?)`", write),
    (r"Schrijf (?:het|een \w+) zoals `([^`]+)`", write),
    (r"Noem de pagina anders, zoals `(.+?)`", rename_page),
    (r"Open de foto .+ sla een kopie op als JPEG", as_jpeg),
    (r"Geef een van de twee een andere naam", other_name),
    (r"Zet `(content/.+?)` terug\.", put_back),
    (r"Zet aanhalingstekens om het geheel: `(.+?)`\. Of", write_line),
    (r"Tussen <<<<<<<", keep_first_version),
    (r"Haal wat daar staat weg, en kijk", one_line),
    (r"Vul het in, of haal de regel weg", one_line),
    (r"Zet het streepje op een nieuwe regel", dash_on_a_new_line),
    (r".*, of verwijder het bestand\.", delete_file),
    (r"Is het dezelfde\? Schrijf overal `.+?`, en verwijder dit bestand", delete_file),
    (r"Maak er één regel van: `(.+)`\.$", as_one_line),
    (r".*: `(.+)`\.$", write_line),
    (r"(?:Schrijf|Zet|Begin en eindig|Begin) .+?, zoals `(.+?)`", write_example),
    (r"[^`]*[Vv]erwijder het(?: bestand)?\.", delete_file),
]  # fmt: skip


def main(names: list[str]) -> None:
    from test_broken import CASES, broken_site

    totals = [0, 0, 0, 0]
    for case in names or CASES:
        with tempfile.TemporaryDirectory() as folder:
            outcome = cured(broken_site(Path(folder), case))
        counts = (outcome.messages, outcome.applied, outcome.gone, outcome.new)
        totals = [total + len(count) for total, count in zip(totals, counts, strict=True)]
        for problem in outcome.messages:
            if problem not in outcome.applied:
                print(f"{case}: NOT APPLIED {problem.code} {problem}")
            elif problem not in outcome.gone:
                print(f"{case}: STAYS {problem.code} {problem}")
        for problem in outcome.new:
            print(f"{case}: NEW {problem.code} {problem}")
    print("messages {}, cures applied {}, gone {}, new {}".format(*totals))


if __name__ == "__main__":
    main(sys.argv[1:])
