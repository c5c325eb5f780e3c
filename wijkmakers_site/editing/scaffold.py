"""New files to fill in: one of each kind of file, or a module. Nothing that exists is overwritten."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from wijkmakers_site.editing.begun import begun
from wijkmakers_site.editing.changes.facts import as_yaml
from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain
from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.file_kinds import NEWS, ORGANISATION, PAGE, PROGRAMME, SPEAKER, VENUE
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.notation import ids
from wijkmakers_site.reading.source.document import Document, read_document, whole_document
from wijkmakers_site.reading.source.text import INVISIBLE, MAX_BYTES
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.nearest import suggestion

_MODULE = """\
{indent}- id: {id}
{indent}  titel: {title}
{indent}  status: concept       # haal deze regel weg als de module op de site mag
{indent}  datum:                # zoals 2025-03-06; leeg: niet bekend
{indent}  tijd:                 # zoals 13:00-19:30
{indent}  locatie:
{indent}  sprekers: []
"""
_PROSE = "Nog invullen\n"
_UNWRITABLE = regex(f"{INVISIBLE.pattern}|[\ud800-\udfff]")  # also what is no text at all on the command line


def create(content: Path, kind: str, names: Sequence[str], day: date) -> list[str]:
    """Begin a file, as `begin` has it, and give the paths of what was made or changed, relative to the project."""
    plan = begin(content.parent, kind, names, day)
    plan.carry_out()
    return list(plan.written)


def begin(root: Path, kind: str, names: Sequence[str], day: date) -> Plan:
    """A file of `kind` to be filled in, with `names` as its title (for a module: its programme's id, then the title).
    `day` is today: news is of that day, as long as nobody changes it.

    Raises UsageError where a name is lacking or taken.
    """
    if kind == PROGRAMME.part:
        return _module(root, names)
    title, id = _title_and_id(names, f'python3 build.py new {kind} "Een goede naam"')
    file_kind = next(file_kind for file_kind in file_kinds.in_folders() if file_kind.name == kind)
    if file_kind is NEWS:
        id = ids.as_id(f"{day} {id}")  # as long as an id may be, the day included
    plan, path = Plan(root), f"content/{file_kind.path(id)}"
    plan.create(path, begun(file_kind, title, {"datum": day.isoformat()}).encode())
    if file_kind in (PROGRAMME, NEWS):
        plan.create(f"{path.removesuffix('.yaml')}.md", _PROSE.encode())
    return plan


def next_step(kind: str, made: Sequence[str]) -> str:
    """What to do with what was `made` (paths, as `create` gives them), so that visitors see it; Dutch."""
    file = PurePosixPath(made[0])
    id = file.parent.name if kind in (PROGRAMME.name, PROGRAMME.part) else file.stem
    steps = {
        PROGRAMME.name: f'Maak een eerste module: python3 build.py new module {id} "De titel"',
        PROGRAMME.part: f"De module staat onderaan in {made[0]}; de tekst schrijf je in {made[-1]}.",
        SPEAKER.name: f"Noem de spreker bij een module of leergang: `sprekers: [{id}]`.",
        VENUE.name: f"Zet bij een module: `locatie: {id}`.",
        ORGANISATION.name: f"Zet bij een leergang: `organisatoren: [{id}]` of `partners: [{id}]`.",
        NEWS.name: f"De tekst schrijf je in {made[-1]}. Zonder `concept: ja` staat het bericht op de site, vanaf "
        "de dag achter `datum`.",
        PAGE.name: f"Schrijf de tekst in content/paginas/{id}.md, en zet de pagina in content/site.yaml bij `menu:` of "
        f"`onderaan:`, met `link: /{id}/`.",
    }
    return steps.get(kind, "")


def _title_and_id(names: Sequence[str], example: str) -> tuple[str, str]:
    """The title that `names` make together, so that nobody needs quotes around it, and its id."""
    title = " ".join(_UNWRITABLE.sub(" ", " ".join(names)).split())
    if not title:
        raise UsageError(f"Zeg erbij hoe het heet, zoals: {example}")
    id = slug(title)
    if not id:
        raise UsageError(f'Van "{title}" is geen adres te maken; kies een naam met letters of cijfers.')
    return title, id


def slug(title: str) -> str:
    """An id from a title: "Één dag in Selwerd" -> "een-dag-in-selwerd"."""
    return ids.as_id(title)


def _module(root: Path, names: Sequence[str]) -> Plan:
    if len(names) < 2:
        raise UsageError('Noem de leergang en de titel: python3 build.py new module <id van de leergang> "De titel"')
    programme = names[0]
    title, id = _title_and_id(names[1:], f'python3 build.py new module {programme} "De titel"')
    programmes = [file.parent.name for file in (root / "content").glob(PROGRAMME.path("*"))]
    if programme not in programmes:
        raise UsageError(f'De leergang "{programme}" is er niet. {suggestion(programme, programmes)}'.rstrip())
    plan, path = Plan(root), f"content/{PROGRAMME.path(programme)}"
    prose = str(PurePosixPath(path).with_name(f"{id}.md"))
    plan.create(prose, _PROSE.encode())
    before = _read(root, path)
    plan.written = {path: (before, _with_module(path, before, id, title)), **plan.written}
    return plan


def _read(root: Path, path: str) -> bytes:
    try:
        return read_plain(root / path, root / "content", MAX_BYTES)
    except (OddFileError, TooLargeError):
        raise UsageError(f"{path} is geen gewoon bestand; er is niets veranderd.") from None


def _with_module(path: str, raw: bytes, id: str, title: str) -> bytes:
    """The file with one module more at the end of its list; everything else stays to the letter.

    The text is written into, not parsed and printed: staff keep their comments, order and layout. Whether that came
    out right is then read back, whatever way the list was written in. Raises UsageError where it did not.
    """
    document, problems = read_document(path, raw)
    if document is None or problems:
        raise UsageError("Maak eerst dit bestand in orde:\n" + "\n".join(map(str, problems)))
    modules = document.data.get("modules") or []
    if not isinstance(modules, list) or id == PROGRAMME.stem or any(_id(module) == id for module in modules):
        raise UsageError(f'Een module "{id}" kan er niet bij; kies een andere titel.')
    text = "".join(_lines_with_module(raw.decode(), document, id, title))
    after = whole_document(text)
    empty = dict.fromkeys(("datum", "tijd", "locatie"))
    added = {"id": id, "titel": title, "status": "concept", "sprekers": []} | empty
    if after is None or after.data != document.data | {"modules": [*modules, added]}:
        raise UsageError(
            f"In {path} is geen plek gevonden voor een module. Zet `modules:` op een eigen regel en begin elke module "
            "daaronder op een eigen regel met `- `."
        )
    return text.encode()


def _id(module: object) -> object:
    return module.get("id") if isinstance(module, dict) else None


def _lines_with_module(text: str, document: Document, id: str, title: str) -> list[str]:
    """The lines of the file with those of the module put in, with line ends as the file has them."""
    lines = text.splitlines(keepends=True)
    newline = next((end for end in ("\r\n", "\r", "\n") if lines[0].endswith(end)), "\n")
    if not lines[-1].endswith(("\r", "\n")):
        lines[-1] += newline
    if ("modules",) not in document.keys:
        head, listed, tail = [*lines, f"modules:{newline}"], list[str](), list[str]()
    else:
        start = document.keys["modules",][0]
        later = [line for path, (line, _) in document.keys.items() if len(path) == 1 and line > start]
        end = min(later) - 1 if later else len(lines)
        # Empty lines and comments at the margin before the next key belong to that key.
        while end > start and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        head, listed, tail = lines[:start], lines[start:end], lines[end:]
        head[-1] = re.sub(r"^(modules:)[ ]*\[[ ]*\]", r"\1", head[-1])
    dashes = [re.match(r" *(?=-\s)", line) for line in listed]
    indent = next((dash[0] for dash in dashes if dash), "  ")  # as the modules before it
    added = _MODULE.format(indent=indent, id=id, title=as_yaml(title)).splitlines()
    separator = [newline] if listed else []
    return [*head, *listed, *separator, *(line + newline for line in added), *tail]
