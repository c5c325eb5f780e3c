"""New files to fill in: a programme, a module, a speaker, a venue. Nothing that exists is overwritten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from wijkmakers_site.problems import WrongUseError
from wijkmakers_site.reading.source.document import Document, read_document
from wijkmakers_site.reading.words import suggestion

_PROGRAMME = """\
# Alle feiten van de leergang. De tekst van de pagina staat ernaast, in leergang.md.
titel: {title}
samenvatting: Nog invullen
soort: leergang           # leergang, traineeship, workshop of lezing
concept: ja               # haal deze regel weg als de leergang op de site mag
modules:
"""
_MODULE = """\
{indent}- id: {id}
{indent}  titel: {title}
{indent}  status: concept       # haal deze regel weg als de module op de site mag
{indent}  datum:                # zoals 2025-03-06; leeg: datum volgt
{indent}  tijd:                 # zoals 13:00-19:30
{indent}  locatie:
{indent}  sprekers: []
"""
_SPEAKER = "naam: {title}\nfunctie:\norganisatie:\n"
_VENUE = "naam: {title}\nadres:\npostcode:\nplaats:\ntoegankelijkheid:\n"
_PROSE = "Nog invullen\n"


def create(content: Path, kind: str, names: Sequence[str]) -> list[str]:
    """Begin a `kind` called `names` (a module: its programme's id, then its title); gives what was made or changed.

    Paths are relative to the project. Raises WrongUseError where a name is lacking or taken.
    """
    if kind == "module":
        return _module(content, names)
    title = " ".join(" ".join(names).split())
    id = slug(title)
    if not id:
        raise WrongUseError(f'Zeg erbij hoe het heet, zoals: python3 build.py new {kind} "Een goede naam"')
    quoted = _quoted(title)
    if kind == "leergang":
        folder = content / "leergangen" / id
        files = {folder / "leergang.yaml": _PROGRAMME.format(title=quoted), folder / "leergang.md": _PROSE}
    elif kind == "spreker":
        files = {content / "sprekers" / f"{id}.yaml": _SPEAKER.format(title=quoted)}
    else:
        files = {content / "locaties" / f"{id}.yaml": _VENUE.format(title=quoted)}
    return [_written(content, file, text) for file, text in files.items()]


def slug(title: str) -> str:
    """An id from a title: "Één dag in Selwerd" -> "een-dag-in-selwerd"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def _quoted(title: str) -> str:
    """A YAML scalar: plain where that is safe, else in double quotes."""
    if re.fullmatch(r"[A-Za-zÀ-ÿ0-9][\w .,()'’-]*", title):
        return title
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _written(content: Path, file: Path, text: str) -> str:
    path = file.relative_to(content.parent).as_posix()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise WrongUseError(f"{path} bestaat al; er is niets veranderd.") from None
    return path


def _module(content: Path, names: Sequence[str]) -> list[str]:
    if len(names) < 2:
        raise WrongUseError('Noem de leergang en de titel: python3 build.py new module <id van de leergang> "De titel"')
    programme, title = names[0], " ".join(" ".join(names[1:]).split())
    file = content / "leergangen" / programme / "leergang.yaml"
    if not file.is_file():
        known = [folder.name for folder in (content / "leergangen").glob("*") if folder.is_dir()]
        raise WrongUseError(f'De leergang "{programme}" is er niet. {suggestion(programme, known)}'.rstrip())
    id = slug(title)
    document, problems = read_document(file.relative_to(content.parent).as_posix(), file.read_bytes())
    if document is None or problems:
        raise WrongUseError("Maak eerst dit bestand in orde:\n" + "\n".join(map(str, problems)))
    modules = document.data.get("modules", [])
    if not id or not isinstance(modules, list) or any(_id(module) == id for module in modules):
        raise WrongUseError(f'Een module "{id}" kan er niet bij; kies een andere titel.')
    file.write_text(_with_module(file.read_text("utf-8-sig"), document, id, title), encoding="utf-8", newline="\n")
    return [document.path, _written(content, file.with_name(f"{id}.md"), _PROSE)]


def _id(module: object) -> object:
    return module.get("id") if isinstance(module, dict) else None


def _with_module(text: str, document: Document, id: str, title: str) -> str:
    """The file's text with one module more at the end of its list; everything else stays to the letter."""
    lines = text.splitlines()
    if ("modules",) not in document.keys:
        lines.append("modules:")
        end, indent = len(lines), "  "
    else:
        start = document.keys["modules",][0]
        lines[start - 1] = re.sub(r"^modules:\s*\[\s*\]", "modules:", lines[start - 1])
        later = [line for path, (line, _) in document.keys.items() if len(path) == 1 and line > start]
        end = min(later) - 1 if later else len(lines)
        while end > start and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        first = document.values.get(("modules", 0))
        indent = " " * (len(lines[first[0] - 1]) - len(lines[first[0] - 1].lstrip())) if first else "  "
    added = _MODULE.format(indent=indent, id=id, title=_quoted(title)).splitlines()
    return "\n".join([*lines[:end], *added, *lines[end:]]) + "\n"
