"""`check --herstel` repairs what has one right answer, shows it first, and changes nothing else to the letter."""

from __future__ import annotations

import os
import pty
import re
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import ACADEMY, PROGRAMME, REPOSITORY, minimal, run, with_layouts, write

from wijkmakers_site.cli.printed.comparison import as_file_change
from wijkmakers_site.editing.repair import facts, lines, prose
from wijkmakers_site.editing.repair.edits import Edit, apply
from wijkmakers_site.editing.repair.propose import _with_lines_repaired, proposals, repaired
from wijkmakers_site.editing.rewriting import rewrite
from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.notation.addresses import web_address
from wijkmakers_site.reading.notation.clock import hours
from wijkmakers_site.reading.notation.days import day
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.source.document import read_document
from wijkmakers_site.reading.source.text import decode
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.prose.html import ProseRenderer

PROSE = "content/paginas/over.md"
HEAD = "titel: Proef\nsamenvatting: Een proef.\n"
HOW = "Er is niets bewaard. Is het goed zo? Typ dan: python3 build.py check --herstel --ja\n"
NOTHING = "Er is niets dat ik zeker kan herstellen.\n"


def fully_repaired(path: str, text: str) -> str:
    """The text with its repairs; mending it once more must find nothing."""
    after, _ = repaired(path, text.encode())
    again, reasons = repaired(path, after)
    assert (again, reasons) == (after, {})
    return after.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Je krijgt:\n\n• koffie\n•\tthee\n", "Je krijgt:\n\n- koffie\n- thee\n"),
        ("\uf0b7 koffie\n\uf0b7 thee\n", "- koffie\n- thee\n"),
        ("– koffie\n– thee\n", "- koffie\n- thee\n"),
        ("-koffie\n-thee\n", "- koffie\n- thee\n"),
        ("1) koffie\n2) thee\n", "1. koffie\n2. thee\n"),
        ("1.Koffie\n2.Thee\n", "1. Koffie\n2. Thee\n"),
        ("##Voor wie\n\n#Waar\n", "## Voor wie\n\n## Waar\n"),
        ("Zie (de agenda)[/agenda/] en [hem] (/over/).\n", "Zie [de agenda](/agenda/) en [hem](/over/).\n"),
        ("[KAW][https://kaw.nl/]\n", "[KAW](https://kaw.nl/)\n"),
        ("[KAW](www.kaw.nl) [Anna](anna@kaw.nl)\n", "[KAW](https://www.kaw.nl) [Anna](mailto:anna@kaw.nl)\n"),
        ("[KAW](htps://kaw.nl/?utm_source=mail) [b](mailto: a@b.nl)\n", "[KAW](https://kaw.nl/) [b](mailto:a@b.nl)\n"),
        ("[a](https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fkaw.nl%2F&data=1)\n", "[a](https://kaw.nl/)\n"),
        ("a) koffie\nb) thee\n", "a) koffie\nb) thee\n"),
        ("```\n• koffie\n```\n\nDe wijk – en zo –\nis mooi.\n", "```\n• koffie\n```\n\nDe wijk – en zo –\nis mooi.\n"),
    ],
)  # fmt: skip
def test_what_can_be_written_in_one_way_in_a_text_is_written_so(before: str, after: str) -> None:
    """Letters before a list could also have been meant as letters; code is what somebody typed."""
    assert fully_repaired(PROSE, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ufefftitel: x\n", "titel: x\n"),
        ("\ufeff\ufefftitel: x\n", "titel: x\n"),
        ("titel: x\r\nsoort: y\r\n", "titel: x\nsoort: y\n"),
        ("titel: x\rsoort: y\r\n", "titel: x\nsoort: y\n"),
        ("\ufefftitel: x  \r\nsoort:\u00a0y", "titel: x\nsoort: y\n"),
        ("titel: x", "titel: x\n"),
        ("titel: x \t\u00a0\n  \nsoort: y\n", "titel: x\n\nsoort: y\n"),
        ("titel: x  # let op  \n", "titel: x  # let op\n"),
        ("titel:\u00a0x\n", "titel: x\n"),
        ("titel:\u00a0\u00a0x\n", "titel:  x\n"),
        ("aanmelden: {tot:\u00a02025-01-01, vol:\u00a0ja}\n", "aanmelden: {tot: 2025-01-01, vol: ja}\n"),
        ("punten:\n\u00a0\u00a0-\u00a0een\n", "punten:\n  - een\n"),
        ("prijs:\n\tbedrag: 4\n", "prijs:\n  bedrag: 4\n"),
        ("modules:\n  - id: a\n\ttitel: b\n", "modules:\n  - id: a\n    titel: b\n"),  # only four makes it readable
        ("punten:\n-\teen\n", "punten:\n- een\n"),
        ("titel: x\n\t# let op\n", "titel: x\n  # let op\n"),
    ],
)
def test_what_one_cannot_see_is_repaired(before: str, after: str) -> None:
    assert fully_repaired(PROGRAMME, before) == after


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        "",
        "titel: 'Een  dubbele spatie'\n",
        "titel: a\u00a0b\n",  # within a text it keeps words together
        "titel:\tx\n",
        'titel: "Een\\ \n  twee"\n',  # a space that is meant
        "prijs:\n\tbedrag: 4\n    btw: inclusief\n  x: [\n",  # no width makes this readable
        "titel: x\n# 19-09-2024, www.voorbeeld.nl, 13.00 uur - 14.00 uur\n",
    ],
)
def test_what_is_good_or_uncertain_stays_to_the_letter(text: str) -> None:
    assert fully_repaired(PROGRAMME, text) == text


