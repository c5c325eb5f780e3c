"""One file of bytes -> text with plain newlines, or a problem. Nothing here knows YAML or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from wijkmakers_site.problems.problem import MAX_TOLD, Problem, place_in
from wijkmakers_site.regex import regex
from wijkmakers_site.text.conflict import conflict

MAX_BYTES = 1_000_000

# Control characters (C0 but tab and newline, DEL, C1), Unicode's own line breaks and what is no character: invisible
# in an editor, and libyaml refuses some of them or counts them as a new line, so that every later place would be wrong.
# And what turns the direction of text, with which a page or calendar would show other words than a reviewer read. And
# what has no width, of which web pages and chats are full: a word with one within is another word to search and ids.
# The joiners of emoji and of other scripts (U+200C, U+200D) have a meaning and stay.
INVISIBLE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]")
_WITHOUT_WIDTH = "\u200b\u2060\ufeff"
_SAVE = "Sla het bestand opnieuw op als UTF-8 (in Kladblok: Opslaan als, Codering: UTF-8)."
# How files of other programs begin.
_OTHER_FILES = {
    b"PK\x03\x04": "een bestand van Word of Excel",
    b"\xd0\xcf\x11\xe0": "een bestand van Word of Excel",
    b"%PDF-": "een pdf",
    b"\xff\xd8\xff": "een foto",
    b"\x89PNG": "een beeld",
}


def decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file (BOM and Windows or old Mac newlines are fine), its invisible characters replaced.

    `path` is only used in problems. A file that is no text at all, or in which git left two
    versions, gives "" and one problem.
    """
    if len(raw) > MAX_BYTES:
        return "", [too_large(path, len(raw))]
    if other := next((name for sign, name in _OTHER_FILES.items() if raw.startswith(sign)), ""):
        message = f"Dit is {other}, en geen gewone tekst: de naam veranderen is niet genoeg."
        return "", [
            Problem(path, 1, 1, message, "Maak een leeg bestand met deze naam, en plak daar de tekst in.", "WM001")
        ]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [Problem(path, 1, 1, "Dit bestand is opgeslagen als UTF-16.", _SAVE, "WM001")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = with_plain_newlines(error.object[: error.start].decode())  # `error` counts without the BOM
        line, column = place_in(before, len(before))
        return "", [Problem(path, line, column, "Hier staat een teken dat geen UTF-8 is.", _SAVE, "WM001")]
    text = with_plain_newlines(text)
    if two_versions := conflict(path, text):
        return "", [two_versions]  # whatever else is wrong follows from it
    if text.replace("\n", "").isprintable():  # a quick first look: nothing that is invisible is
        return text, []
    problems = [
        Problem(
            path,
            line,
            column,
            f"Hier staat een onzichtbaar teken (U+{ord(found):04X}), waarschijnlijk meegekomen met plakken.",
            "Haal het weg: wis de tekens rond deze plek en typ ze opnieuw.",
            "WM002",
        )
        for line, column, found in first_in_line(INVISIBLE, text)
    ]
    return INVISIBLE.sub(lambda match: "" if match[0] in _WITHOUT_WIDTH else " ", text), problems


def too_large(path: str, size: int) -> Problem:
    shown = f"{size / 1_000_000:.1f}".replace(".", ",")
    return Problem(path, 1, 1, f"Dit bestand is te groot ({shown} MB).", "Houd het onder 1 MB; splits het op.", "WM001")


def with_plain_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def first_in_line(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, str]]:
    """(line, column, last character) of the first match in each line; once a line is enough to find the rest.

    No more than `MAX_TOLD`.
    """
    yield from islice(_each_first_in_line(pattern, text), MAX_TOLD + 1)


def _each_first_in_line(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if found := pattern.search(line):
            yield number, found.end(), found[0][-1]
