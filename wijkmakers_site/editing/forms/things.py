"""What there is to edit in forms: each file of facts with its text, and each module of a programme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.file_kinds import PROGRAMME, FileKind
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.reading.source.text import MAX_BYTES
from wijkmakers_site.values import dataclass

FORMS = "/bewerken/"
HANDOUTS = f"{FORMS}drukwerk/"
MANUAL = "content/LEESMIJ.md"
_SHEET_BEGINS, _SHEET_ENDS = "<!-- spiekbriefje:begin -->", "<!-- spiekbriefje:einde -->"
_PARTS = {PROGRAMME: ("modules", ModuleRecord)}


@dataclass(frozen=True, slots=True)
class Thing:
    """The file of a `kind` with an `id` ("" where there is one of the kind), or with `part` the id of a part of it."""

    kind: FileKind
    id: str
    part: str = ""

    @property
    def facts(self) -> str:
        """The file of its facts, relative to the project."""
        return f"content/{self.kind.path(self.id)}"

    @property
    def text(self) -> str:
        """The file of its text, relative to the project, whether or not it is there; "" where it has none."""
        if not self.kind.has_prose:
            return ""
        return (
            f"{self.facts.rpartition('/')[0]}/{self.part}.md" if self.part else f"{self.facts.removesuffix('.yaml')}.md"
        )

    @property
    def record(self) -> type[Record]:
        return _PARTS[self.kind][1] if self.part else RECORDS[self.kind]

    @property
    def parts_key(self) -> str:
        """The key of the list in which its parts stand; "" where there are none, as in a part itself."""
        return _PARTS[self.kind][0] if self.kind in _PARTS and not self.part else ""

    @property
    def address(self) -> str:
        """Where its form is."""
        name = f"{self.kind.folder or self.kind.name}/{self.id or self.kind.stem}/"
        return f"{FORMS}{name}{f'{self.part}/' if self.part else ''}"

    @property
    def page(self) -> str:
        """The path of its page on the site; "" for the site itself."""
        if not self.kind.has_page:
            return ""
        return f"{self.kind.page(self.id)}{f'{self.part}/' if self.part else ''}"

    @property
    def handouts(self) -> str:
        """Where its handouts are; those of all programmes for what is none."""
        if self.kind != PROGRAMME:
            return f"{HANDOUTS}index.html"
        return f"{HANDOUTS}{self.id}/index.html{f'#{self.part}' if self.part else ''}"

    @property
    def whole(self) -> Thing:
        """The thing of which it is a part."""
        return Thing(self.kind, self.id)


def things(root: Path) -> Iterator[Thing]:
    """All that there is a form for, but for parts; only what really stands there has one."""
    for kind in file_kinds.KINDS:
        for file in sorted((root / "content").glob(kind.path("*") if kind.folder else kind.path(""))):
            if file.is_file() and not file.is_symlink():
                yield Thing(kind, "" if not kind.folder else file.parent.name if kind.stem else file.stem)


def thing_of(root: Path, address: str) -> Thing | None:
    """The thing whose form is at an address; None where there is none. A part is not looked up."""
    by_address = {thing.address: thing for thing in things(root)}
    if address in by_address:
        return by_address[address]
    around, _, part = address.rstrip("/").rpartition("/")
    whole = by_address.get(f"{around}/")
    return Thing(whole.kind, whole.id, part) if whole and whole.parts_key and part else None


def form_of(root: Path, path: str, at: DataPath, data: Any) -> str:
    """Where the form is in which the value at a path of a file's `data` can be changed; of a text, the form that it
    stands in. "" where there is none.
    """
    for thing in things(root):
        if path == thing.facts and thing.parts_key and at[:1] == (thing.parts_key,) and len(at) > 1:
            return Thing(thing.kind, thing.id, str(data[at[0]][at[1]].get("id"))).address
        if path in (thing.facts, thing.text):
            return thing.address
        if thing.parts_key and path.startswith(f"{thing.facts.rpartition('/')[0]}/"):
            return Thing(thing.kind, thing.id, PurePosixPath(path).stem).address
    return ""


def thing_at(root: Path, path: str) -> Thing | None:
    """What the page at a path of the site is about; None where it is about nothing of its own."""
    for thing in things(root):
        rest = path.removeprefix(thing.page) if thing.page and path.startswith(thing.page) else None
        if rest == "":
            return thing
        if rest and thing.parts_key and rest.endswith("/") and rest.count("/") == 1:
            return Thing(thing.kind, thing.id, rest.rstrip("/"))
    return None


def read(root: Path, path: str) -> bytes:
    """A file of the project; nothing where it is not there. Raises OSError for what is no plain file."""
    try:
        return read_plain(root / path, root / "content", MAX_BYTES)
    except FileNotFoundError:
        return b""


def cheat_sheet(root: Path) -> str:
    """The cheat open_form of the manual, as Markdown; "" where there is none."""
    return read(root, MANUAL).decode("utf-8", "replace").partition(_SHEET_BEGINS)[2].partition(_SHEET_ENDS)[0]
