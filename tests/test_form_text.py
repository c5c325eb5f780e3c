"""A form changes one value at a time: comments, order, quotes and line ends stay to the letter."""

from __future__ import annotations

import pytest
from sites import COMPLETE

from wijkmakers_site.editing.forms.written.form_text import FormText
from wijkmakers_site.editing.forms.written.record_list import change_items
from wijkmakers_site.editing.forms.written.text_list import Item, change_texts
from wijkmakers_site.problems.errors import UsageError

FILE = """\
# Boven alles.
titel: 'De titel'   # bewaar de quotes
samenvatting: "Waar het over gaat"

aanmelden: {tot: 2024-09-01}  # in braces
thema: leren
labels: [een, "twee, drie"]   # met komma
prijs:
  bedrag: 450  # euro
  toelichting: |
    Eerst dit.

    Dan dat.
# Over alle modules.
modules:
  # De eerste.
  - id: een
    titel: Een
    sprekers:
      - jet  # zeker
      - spreker: piet
        rol: gast
    # datum: nog vragen

  # De tweede,
  # met twee regels.
  - id: twee
    titel: Twee

  - {id: drie, titel: Drie}
# Onder alles.
"""
SPEAKERS = ("modules", 0, "sprekers")
ORDER = ("titel", "ondertitel", "samenvatting", "thema", "labels", "aanmelden", "prijs", "modules")


def changed(change: object, text: str = FILE) -> str:
    facts = FormText("content/x.yaml", text.encode())
    change(facts)  # type: ignore[operator]
    return facts.result().decode()


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (lambda it: it.write(("titel",), "Een 'ander'", ORDER), "'De titel'", "Een 'ander'"),
        (lambda it: it.write(("titel",), "Nieuw: zo", ORDER), "'De titel'", "'Nieuw: zo'"),
        (lambda it: it.write(("ondertitel",), "Erbij", ORDER), "quotes\n", "quotes\nondertitel: Erbij\n"),
        (lambda it: it.write(("samenvatting",), "Een\nTwee", ORDER), '"Waar het over gaat"', "|\n  Een\n  Twee"),
        (lambda it: it.write(("thema",), "", ORDER), "thema: leren\n", ""),
        (lambda it: it.write(("aanmelden", "tot"), "2024-10-01", ("tot",)), "2024-09-01", "2024-10-01"),
        (lambda it: it.write(("aanmelden", "plaatsen"), "24", ("tot", "plaatsen")), "-01}", "-01, plaatsen: 24}"),
        (lambda it: it.write(("aanmelden", "toelichting"), "a\nb", ("tot", "toelichting")), "-01}",
         '-01, toelichting: "a\\nb"}'),
        (lambda it: it.write(("prijs", "bedrag"), "500", ("bedrag",)), "450", "500"),
        (lambda it: it.write(("prijs", "toelichting"), "Anders.\n\nZo.", ("bedrag", "toelichting")),
         "Eerst dit.\n\n    Dan dat.", "Anders.\n\n    Zo."),
        (lambda it: it.write(("modules", 0, "titel"), "Eén", ("id", "titel")), "titel: Een", "titel: Eén"),
        (lambda it: it.write(("modules", 1, "datum"), "2025-01-09", ("id", "titel", "datum")), "titel: Twee\n",
         "titel: Twee\n    datum: 2025-01-09\n"),
        (lambda it: it.write(("modules", 2, "datum"), "2025-01-09", ("id", "titel", "datum")), "Drie}",
         "Drie, datum: 2025-01-09}"),
        (lambda it: it.put_group(("modules", 1, "x"), {"a": "1", "b": "t\nu"}, ("id", "titel", "x")), "titel: Twee\n",
         "titel: Twee\n    x:\n      a: 1\n      b: |\n        t\n        u\n"),
        (lambda it: change_texts(it, ("labels",), [Item(0, "een"), Item(1, "")]), '[een, "twee, drie"]', "[een]"),
        (lambda it: change_texts(it, ("labels",), [Item(0, "een"), Item(1, "twee, drie"), Item(None, "vier: x")]),
         'drie"]', 'drie", "vier: x"]'),
        (lambda it: change_texts(it, ("labels",), [Item(0, "1"), Item(1, "twee, drie")]), "[een,", "[1,"),
        (lambda it: change_texts(it, SPEAKERS, [Item(0, ""), Item(1, "piet"), Item(None, "an")], "spreker"),
         "      - jet  # zeker\n      - spreker: piet\n        rol: gast\n",
         "      - spreker: piet\n        rol: gast\n      - an\n"),
        (lambda it: change_texts(it, SPEAKERS, [Item(0, "jet"), Item(1, "kees")], "spreker"), "piet", "kees"),
        (lambda it: it.put_list(("thema",), ["leren", "wonen"], ORDER), "leren", "[leren, wonen]"),
        (lambda it: it.put_list(("modules", 1, "sprekers"), ["jet"], ("id", "titel", "sprekers")), "titel: Twee\n",
         "titel: Twee\n    sprekers: [jet]\n"),
    ],
)  # fmt: skip
def test_only_what_changed_is_written(change: object, old: str, new: str) -> None:
    for ends in ("\n", "\r\n"):
        text = FILE.replace("\n", ends)
        assert changed(change, text) == FILE.replace(old, new, 1).replace("\n", ends)


