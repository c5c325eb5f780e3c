"""What a stranger could send to make the program hang, fill the machine or break: each with the message it gets.

`test_bounds.py` asks for the messages. How long each takes, and how much memory, this tells when it is run by hand, in
processor seconds and megabytes of `check` and `build` together:

    .venv/bin/python tests/hostile.py [part of a name]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SPEAKER, PROSE, SITE = "content/sprekers/jet.yaml", "content/paginas/over.md", "content/site.yaml"
_REPOSITORY = Path(__file__).resolve().parent.parent
COURSE = "content/leergangen/proef/leergang.yaml"


@dataclass(frozen=True, slots=True)
class Hostile:
    """`files` by their paths in a project; `told` is part of the message that is expected, "" where all is well."""

    files: Callable[[], dict[str, str | bytes]]
    told: str


def _one(path: str, text: str, told: str) -> Hostile:
    return Hostile(lambda: {path: text}, told)


def _prose(mark: str, told: str, size: int = 49_000) -> Hostile:
    """A text full of one mark."""
    return Hostile(lambda: {PROSE: mark * (size // len(mark))}, told)


def _paragraphs(mark: str, number: int) -> Hostile:
    """As many of a mark as a paragraph may hold, in as many paragraphs as a text may hold."""
    paragraph = mark * number
    return Hostile(lambda: {PROSE: "\n\n".join([paragraph] * (49_000 // len(paragraph)))}, "")


_LONG, _LINES, _BRACKETS = "te veel tekens", "te veel regels", "te veel vierkante haken"
_HTML, _NESTED = "te veel HTML", "zit te veel in elkaar"
_MORE = "Er zijn er nog meer"
CASES: dict[str, Hostile] = {
    **{
        f"prose of {mark!r}": _prose(mark, told)
        for mark, told in (
            ("[", _LONG), ("[a", _LONG), ("[](", _LONG), ("![a](b", _LONG), ("[a](<b", _HTML), ("<a ", _HTML),
            ("<http:", _HTML), ("<![CDATA[", _HTML), ('<b x="', _HTML), ("<details ", _HTML), ("<a@b.c", _HTML),
            ("a\n=\n", _LONG), ("# a\n", _LONG), ("- a\n", _LONG), ("*a*", _LONG), ("*_", _LONG), ('"', _LONG),
            ("'", _LONG), ("1. ", _LONG), ("> ", _LONG), ("`", _LONG), ("\\", _LONG), ("a|b\n-|-\n", _LONG),
        )
    },
    **{
        f"some prose of {mark!r}": _prose(mark, told, size)
        for mark, told, size in (
            ("[", _BRACKETS, 10_000), ("a\n", _LINES, 10_000), ("- a\n", _LINES, 10_000), ("1. ", _NESTED, 6_000),
        )
    },
    **{
        f"paragraphs of {mark!r}": _paragraphs(mark, number)
        for mark, number in (
            ("[", 200), ("[a](b", 200), ("a\n=\n", 250), ("# a\n", 500), ("*a*", 6_600), ("*_", 9_900), ('"', 19_000),
            ("'", 19_000), ("a|b\n", 499), ("- a\n", 499), ("\\", 19_000), ("``a ", 4_900), ("a  \n", 499),
        )
    },
    "tags in one text": _one(PROSE, '<b x="' * 990 + "\n\na" * 13_000, ""),
    "tags of HTML without an end": _one(PROSE, "<div>" * 990, ""),
    "lists in lists": _one(PROSE, "".join(f"{'    ' * depth}- a\n" for depth in range(90)), ""),
    "a megabyte of emphasis": _one(PROSE, "*a* " * 240_000, "Deze tekst is te lang"),
    "two megabytes of text": _one(PROSE, "a\n\n" * 700_000, "Dit bestand is te groot (2,1 MB)"),
    "broken links": _one(PROSE, "".join(f"[a](/b{n}/)\n\n" for n in range(3_000)), _MORE),
    "a remark with a gap": _one(COURSE, f"titel: Proef\n// a{' ' * 100_000}a\nsamenvatting: Samen.\n", "WM005"),
    "brackets with a gap": _one(COURSE, f"titel: Proef\nthema: {{a: b: {' ' * 100_000}x: y}}\n", "WM008"),
    "a long word with mangled letters": _one(PROSE, f"CafÃ© {'a' * 18_000}\n\n{'Ã' * 12_000}", ""),
    "equal keys": _one(SPEAKER, "a: b\n" * 110_000, "voor de tweede keer"),
    "other keys": _one(SPEAKER, "".join(f"naam{n}: b\n" for n in range(60_000)), "te veel sleutels en waarden"),
    "unknown keys": _one(SPEAKER, "".join(f"naam{n}: b\n" for n in range(9_000)), "kennen we hier niet"),
    "lines with a tab": _one(SPEAKER, "naam: Jet\n" + "\t# x\n" * 150_000, "tab of vaste spatie"),
    "invisible characters": _one(PROSE, "a\x00\n" * 20_000, "onzichtbaar teken"),
    "brackets in YAML": _one(SPEAKER, "a: " + "[" * 100_000, "te veel groepjes in elkaar"),
    "a long list": _one(SPEAKER, "naam: Jet\nvoorheen: [" + "x," * 90_000 + "x]\n", "Deze lijst is te lang"),
    "many modules": _one(
        COURSE,
        "titel: T\nsamenvatting: S\nmodules:\n" + "".join(f"  - {{id: a{n}, titel: T}}\n" for n in range(9_000)),
        "te lang",
    ),
    "a name of 999 kB": _one(SPEAKER, f"naam: {'x' * 999_000}\n", "Dit is te lang: 999000 tekens"),
    "a key of 100 kB": _one(SPEAKER, f"? {'x' * 100_000}\n: b\nnaam: Jet\n", "fout WM101"),
    "a date of 100 kB": _one(COURSE, f"titel: T\nsamenvatting: S\nbegindatum: {'1' * 100_000}\n", "Dit is te lang"),
    "a date of 900 characters": _one(COURSE, f"titel: T\nsamenvatting: S\nbegindatum: {'1 ' * 450}\n", "is geen datum"),
    "many files in a folder": Hostile(
        lambda: {f"content/sprekers/x{n}.yaml": "naam: X\n" for n in range(5_100)}, "te veel bestanden: 5101"
    ),
    "unknown speakers": Hostile(
        lambda: {
            f"content/leergangen/a{n}/leergang.yaml": "titel: T\nsamenvatting: S\nsprekers: ["
            + ",".join(f"jet-proef{m}" for m in range(490))
            + "]\n"
            for n in range(40)
        },
        _MORE,
    ),
    **{
        f"a drawing of {what}": _one("content/beelden/logo.svg", f"<svg viewBox='0 0 9 9'>{inside}</svg>", told)
        for what, inside, told in (
            ("one long word", f"<path d='{'a' * 190_000}'/>", ""),
            ("open brackets", f"<path fill='{'(' * 190_000}'/>", "buiten de tekening"),
            ("open comments", f"<style>{'/*' * 95_000}</style>", ""),
            ("a sheet without rules", f"<style>{'a' * 190_000}</style>", "opmaak die we niet kennen"),
            ("many rules", f"<style>{'a{}' * 60_000}</style>", "te veel opmaak"),
            ("spaces", f"<path style='fill:a{' ' * 190_000}b'/>", ""),
        )
    },
    "a picture with a long name": Hostile(
        lambda: {f"content/beelden/{'x' * 250}.jpg": b"\xff\xd8\xff"}, "De naam van dit beeld is te lang"
    ),
    "a name that clears the screen": Hostile(
        lambda: {"content/sprekers/\x1b[2J\u202e.yaml": "naam: Jet\n"}, "\\x1b[2J\\u202e.yaml"
    ),
}  # fmt: skip


def measure(case: Hostile) -> tuple[float, float, str]:
    """Processor seconds, megabytes and the last line of what was said."""
    sys.path.insert(0, str(_REPOSITORY))
    import sites

    with tempfile.TemporaryDirectory() as folder:
        root = sites.with_layouts(Path(folder))
        for path, text in case.files().items():
            sites.write(root, path, text)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        said = ""
        for verb in ("check", "build"):
            command = [sys.executable, "-c", _LIMITED, verb]
            ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
            said = (ended.stderr or ended.stdout).strip().split("\n")[-1]
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1000, said


_LIMITED = f"""
import resource, sys
sys.path.insert(0, {str(_REPOSITORY)!r})
from pathlib import Path
from wijkmakers_site.cli.main import run
resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
code = run([sys.argv[1]], Path.cwd())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000, "MB, code", code, file=sys.stderr)
sys.exit(code)
"""


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    for name, case in CASES.items():
        if wanted in name:
            seconds, _, said = measure(case)
            print(f"{seconds:6.1f} s  {name}: {said}", flush=True)


if __name__ == "__main__":
    main()
