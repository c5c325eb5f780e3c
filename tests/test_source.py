"""From the bytes of one file to text, mappings and lists with their places, or problems in Dutch."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.source.document import Document, read_document
from wijkmakers_site.reading.source.text import decode

SAVE = "Sla het bestand opnieuw op als UTF-8 (in Kladblok: Opslaan als, Codering: UTF-8)."
PASTED = ", waarschijnlijk meegekomen met plakken. Haal het weg: wis de tekens rond deze plek en typ ze opnieuw."
SPACE = "Hier staat een tab of vaste spatie. Vervang die door gewone spaties."
SPACES_BEFORE = f"{SPACE[:-1]}, zodat de regel even ver springt als de regels die erbij horen."
EMPTY = "1:1: Dit bestand is leeg. Vul het in, of verwijder het."
NO_KEY = "1:1: Dit bestand begint niet met een sleutel. Begin met `sleutel: waarde`."
BETWEEN_QUOTES = "aan het begin betekent iets bijzonders. Zet de tekst tussen aanhalingstekens."
DIRECTIVE = "Een `%` aan het begin van een regel is voor het programma zelf. Haal de regel weg."
TAG = "Een `!` aan het begin betekent iets bijzonders. Haal"
BACKSLASH = "Een `\\` betekent iets bijzonders tussen dubbele aanhalingstekens. Zet er enkele aanhalingstekens omheen."
SECOND = "Hier begint een tweede document. Haal de regel met `---` weg, en wat eronder nog een keer staat."
UNCLOSED = (
    "Dit aanhalingsteken wordt nergens gesloten. Sluit de tekst af met hetzelfde aanhalingsteken waarmee die begint."
)
TEXT_AFTER_QUOTE = (
    "Na dit aanhalingsteken staat nog tekst. "
    """Zet om het geheel aanhalingstekens van de andere soort."""
)
MISPLACED_COLON = (
    "Hier staat een dubbele punt die niet kan. Hoort die bij de tekst? Zet aanhalingstekens om het geheel."
)
MISSING_COLON = (
    "Op deze regel mist een dubbele punt. Controleer of er na de sleutel een dubbele punt én een spatie staat."
)
UNEXPECTED_LINE = (
    "Deze regel past niet bij de regels erboven. "
    "Zet hem even ver naar rechts als de regels die erbij horen, met een dubbele punt en een spatie na de sleutel."
)
INDENTED_TOO_FAR = "Deze regel springt te ver in. Zet hem even ver naar rechts als de andere regels van dit groepje."
NO_SPACE_AFTER_COLON = "Na de dubbele punt mist een spatie. Zet er een spatie tussen."
NO_SPACE_AFTER_DASH = "Na het streepje mist een spatie. Zet er een spatie tussen."
CURLY_QUOTES = (
    "Dit zijn krullende aanhalingstekens, van Word of een mail. "
    'Typ rechte: wis ze en druk op de toets `"`, links van Enter.'
)
TEXT_AFTER_BRACKET = (
    "Na het haakje staat nog tekst. "
    """Zet die tekst binnen de haakjes, of zet om het geheel aanhalingstekens."""
)
NEW = "Begint hier iets nieuws? Zet een streepje voor de regel, twee spaties naar links. Of haal hem weg."
COMMAS = "Zet komma's tussen de delen en sluit af met"
TOO_DEEP = "Hier zitten te veel groepjes in elkaar. Haal haakjes of inspringingen weg."
NO_TEXT_KEY = "Een sleutel moet gewone tekst zijn. Haal de haakjes of het streepje voor de sleutel weg."
NO_START = "Met dit teken kan een waarde niet beginnen. Zet de tekst tussen aanhalingstekens."
TEXT_AFTER_PIPE = (
    "Na `|` of `>` kan op deze regel niets meer staan. "
    "Zet aanhalingstekens om het geheel: `a: {}`. Of begin de tekst op de volgende regel."
)  # fmt: skip


def read(source: str | bytes) -> tuple[Document | None, list[str]]:
    """The document, and its problems as `line:column: message cure`, without the line or example that a cure shows."""
    document, problems = read_document("x.yaml", source.encode() if isinstance(source, str) else source)
    return document, [_general(str(problem).removeprefix("x.yaml:")) for problem in problems]


def _general(problem: str) -> str:
    return re.sub(r"(?:, zoals|:) `[^`]*`\.$", ".", problem)


def data(source: str | bytes) -> object:
    """The data of a source without problems."""
    document, problems = read(source)
    assert problems == []
    assert document is not None
    return document.data


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", ""),
        ("wij één".encode(), "wij één"),
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb", "a\nb"),
        (b"a\tb", "a\tb"),
        ("😀\u00a0".encode(), "😀\u00a0"),
    ],
)
def test_text_is_utf8_with_or_without_bom_and_any_newlines(raw: bytes, text: str) -> None:
    assert decode("x.md", raw) == (text, [])


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("a\nAndré".encode("latin-1"), f"x.md:2:5: Hier staat een teken dat geen UTF-8 is. {SAVE}"),
        (b"\xef\xbb\xbfa\xff", f"x.md:1:2: Hier staat een teken dat geen UTF-8 is. {SAVE}"),
        ("één\r\nb".encode() + b"\x80", f"x.md:2:2: Hier staat een teken dat geen UTF-8 is. {SAVE}"),
        (b"a\xed\xa0\x80", f"x.md:1:2: Hier staat een teken dat geen UTF-8 is. {SAVE}"),
        (b"\xc0\x80", f"x.md:1:1: Hier staat een teken dat geen UTF-8 is. {SAVE}"),
        ("a".encode("utf-16-le") + b"\xff\xfe", f"x.md:1:3: Hier staat een teken dat geen UTF-8 is. {SAVE}"),
        (b"\xff\xfea\x00", f"x.md:1:1: Dit bestand is opgeslagen als UTF-16. {SAVE}"),
        (b"\xfe\xff\x00a", f"x.md:1:1: Dit bestand is opgeslagen als UTF-16. {SAVE}"),
        (b"a" * 1_000_001, "x.md:1:1: Dit bestand is te groot (1,0 MB). Houd het onder 1 MB; splits het op."),
        (b"\xff" * 50_000_000, "x.md:1:1: Dit bestand is te groot (50,0 MB). Houd het onder 1 MB; splits het op."),
    ],
    ids=["latin-1", "bom", "crlf", "surrogate", "overlong", "end", "utf-16-le", "utf-16-be", "over 1 MB", "50 MB"],
)  # fmt: skip
def test_what_is_no_text_gives_one_problem(raw: bytes, problem: str) -> None:
    text, problems = decode("x.md", raw)
    assert (text, list(map(str, problems))) == ("", [problem])


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x0c", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\uffff"]
)
def test_an_invisible_character_is_pointed_at_and_becomes_a_space(character: str) -> None:
    text, problems = decode("x.md", f"één\nab{character}c\n".encode())
    assert text == "één\nab c\n"
    assert list(map(str, problems)) == [f"x.md:2:3: Hier staat een onzichtbaar teken (U+{ord(character):04X}){PASTED}"]


@pytest.mark.parametrize("character", ["\u200b", "\u2060", "\ufeff"])
def test_a_character_without_width_is_pointed_at_and_goes(character: str) -> None:
    """A word with one within is the word that it looks like."""
    text, problems = decode("x.md", f"één\nab{character}c\n".encode())
    assert text == "één\nabc\n"
    assert list(map(str, problems)) == [f"x.md:2:3: Hier staat een onzichtbaar teken (U+{ord(character):04X}){PASTED}"]


def test_invisible_characters_are_reported_once_a_line() -> None:
    """A megabyte of them, as a crashed disk leaves, is one problem and no hour of work."""
    _, problems = decode("x.md", b"\x00" * 999_998 + b"\n\x00")
    assert [(problem.line, problem.column) for problem in problems] == [(1, 1), (2, 1)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"\xef\xbb\xbftitel: Wonen\r\ndatum: x\r\n", {"titel": "Wonen", "datum": "x"}),
        ("a: b\rc: d\r", {"a": "b", "c": "d"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: 13:00\nb: nee\nc: 2024-02-30\nd: 1_000\ne: 0x10\nf: null\ng: ~\nh: 1e3", {
            "a": "13:00", "b": "nee", "c": "2024-02-30", "d": "1_000", "e": "0x10", "f": "null", "g": "~", "h": "1e3",
        }),
        ("a:\nb: ''\nc:\n  d:\n", {"a": None, "b": "", "c": {"d": None}}),
        ("a: [b, {c: d}]\ne: {f: [g]}", {"a": ["b", {"c": "d"}], "e": {"f": ["g"]}}),
        ("a:\n- b\n-\n- c: d\n  e: f\n", {"a": ["b", None, {"c": "d", "e": "f"}]}),
        ("a: |\n  b\n\n  c\nd: >-\n  e\n  f\n", {"a": "b\n\nc\n", "d": "e f"}),
        ("a: 'b''c'\nd: \"e\\tf\\u00e9\"", {"a": "b'c", "d": "e\tfé"}),
        ("a: b#c # d\n# e\nf: \"g # h\"", {"a": "b#c", "f": "g # h"}),
        ("a: Hoi! *vet* en & meer @ 5% `x`", {"a": "Hoi! *vet* en & meer @ 5% `x`"}),
        ("a: https://voorbeeld.nl:80/?b=c#d", {"a": "https://voorbeeld.nl:80/?b=c#d"}),
        ("“a”: één 😀", {"“a”": "één 😀"}),
        ("<<: b", {"<<": "b"}),
    ],
)  # fmt: skip
def test_every_value_is_text_a_list_or_a_mapping(source: str | bytes, expected: object) -> None:
    """Times, booleans, dates and numbers stay text; a key without a value has None."""
    assert data(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", EMPTY),
        (" \n\n", EMPTY),
        ("# nog niets\n", EMPTY),
        ("---\n", EMPTY),
        ("- a\n- b\n", NO_KEY),
        ("zomaar tekst\n", NO_KEY),
        ("titel:Wonen\n", NO_KEY),
        ("[a]", NO_KEY),
        ("titel: x\ndatum 2024\n", f"2:11: {MISSING_COLON}"),
        ("titel: x\ndatum 2024\nb: y\n", f"2:11: {MISSING_COLON}"),
        ("titel: x\r\ndatum 2024\r\nb: y\r\n", f"2:11: {MISSING_COLON}"),
        ("titel x\ndatum: y\n", f"1:8: {MISSING_COLON}"),
        ("titel:x\n\ndatum: y\n", f"1:7: {NO_SPACE_AFTER_COLON}"),
        ("m:\n  - id:x\n    titel: y\n", f"2:8: {NO_SPACE_AFTER_COLON}"),
        ("a: b\ntitel:x\n", f"2:7: {NO_SPACE_AFTER_COLON}"),
        ("a:\n  - b\n  -c\n", f"3:4: {NO_SPACE_AFTER_DASH}"),
        ("a:\n  -b\n  -c\n", f"2:3: {NO_SPACE_AFTER_DASH}"),
        ("titel: “Wonen: een recht”\n", f"1:8: {CURLY_QUOTES}"),
        ("m:\n  - id: x\n    titel\n    datum: y\n", f"3:10: {MISSING_COLON}"),
        ("titel: Wonen: een recht\n", f"1:13: {MISPLACED_COLON}"),
        ("titel: één: twee\n", f"1:11: {MISPLACED_COLON}"),
        ("titel: 😀: twee\n", f"1:9: {MISPLACED_COLON}"),
        ("titel: x\n  datum: y\n", f"2:3: {INDENTED_TOO_FAR}"),
        ("  titel: x\ndatum: y\n", f"1:3: {INDENTED_TOO_FAR}"),
        ("a:\n    b: c\n  d: e\n", f"3:3: {UNEXPECTED_LINE}"),
        ("a: [b] c\n", f"1:8: {TEXT_AFTER_BRACKET}"),
        ("a:\n  - b\n  c: d\n", "3:3: Deze regel hoort in een lijst, maar begint anders. Begin met `- `."),
        ("a: - b\n", "1:4: Hier kan geen lijst beginnen. Zet het streepje op een nieuwe regel, onder de sleutel."),
        ('a: "b\nc: d\ne: f\n', f"1:4: {UNCLOSED}"),
        ("a: b\nc: 'd\ne: f\n\n\n", f"2:4: {UNCLOSED}"),
        ("a: 's avonds\n", f"1:4: {UNCLOSED}"),
        ('a: "b\n---\n', f"1:4: {UNCLOSED}"),
        ('"', f"1:1: {UNCLOSED}"),

        ('a: "Wonen" in de wijk\n', f"1:12: {TEXT_AFTER_QUOTE}"),
        ("a: [b, c\nd: e\n", f"1:4: Deze lijst wordt niet afgesloten. {COMMAS} een `]`."),
        ("a: {b: c\nd: e\n", f"1:4: Dit groepje wordt niet afgesloten. {COMMAS} een `}}`."),
        ("a: [b,,c]\n", "1:7: Hier mist een waarde. Vul iets in tussen de komma's, of haal er een weg."),
        ("[", "1:2: Hier mist een waarde. Vul iets in tussen de komma's, of haal er een weg."),
        ('a: "C:\\map"\n', f"1:7: {BACKSLASH}"),
        ('a: "b\n  \\ud800"\n', f"2:5: {BACKSLASH}"),
        ('a: "\\U00110000"\n', f"1:7: {BACKSLASH}"),
        ('a: "b\\xzz"\n', f"1:8: {BACKSLASH}"),
        ("a: @wijk\n", f"1:4: {NO_START}"),
        ("a: `b`\n", f"1:4: {NO_START}"),
        ("a: %b\n", f"1:4: {NO_START}"),
        ("a: > 5 mensen\n", '1:6: ' + TEXT_AFTER_PIPE.format('"> 5 mensen"')),
        ("a: |b\n", '1:5: ' + TEXT_AFTER_PIPE.format('"|b"')),
        ("a: >0\n", '1:5: ' + TEXT_AFTER_PIPE.format('">0"')),
        ("a: **vet**\n", f"1:4: Een `*` {BETWEEN_QUOTES}"),
        ("a: *vet*\n", f"1:4: Een `*` {BETWEEN_QUOTES}"),
        ("a: & b\n", f"1:4: Een `&` {BETWEEN_QUOTES}"),
        ("a: !e!x b\n", f"1:4: Een `!` {BETWEEN_QUOTES}"),
        ("%b\na: c\n", f"1:1: {DIRECTIVE}"),
        ("%YAML 9.9\n---\na: b\n", f"1:1: {DIRECTIVE}"),
        ("[" * 900, f"1:11: {TOO_DEEP}"),
        ("a: " + "[" * 900, f"1:13: {TOO_DEEP}"),
        ("- " * 50_000, f"1:21: {TOO_DEEP}"),
    ],
)  # fmt: skip
def test_a_fault_of_yaml_is_reported_once_with_place_and_cure(source: str, expected: str) -> None:
    assert read(source)[1] == [expected]


@pytest.mark.parametrize(
    ("source", "expected", "problems"),
    [
        ("a: b\nc: d\na: e\n", {"a": "b", "c": "d"}, [
            "3:1: `a` staat hier voor de tweede keer (eerst op regel 1). Haal een van de twee weg.",
        ]),
        ("m:\n  - id: a\n    id: b\n    id: c\n", {"m": [{"id": "a"}]}, [
            f"3:5: `id` staat hier voor de tweede keer (eerst op regel 2). {NEW}",
            f"4:5: `id` staat hier voor de tweede keer (eerst op regel 2). {NEW}",
        ]),
        ("m:\n  - id: a\n    titel: b\n    id: c\n    titel: d\n", {"m": [{"id": "a", "titel": "b"}]}, [
            f"4:5: `id` staat hier voor de tweede keer (eerst op regel 2). {NEW}",
        ]),
        ("a: {b: c, b: d}\n", {"a": {"b": "c"}}, [
            "1:11: `b` staat hier voor de tweede keer (eerst op regel 1). Haal een van de twee weg.",
        ]),
        ("a: &b c\nd: *b\n", {"a": "c", "d": "*b"}, [
            f"1:4: Een `&` {BETWEEN_QUOTES}", f"2:4: Een `*` {BETWEEN_QUOTES}",
        ]),
        ("d: *b\n", {"d": "*b"}, [f"1:4: Een `*` {BETWEEN_QUOTES}"]),
        ("a: &b\n  c: d\ne:\n  <<: *b\n", {"a": {"c": "d"}, "e": {"<<": "*b"}}, [
            f"1:4: Een `&` {BETWEEN_QUOTES}",
        ]),
        ("a: !!int 3\n", {"a": "3"}, [f"1:4: {TAG} `!!int` weg."]),
        ("a: !!python/object/apply:os.system [ls]\n", {"a": ["ls"]}, [f"1:4: {TAG} `!!python` weg."]),
        ("a: ! b\n", {"a": "b"}, [f"1:4: Een `!` {BETWEEN_QUOTES}"]),
        ("a: b\n---\nc: d\n", {"a": "b"}, [f"2:1: {SECOND}"]),
        ("? [a]\n: b\nc: d\n", {"c": "d"}, [f"1:3: {NO_TEXT_KEY}"]),
        ("a:\n\u00a0\u00a0b: c\n", {"a": {"b": "c"}}, [f"2:2: {SPACES_BEFORE}"]),
        ("a:\n\tb: c\n", {"a": {"b": "c"}}, [f"2:1: {SPACES_BEFORE}"]),
        ("a:\u00a0b\n", {"a": "b"}, [f"1:3: {SPACE}"]),
        ("a:\n  -\u00a0b\n  -\u00a0c\n", {"a": ["b", "c"]}, [f"2:4: {SPACE}", f"3:4: {SPACE}"]),
        ("a: b\u2028c\nd: e\n", {"a": "b c", "d": "e"}, [f"1:5: Hier staat een onzichtbaar teken (U+2028){PASTED}"]),
        (b"a: b\x00c\n", {"a": "b c"}, [f"1:5: Hier staat een onzichtbaar teken (U+0000){PASTED}"]),
        ('a: "b\\x00c"\n', {"a": "b c"}, [
            "1:4: Hier staat een onzichtbaar teken (U+0000). Haal de code met `\\` weg.",
        ]),
        ('a: "\\L"\n', {"a": " "}, ["1:4: Hier staat een onzichtbaar teken (U+2028). Haal de code met `\\` weg."]),
    ],
)  # fmt: skip
def test_what_yaml_allows_and_we_refuse_does_not_keep_the_rest_from_being_read(
    source: str | bytes, expected: object, problems: list[str]
) -> None:
    document, reported = read(source)
    assert document is not None
    assert (document.data, reported) == (expected, problems)


def test_several_faults_of_one_file_come_together() -> None:
    _, problems = read("a: &b c\na: d\n\te: [f\n")
    assert sorted(problem.split(": ", 1)[0] for problem in problems) == ["1:4", "2:1", "3:1"]


NESTED = """\
# één
titel: "Wonen: één"
leeg:
modules:
  - id: start
    sprekers: [jet, {spreker: piet, rol: gast}]

  - bijeenkomsten:
      - datum: >-
          x
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("titel",), (2, 1), (2, 8)),
        (("leeg",), (3, 1), (3, 6)),
        (("modules",), (4, 1), (5, 3)),
        (("modules", 0), None, (5, 5)),
        (("modules", 0, "id"), (5, 5), (5, 9)),
        (("modules", 0, "sprekers"), (6, 5), (6, 15)),
        (("modules", 0, "sprekers", 0), None, (6, 16)),
        (("modules", 0, "sprekers", 1), None, (6, 21)),
        (("modules", 0, "sprekers", 1, "rol"), (6, 37), (6, 42)),
        (("modules", 1, "bijeenkomsten", 0, "datum"), (9, 9), (9, 16)),
    ],
)
def test_keys_and_values_know_their_place(
    path: tuple[str | int, ...], key: tuple[int, int] | None, value: tuple[int, int]
) -> None:
    document, _ = read(NESTED)
    assert document is not None
    assert (document.keys.get(path), document.values[path]) == (key, value)