def test_empty_lines_that_a_text_keeps_stay_its_own() -> None:
    """Behind `|+` they belong to it, and a key that is put below comes below those too."""
    text = "titel: A\nprijs:\n  toelichting: |+\n    Een.\n\n\nmodules: []\n"
    order = ("titel", "prijs", "duur", "modules")
    for change, old, new in (
        (lambda it: it.write(("duur",), "kort", order), "\n\n\nmodules", "\n\n\nduur: kort\nmodules"),
        (lambda it: it.write(("prijs", "toelichting"), "a\nb", ("toelichting",)), "    Een.\n\n\n", "    a\n    b\n"),
    ):
        assert changed(change, text) == text.replace(old, new, 1)


DAYS = ("modules", 0, "bijeenkomsten")
LISTS = """\
modules:
  - id: een
    bijeenkomsten:
      - {id: dag-1, datum: 2025-01-09}  # de eerste
      - id: dag-2
        datum: 2025-01-16
        # tot hier
    links: [{titel: A, link: b}, {titel: C, link: d}]
    titel: Een
"""


@pytest.mark.parametrize(
    ("at", "gone", "added", "old", "new"),
    [
        (DAYS, {0}, [], "      - {id: dag-1, datum: 2025-01-09}  # de eerste\n", ""),
        (DAYS, {1}, [], "      - id: dag-2\n        datum: 2025-01-16\n        # tot hier\n", ""),
        (DAYS, set(), [{"id": "dag-3", "titel": "x: y", "uitleg": "a\nb"}], "# tot hier\n",
         '# tot hier\n      - id: dag-3\n        titel: "x: y"\n        uitleg: |\n          a\n          b\n'),
        (("modules", 0, "links"), {0}, [], "{titel: A, link: b}, ", ""),
        (("modules", 0, "links"), {1}, [], ", {titel: C, link: d}", ""),
        (("modules", 0, "links"), set(), [{"titel": "E, f", "link": "g"}], "d}]", 'd}, {titel: "E, f", link: g}]'),
        (("modules", 0, "links"), {0, 1}, [], "    links: [{titel: A, link: b}, {titel: C, link: d}]\n", ""),
        (("modules", 0, "materiaal"), set(), [{"titel": "A", "link": "b"}], "    titel: Een\n",
         "    titel: Een\n    materiaal:\n      - titel: A\n        link: b\n"),
    ],
)  # fmt: skip
def test_what_comes_into_a_list_or_leaves_it_changes_no_other_line(
    at: tuple[str | int, ...], gone: set[int], added: list[dict[str, str]], old: str, new: str
) -> None:
    assert old in LISTS
    order = ("id", "bijeenkomsten", "links", "titel", "materiaal")
    assert changed(lambda it: change_items(it, at, gone, added, order), LISTS) == LISTS.replace(old, new, 1)


def test_a_module_moves_with_its_comments() -> None:
    one = "  # De eerste.\n  - id: een\n" + FILE.partition("- id: een\n")[2].partition("\n\n")[0]
    two = "  # De tweede,\n  # met twee regels.\n  - id: twee\n    titel: Twee"
    assert f"{one}\n\n{two}\n\n" in FILE
    assert changed(lambda it: it.move_up(("modules",), 1)) == FILE.replace(f"{one}\n\n{two}", f"{two}\n\n{one}")
    three = "  - {id: drie, titel: Drie}"
    assert changed(lambda it: it.move_up(("modules",), 2)) == FILE.replace(f"{two}\n\n{three}", f"{three}\n\n{two}")
    braced = "modules: [{id: een}, {id: twee}]  # zo\n"
    assert changed(lambda it: it.move_up(("modules",), 1), braced) == "modules: [{id: twee}, {id: een}]  # zo\n"


def test_of_real_files_every_text_changes_and_every_item_moves_or_nothing_is_done() -> None:
    """What comes out reads as the file did but for that one value, whatever way it was written."""
    done = refused = 0
    for file in sorted((COMPLETE / "content").rglob("*.yaml")):
        raw = file.read_bytes()
        spans = FormText(str(file), raw).spans
        for at in list(spans)[::4]:  # each is read back, which takes its time
            facts = FormText(str(file), raw)
            value = facts.value(at)
            try:
                if isinstance(value, str) and isinstance(at[-1], str):
                    facts.write(at, "Anders: 'zo' #1, \"ja\"", [str(at[-1])])
                elif isinstance(value, list) and len(value) > 1:
                    facts.move_up(at, 1)
                else:
                    continue
                facts.result()
                done += 1
            except UsageError:
                refused += 1
    assert done > 80
    assert refused == 0
