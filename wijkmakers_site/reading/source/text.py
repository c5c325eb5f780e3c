"""One file of bytes -> text with plain newlines, or a problem. Nothing here knows YAML or Markdown."""

from __future__ import annotations

import re

from wijkmakers_site.problems import Problem

MAX_BYTES = 1_000_000

# Control characters (C0 but tab and newline, DEL, C1) and Unicode's own line breaks: invisible in an editor, and
# libyaml counts some of them as a new line, so that every place after them would be wrong.
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_SAVE = "Sla het bestand opnieuw op als UTF-8 (in Kladblok: Opslaan als, Codering: UTF-8)."


def decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file (BOM and Windows or old Mac newlines are fine), its invisible characters replaced.

    `path` is only used in problems. A file that is no text at all gives "" and one problem.
    """
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) / 1_000_000:.1f}".replace(".", ",")
        return "", [Problem(path, 1, 1, f"Dit bestand is te groot ({size} MB).", "Houd het onder 1 MB; splits het op.")]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [Problem(path, 1, 1, "Dit bestand is opgeslagen als UTF-16.", _SAVE)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = place(raw[: error.start].decode("utf-8-sig", "replace"))
        return "", [Problem(path, line, column, "Hier staat een teken dat geen UTF-8 is.", _SAVE)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = [
        Problem(
            path,
            *place(text[: found.start()]),
            f"Hier staat een onzichtbaar teken (U+{ord(found[0]):04X}), waarschijnlijk meegekomen met plakken.",
            "Haal het weg: wis de tekens rond deze plek en typ ze opnieuw.",
        )
        for found in INVISIBLE.finditer(text)
    ]
    return INVISIBLE.sub(" ", text), problems


def place(before: str) -> tuple[int, int]:
    """Line and column (from 1) of the character that comes after `before`, in a text with plain newlines."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