@pytest.mark.parametrize(
    ("path", "at", "place"),
    [
        (("titel",), "value", (2, 8)),
        (("titel",), "key", (2, 1)),
        (("modules", 0, "datum"), "value", (5, 5)),
        (("modules", 0, "sprekers", 7, "spreker"), "value", (6, 15)),
        (("modules", 0, "sprekers", 0, "spreker"), "value", (6, 16)),
        (("onbekend", "diep"), "value", (1, 1)),
        ((), "key", (1, 1)),
    ],
)
def test_a_problem_stands_at_its_value_or_the_nearest_node_around_it(
    path: tuple[str | int, ...], at: str, place: tuple[int, int]
) -> None:
    document, _ = read(NESTED)
    assert document is not None
    problem = document.problem(path, "Fout.", "Doe dit.", on_key=at == "key")
    assert problem == Problem("x.yaml", *place, "Fout.", "Doe dit.")


MARKS = [*"ab: -[]{},#&*!|>'\"%@`?\\\n\t\r.~<=0é😀\u00a0\u2028", "---", "\n  ", "\n- ", "a: "]
YAMLISH = st.lists(st.sampled_from(MARKS)).map("".join)
HOSTILE = st.one_of(
    st.text().map(str.encode),
    YAMLISH.map(str.encode),
    st.text(string.printable).map(str.encode),
    st.binary(),
    st.text().map(lambda text: text.encode("utf-16")),
)
ENGLISH = ("while ", "did not", "could not", "expected", "not allowed", "found ", "character", "document start")


@settings(max_examples=1500)
@given(HOSTILE)
@example("a: \ufffe".encode())
@example("a: \U0010ffff".encode())
@example(b"a: b\r\n\tc: d\r\n")
def test_no_bytes_whatever_raise_or_point_outside_the_file_or_speak_english(raw: bytes) -> None:
    document, problems = read_document("x.yaml", raw)
    lines = _lines(raw)
    assert document is not None or problems
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.cure
        assert not [phrase for phrase in ENGLISH if phrase in problem.message + problem.cure]


def _lines(raw: bytes) -> list[str]:
    text = raw.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
