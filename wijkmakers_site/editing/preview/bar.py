"""The bar on each page of the preview, and the mistakes over it: what they say, and where they stand in a page."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from wijkmakers_site.editing.forms.things import FORMS, HANDOUTS, thing_at
from wijkmakers_site.editing.preview.state import PreviewState, Source
from wijkmakers_site.editing.screens.screen import screen
from wijkmakers_site.problems.problem import MAX_TOLD, Problem
from wijkmakers_site.reading.source.excerpt import line_of
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_SHEET = regex(rb'(<link rel="stylesheet" href=")([^"]*)')
_CONTEXT = 100  # characters of a line that are shown before its mark: a line may be a megabyte


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """A `problem` as the screen shows it: where it leads (`href`, to an editor), and its source line in three parts:
    what stands `before` the place, the character `at` it, and what comes `after`; all "" where no line can be shown.
    """

    problem: Problem
    href: str
    before: str = ""
    at: str = ""
    after: str = ""


def editor_address(root: Path, path: str, line: int = 1, column: int = 1) -> str:
    """The address that opens VS Code at a place; `path` is relative to the project in `root`."""
    file = (root / path).resolve().as_posix()
    return f"vscode://file/{quote(file.removeprefix('/'))}:{line}:{column}"


def bar(root: Path, shown: PreviewState, path: str) -> str:
    """The HTML of bar and mistakes for the page at `path` of the site."""
    told = [_told(root, problem) for problem in sorted(shown.problems, key=lambda each: each.warning)[:MAX_TOLD]]
    thing = thing_at(root, path)
    return screen(
        "bar.html",
        shown=shown,
        errors=[each for each in told if not each.problem.warning],
        warnings=[each for each in told if each.problem.warning],
        sources=[(each, editor_address(root, each.path, each.line)) for each in sources_of(shown, path)],
        form=thing.address if thing else FORMS,
        messages=f"{HANDOUTS}wijzigingen.html",
        handouts=thing.handouts if thing else f"{HANDOUTS}index.html",
    )


def sources_of(shown: PreviewState, path: str) -> tuple[Source, ...]:
    """The files that the page at a path is made of; of overviews and the like, `site.yaml`."""
    return shown.sources.get(path) or (Source("content/site.yaml"),)


def _told(root: Path, problem: Problem) -> ToldProblem:
    href = editor_address(root, problem.path, problem.line, problem.column)
    line = (line_of(root, problem.path, problem.line) or "").replace("\t", " ")
    begin, at = max(0, problem.column - 1 - _CONTEXT), problem.column - 1
    return ToldProblem(problem, href, line[begin:at], line[at : at + 1], line[at + 1 : at + _CONTEXT])


def with_bar(html: bytes, bar: str) -> bytes:
    """A page of the site with the bar at its end."""
    head, found, tail = html.rpartition(b"</body>")
    added = screen("frame.html", bar=bar, **digest_of(html)).encode()
    return b"".join([head, added, found, tail] if found else [html, added])


def digest_of(html: bytes) -> dict[str, str]:
    """The style sheets of a page (`sheets`, one a line), and a fingerprint (`page`) of all the rest of it: where only
    those differ a page need not be loaded again.
    """
    sheets = b"\n".join(each[1] for each in _SHEET.findall(html)).decode("utf-8", "replace")
    return {"page": sha256(_SHEET.sub(rb"\1", html)).hexdigest()[:16], "sheets": sheets}