def test_tabs_that_can_be_read_in_two_ways_stay() -> None:
    """Two wide, the title is the module's; eight wide it is part of the line above."""
    text = "prijs:\n    bedrag: >\n      450\n\tbtw: inclusief\n"
    assert facts.tabs(text) == []


def surely_meant(parse: Callable[[str], object], text: str) -> str | None:
    with pytest.raises(NotationError) as refused:
        parse(text)
    return refused.value.meant or None


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("19-09-2024", "2024-09-19"),
        ("9/9/2024", "2024-09-09"),
        ("19.09.2024", "2024-09-19"),
        ("19 - 09 - 2024", "2024-09-19"),
        ("donderdag 19-09-2024", "2024-09-19"),
        ("2024/9/19", "2024-09-19"),
        ("2024\u201109\u201119", "2024-09-19"),
        ("vrijdag 19-09-2024", None),
        ("vr 19-09-2024", None),
        ("do 19-09-2024", "2024-09-19"),
        ("do. 19 sep. 2024", "2024-09-19"),
        ("31-11-2024", None),
        ("09-19-2024", None),
        ("donderdag 19-13-2024", None),
        ("19-09-24", None),
        ("19 sept. 2024", "2024-09-19"),
        ("20240919", "2024-09-19"),
        ("19 september", None),
        ("19 en 20 september 2024", None),
        ("september 2024", None),
        ("٢٠٢٤/٠٩/١٩", None),
    ],
)
def test_a_date_is_turned_round_but_never_guessed(text: str, corrected: str | None) -> None:
    assert surely_meant(day, text) == corrected


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("13.00 uur - 19.30 uur", "13:00-19:30"),
        ("van 9:30 tot 17:00 uur", "09:30-17:00"),
        ("13u-19u30", "13:00-19:30"),
        ("13 - 17 uur", "13:00-17:00"),
        ("13:00 tot en met 17:00", "13:00-17:00"),
        ("13:00\u201117:00", "13:00-17:00"),
        ("13-17", None),
        ("9:30-12", None),
        ("13:00", None),
        ("13.00 uur - 25.00 uur", None),
        ("20:00 uur - 24:00 uur", None),
        ("13:00 uur - 13:00 uur", None),
        ("13:00-19:5", None),
    ],
)
def test_a_time_gets_its_notation_but_is_never_guessed(text: str, corrected: str | None) -> None:
    assert surely_meant(hours, text) == corrected


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("www.voorbeeld.nl", "https://www.voorbeeld.nl"),
        ("voorbeeld.nl/pad?a=b", "https://voorbeeld.nl/pad?a=b"),
        ("www.voorbeeld.groningen", "https://www.voorbeeld.groningen"),
        ("verslag.pdf", None),
        ("voorbeeld", None),
        ("naam@voorbeeld.nl", None),
        ("htps://voorbeeld.nl", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_address_gets_its_scheme_where_it_surely_is_one(text: str, corrected: str | None) -> None:
    assert surely_meant(web_address, text) == corrected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("begindatum: 19-09-2024\n", "begindatum: 2024-09-19\n"),
        ("begindatum: '19-09-2024'  # zie mail\n", "begindatum: '2024-09-19'  # zie mail\n"),
        ('begindatum: "19-09-2024 "\n', 'begindatum: "2024-09-19"\n'),
        ("begindatum:\n  19-09-2024\n", "begindatum:\n  2024-09-19\n"),
        (
            "modules: [{id: a, titel: 19-09-2024, datum: 19-09-2024, tijd: 9u-10u}]\n",
            "modules: [{id: a, titel: 19-09-2024, datum: 2024-09-19, tijd: 09:00-10:00}]\n",
        ),
        ("aanmelden:\n  link: www.x.nl\n", "aanmelden:\n  link: https://www.x.nl\n"),
        ("begindatum: >\n  19-09-2024\n", "begindatum: >\n  19-09-2024\n"),  # written in a way that is left alone
        ('begindatum: "\\x319-09-2024"\n', 'begindatum: "\\x319-09-2024"\n'),
        ("begindatum: 19 september 2024\n", "begindatum: 19 september 2024\n"),  # accepted, so not ours
        ("begindatum: 19-09-2024\nbegindatum: 20-09-2024\n", "begindatum: 2024-09-19\nbegindatum: 20-09-2024\n"),
        ("labels: [19-09-2024]\n", "labels: [19-09-2024]\n"),  # not a date's place
        # A date without its century, or its year, has one meaning among the other dates of the file.
        (
            "begindatum: 2024-09-19\neinddatum: 2025-06-19\nmodules: [{id: a, titel: A, datum: 17-10-24}]\n",
            "begindatum: 2024-09-19\neinddatum: 2025-06-19\nmodules: [{id: a, titel: A, datum: 2024-10-17}]\n",
        ),
        (
            "begindatum: 2024-09-19\neinddatum: 2025-06-19\nmodules: [{id: a, titel: A, datum: do 9 januari}]\n",
            "begindatum: 2024-09-19\neinddatum: 2025-06-19\nmodules: [{id: a, titel: A, datum: 2025-01-09}]\n",
        ),
        ("modules: [{id: a, titel: A, datum: 17-10-24}]\n", "modules: [{id: a, titel: A, datum: 17-10-24}]\n"),
        ("begindatum: “19 september 2024”\n", "begindatum: 19 september 2024\n"),
    ],
)
def test_a_refused_value_is_repaired_where_it_stands(before: str, after: str) -> None:
    assert fully_repaired(PROGRAMME, HEAD + before) == HEAD + after


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("content/site.yaml", "adres: voorbeeld.nl\n", "adres: https://voorbeeld.nl\n"),
        ("content/sprekers/jet.yaml", "naam: Jet\nlinks: [{titel: a, link: www.x.nl}]\n",
         "naam: Jet\nlinks: [{titel: a, link: https://www.x.nl}]\n"),
        ("content/locaties/molen.yaml", "naam: M\npostcode: 9711ab\nwebsite: www.x.nl\n",
         "naam: M\npostcode: 9711ab\nwebsite: https://www.x.nl\n"),
        ("content/organisaties/site.yaml", "naam: O\nwebsite: www.x.nl\n", "naam: O\nwebsite: https://www.x.nl\n"),
        ("content/elders/x.yaml", "website: www.x.nl \n", "website: www.x.nl\n"),
    ],
)  # fmt: skip
def test_every_kind_of_file_has_its_own_fields(path: str, before: str, after: str) -> None:
    assert fully_repaired(path, before) == after


def test_in_a_file_that_cannot_be_read_lines_are_repaired_and_values_wait() -> None:
    before = "\ufefftitel: [x \r\nbegindatum: 19-09-2024\t\r\n"
    assert fully_repaired(PROGRAMME, before) == "titel: [x\nbegindatum: 19-09-2024\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kies:\n- een\n- twee\n", "Kies:\n\n- een\n- twee\n"),
        ("Kies:\n1. een\n2. twee\n", "Kies:\n\n1. een\n2. twee\n"),
        ("Kies:\n* een", "Kies:\n\n* een\n"),
        ("een  \ntwee\n", "een  \ntwee\n"),
        ("een     \ntwee\n", "een  \ntwee\n"),
        ("een \nzes\t\ndrie\n", "een\nzes\ndrie\n"),
        ("twee\t\ndrie\n", "twee  \ndrie\n"),  # as wide a tab breaks the line,
        ("een  \n\ntwee  \n", "een\n\ntwee\n"),
        ("een  \n- twee\n", "een\n\n- twee\n"),
        ("- een  \n  verder\n- twee   ", "- een  \n  verder\n- twee\n"),
        ("\u00a0\u00a0een\n", "  een\n"),
        ("- een\n\u00a0\u00a0\u00a0\u00a0- twee\n", "- een\n    - twee\n"),
        ("\ufeffeen\r\n\r\ntwee\rdrie", "een\n\ntwee\ndrie\n"),
    ],
)
def test_prose_is_repaired(before: str, after: str) -> None:
    assert fully_repaired(PROSE, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Kies:\n\n- een\n- twee\n",
        "## Kies\n- een\n",
        "- een\n  verder\n- twee\n",
        "Om 5 uur\n2024. was een jaar\n",
        "Jan\n-Piet\n",
        "<!-- WM410: dit hoort zo -->\n- een\n",  # a line between them would undo the comment
        "```\nKies:  \n- een \n\t- twee\n```\n",
        "~~~\nKies:\n- een \n```\n- twee \n",  # not closed: code to the end
        "Zo:\n\n    Kies: \n    - een   \n\ndus\n",
        "Zo:\n\n\tKies: \n\n\t- een\t \n",
        "\u00a0\u00a0\u00a0\u00a0een\n",  # four plain ones would make code of it
        "Het is 19-09-2024 op www.voorbeeld.nl.\n",
        "a\u00a0b\n",
    ],
)
def test_prose_that_is_good_and_code_stay_to_the_letter(text: str) -> None:
    assert fully_repaired(PROSE, text) == text


def test_the_content_of_the_academy_needs_no_repair() -> None:
    assert list(proposals(ACADEMY / "content")) == []


def test_a_large_file_keeps_its_order_and_its_comments() -> None:
    """Only the lines that were damaged differ from the good file, and they are its lines again."""
    good = (ACADEMY / "content/leergangen/wijkontwikkeling-2024-2025/leergang.yaml").read_text("utf-8")
    commented = "".join(f"{line}\n# opmerking {n}: {'é' * (n % 5)}!\n" for n, line in enumerate(good.splitlines()))
    damaged = commented.replace("datum: 2024-09-19", "datum: 19-09-2024").replace(
        "13:00-19:30", "13.00 uur - 19.30 uur"
    )
    damaged = "\ufeff" + damaged.replace("titel: ", "titel:\u00a0", 3).replace("\n", " \r\n", 90).removesuffix("\n")
    assert len(damaged.splitlines()) > 300
    after = fully_repaired(PROGRAMME, damaged)
    assert after.splitlines() == commented.splitlines()
    assert after == commented


text_like_ours = st.lists(
    st.sampled_from([
        "titel", "datum", "tijd", "modules", "id", "a", "19-09-2024", "13u-14u", "www.x.nl", ": ", ":\u00a0", ":",
        "\n", "\r\n", "\r", "\n  ", "\n\t", "\n    ", "\n\u00a0\u00a0", "\n\n", "\n- ", "\n---\n", "- ", "-\t", "1. ",
        "|", ">", "|\n", "'", '"', "\\", "\\ ", "[", "]", "{", "}", ", ", "#", " # ", "? ", "&a", "*a", "!x", "%",
        "---", " ", "  ", "\t", "\u00a0", "\ufeff", "\u2028", "\x00", "\x85", "```", "~~~", "<!--", "-->",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


def _read(text: str) -> object:
    document, _ = read_document(PROGRAMME, text.encode())
    return None if document is None else _with_single_spaces(document.data)


def _with_single_spaces(data: object) -> object:
    if isinstance(data, dict):
        return {key: _with_single_spaces(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_single_spaces(value) for value in data]
    return " ".join(str(data).split())


@given(text_like_ours)
def test_repairing_lines_never_changes_what_is_read_but_white(text: str) -> None:
    before = _read(text)
    after = fully_repaired("content/elders/x.yaml", text)  # a file without declared fields: lines only
    assert before is None or _read(after) == before
    assert after.replace("\ufeff", "").split() == text.replace("\ufeff", "").split()


@given(st.one_of(st.text(), text_like_ours))
def test_repairing_any_text_never_fails_and_is_done_at_once(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    for path in (PROGRAMME, PROSE):
        once, _ = repaired(path, raw)
        assert repaired(path, once) == (once, {})


@given(st.binary())
def test_what_is_no_text_stays_as_it_is(raw: bytes) -> None:
    after, reasons = repaired(PROGRAMME, raw)
    assert bool(reasons) == (after != raw)


@given(
    text_like_ours.filter(
        lambda text: not re.search(r"[\u00a0\u2028\ufeff\x00\x85'\"]|[-.#]\s*(?:[\r\n]|$)", text, re.MULTILINE)
    )
)
def test_repairing_lines_of_prose_never_changes_the_page(text: str) -> None:
    """But for no-break spaces before a list, which hide it; a quote's curl and an empty item depend on spaces."""

    def page(written: str) -> list[str]:
        html = ProseRenderer(Root("https://voorbeeld.nl/"), {}).html(Prose(PROSE, decode(PROSE, written.encode())[0]))
        return str(html).replace("<", " <").replace(">", "> ").split()

    text = f"Wie we zijn.\n\n{text}"
    assert page(_with_lines_repaired(PROSE, text, Counter())) == page(text)


def test_every_repair_alone_gives_edits_that_fit() -> None:
    text = "\ufefftitel:\u00a0x \r\n\u00a0punten:\t\n\t- een\r- twee"
    for repair in (
        lines.byte_order_mark, lines.newlines, lines.trailing_spaces, lines.last_newline, facts.no_break_spaces,
        facts.spaces_after_key, facts.tabs, prose.no_break_spaces, prose.glued_lists, prose.trailing_spaces,
    ):  # fmt: skip
        apply(text, repair(text))


def test_an_edit_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="no 'b' at 1:1"):
        apply("a", [Edit(1, 1, "b", "c", "")])


def damaged(root: Path) -> Path:
    """A site that can be built, with one file of facts and one of prose to repair; gives `root`."""
    file = with_layouts(root) / PROGRAMME
    write(root, PROGRAMME, file.read_text("utf-8").replace("datum: 2025-01-09", "datum: 09-01-2025", 2).encode())
    write(root, PROSE, "Wie we zijn:\n- een  \n")
    return root


SHOWN = f"""\
Dit wil ik veranderen in {PROGRAMME}:
  - een datum wordt jaar-maand-dag (2 keer)
--- nu
+++ straks
@@ vanaf regel 3 @@
 thema: [leren]
 organisatoren: [academie]
-begindatum: 09-01-2025
+begindatum: 2025-01-09
 einddatum: 2025-06-26
 groepen:
@@ vanaf regel 10 @@
   - id: start
     titel: De start
-    datum: 09-01-2025
+    datum: 2025-01-09
     tijd: 13:00-17:00
     locatie: molen

Dit wil ik veranderen in {PROSE}:
  - een lijst krijgt een lege regel erboven
  - spaties aan het einde van een regel gaan weg
  Wat je anders niet ziet, staat er zo: · is een spatie, → een tab, ° een vaste spatie.
--- nu
+++ straks
@@ vanaf regel 1 @@
 Wie we zijn:
-- een··
+
+- een

"""


def test_a_long_file_is_compared_in_parts_with_the_right_line_numbers() -> None:
    before = [f"regel {number}" for number in range(1, 3001)]
    after = [line.replace("regel 2500", "Regel 2500") for line in before]
    shown = as_file_change("x", "\n".join(before).encode(), "\n".join(after).encode(), {})
    assert shown == (
        "Dit wil ik veranderen in x:\n--- nu\n+++ straks\n@@ vanaf regel 2498 @@\n regel 2498\n regel 2499\n"
        "-regel 2500\n+Regel 2500\n regel 2501\n regel 2502\n"
    )


def contents(root: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in (root / "content").rglob("*") if file.is_file()}


def test_without_a_terminal_nothing_is_written_and_it_says_how(tmp_path: Path) -> None:
    before = contents(damaged(tmp_path))
    completed = run(tmp_path, "check", "--herstel")
    assert (completed.returncode, completed.stdout, completed.stderr) == (1, SHOWN, HOW)
    assert contents(tmp_path) == before


def test_with_yes_it_is_written_and_checked_again(tmp_path: Path) -> None:
    root = damaged(tmp_path)
    (root / PROSE).chmod(0o640)
    completed = run(root, "check", "--herstel", "--ja")
    saved = "Bewaard: 2 bestanden. Nu kijk ik alles opnieuw na.\n"
    assert (completed.returncode, completed.stdout, completed.stderr) == (0, SHOWN + saved, "")
    assert (root / PROSE).read_bytes() == b"Wie we zijn:\n\n- een\n"
    assert stat.S_IMODE((root / PROSE).stat().st_mode) == 0o640
    assert list((root / "content").rglob(".*")) == []
    again = run(root, "check", "--herstel", "--ja")
    assert (again.returncode, again.stdout, again.stderr) == (0, NOTHING, "")


def test_what_remains_is_told(tmp_path: Path) -> None:
    root = damaged(tmp_path)
    write(root, "content/sprekers/jet.yaml", b"naam: Jet \nfuncti: x\n")
    completed = run(root, "check", "--herstel", "--ja")
    assert completed.returncode == 1
    assert "content/sprekers/jet.yaml:2:1: fout WM101: `functi` kennen we hier niet." in completed.stderr
    assert (root / "content/sprekers/jet.yaml").read_bytes() == b"naam: Jet\nfuncti: x\n"


def test_where_nothing_can_be_repaired_it_is_a_check(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    write(root, "content/sprekers/jet.yaml", "naam: Jet\nfuncti: x\n")
    completed, checked = run(root, "check", "--herstel"), run(root, "check")
    assert (completed.returncode, completed.stdout, completed.stderr) == (1, NOTHING, checked.stderr)


@pytest.mark.parametrize(
    ("answer", "code", "end"),
    [
        ("ja\n", 0, "Bewaard: 2 bestanden. Nu kijk ik alles opnieuw na.\n"),
        ("misschien\nJ\n", 0, "Bewaard: 2 bestanden. Nu kijk ik alles opnieuw na.\n"),
        ("nee\n", 1, "Er is niets bewaard.\n"),
        ("\x04", 1, "Er is niets bewaard.\n"),
    ],
)
def test_at_a_terminal_it_asks(tmp_path: Path, answer: str, code: int, end: str) -> None:
    before = contents(damaged(tmp_path))
    ours, theirs = pty.openpty()
    os.write(ours, answer.encode())
    completed = subprocess.run(
        [sys.executable, "-m", "wijkmakers_site", "check", "--herstel"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, stdin=theirs, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    os.close(ours)
    os.close(theirs)
    assert completed.returncode == code
    assert "Zal ik dit bewaren? (ja/nee) " in completed.stdout
    assert completed.stdout.endswith(end)
    assert (contents(tmp_path) == before) == (code == 1)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--ja"], "--ja hoort bij --herstel: python3 build.py check --herstel --ja\n"),
        (["--herstel", "--formaat", "json"],
         "--herstel gaat niet samen met --formaat. Herstel eerst en kijk daarna na.\n"),
    ],
)  # fmt: skip
def test_options_that_make_no_sense_together_are_wrong_use(tmp_path: Path, words: list[str], message: str) -> None:
    completed = run(minimal(tmp_path), "check", *words)
    assert (completed.returncode, completed.stdout, completed.stderr) == (2, "", message)


def test_a_file_that_changed_while_somebody_read_the_proposal_is_left_alone(tmp_path: Path) -> None:
    file = write(tmp_path, "jet.yaml", b"naam: Jet\n")
    with pytest.raises(UsageError, match=r"jet\.yaml is ondertussen veranderd"):
        rewrite(file, b"naam: Piet \n", b"naam: Piet\n")
    assert file.read_bytes() == b"naam: Jet\n"


def test_a_write_that_fails_costs_nothing(tmp_path: Path) -> None:
    """A folder where the new text should go stands in for a full disk."""
    file = write(tmp_path, "jet.yaml", b"naam: Jet \n")
    (tmp_path / ".jet.yaml-new").mkdir()
    with pytest.raises(OSError, match="directory"):
        rewrite(file, b"naam: Jet \n", b"naam: Jet\n")
    assert file.read_bytes() == b"naam: Jet \n"


def test_only_files_of_the_site_are_touched(tmp_path: Path) -> None:
    """Not the manual, the ledger, what editors leave behind, what is no text, or what a link points to."""
    root = minimal(tmp_path)
    elsewhere = write(root, "elders.yaml", b"naam: X \n")
    (root / "content/sprekers/link.yaml").symlink_to(elsewhere)
    for path in ("LEESMIJ.md", "agenda.lock", "sprekers/.jet.yaml", "sprekers/jet.yaml~", "notities.md"):
        write(root, f"content/{path}", b"naam: X \n")
    write(root, "content/sprekers/piet.yaml", "naam: Piet \n".encode("utf-16"))
    write(root, "content/sprekers/groot.yaml", b"naam: X \n" * 200_000)
    assert list(proposals(root / "content")) == []


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A site with names of files and lists that are almost right."""
    with_layouts(tmp_path)
    content = tmp_path / "content"
    (content / "sprekers/jet.yaml").rename(content / "sprekers/Jet.YML")
    (content / "paginas/over.md").rename(content / "paginas/Over Ons.md")
    (content / "paginas/over.yaml").rename(content / "paginas/Over Ons.yaml.txt")
    (content / "organisaties").rename(content / "organisatie")
    facts = (tmp_path / PROGRAMME).read_text().replace("thema: [leren]", "thema: wonen, leren # allebei")
    write(tmp_path, PROGRAMME, facts.replace("[jet]", "Jet Proef").replace("2025-01-09", "do 9 jan. 2025", 1))
    return tmp_path


def test_names_of_files_and_folders_and_what_refers_to_them_are_repaired_at_once(messy: Path) -> None:
    before = {file.read_bytes() for file in (messy / "content").rglob("*.*")}
    asked = run(messy, "check", "--herstel")
    assert "Dit wil ik hernoemen: content/sprekers/Jet.YML wordt content/sprekers/jet.yaml.\n" in asked.stdout
    assert {file.read_bytes() for file in (messy / "content").rglob("*.*")} == before
    completed = run(messy, "check", "--herstel", "--ja")
    assert (completed.returncode, completed.stderr) == (0, "")
    names = {file.relative_to(messy / "content").as_posix() for file in (messy / "content").rglob("*.*")}
    assert names >= {"sprekers/jet.yaml", "paginas/over-ons.md", "paginas/over-ons.yaml", "organisaties/academie.yaml"}
    facts = (messy / PROGRAMME).read_text()
    assert "thema: [wonen, leren] # allebei\n" in facts
    assert "sprekers: jet\n" in facts
    assert run(messy, "check", "--herstel").stdout.startswith(NOTHING)


def test_a_name_that_is_taken_or_that_two_would_get_stays(tmp_path: Path) -> None:
    """Which of them is the right one nobody but the writer knows."""
    with_layouts(tmp_path)
    for name in ("Jet.yaml", "Omar.yml", "OMAR.yaml"):
        write(tmp_path, f"content/sprekers/{name}", "naam: Iemand Anders\n")
    completed = run(tmp_path, "check", "--herstel", "--ja")
    assert completed.stdout.startswith(NOTHING)
    names = {file.name for file in (tmp_path / "content/sprekers").iterdir()}
    assert names == {"jet.yaml", "Jet.yaml", "Omar.yml", "OMAR.yaml"}
