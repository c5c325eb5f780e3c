"""A value of a file of facts changes at its place; every other letter of the file stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wijkmakers_site.editing.changes.facts import FactsText
from wijkmakers_site.problems.errors import UsageError

MODULE = "modules:\n  - status: concept  # nog\n    id: a\n    datum: 2024-09-19  # WM306: mag\n"
Change = Callable[[FactsText], None]


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ('titel: "Een: a"   # b\n', lambda text: text.set(("titel",), "Twee: b"), 'titel: "Twee: b"   # b\n'),
        ("titel: Een # b", lambda text: text.set(("titel",), "- twee"), 'titel: "- twee" # b'),
        ("titel:\nx: y\n", lambda text: text.set(("titel",), "ja"), "titel: ja\nx: y\n"),
        ("titel: >\n  een\n  twee\n\nx: y\n", lambda text: text.set(("titel",), "a"), "titel: a\n\nx: y\n"),
        ("a: {b: 1, c: 2}\n", lambda text: text.set(("a", "c"), "3, 4"), 'a: {b: 1, c: "3, 4"}\n'),
        ("a: {b: 1, c: 2}\n", lambda text: text.remove(("a", "b")), "a: {c: 2}\n"),
        ("a: {b: 1, c: 2}\n", lambda text: text.remove(("a", "c")), "a: {b: 1}\n"),
        ("a: x\nb: # om b\n  # erin\n  c: 'y # z'  # bij c\n\nd: e\n", lambda text: text.remove(("b",)),
         "a: x\n# om b\n# erin\n# bij c\n\nd: e\n"),
        ("a: x\nb: y # WM306: mag\n", lambda text: text.remove(("b",)), "a: x\n"),
        (MODULE, lambda text: text.remove(("modules", 0, "status")),
         MODULE.replace("status: concept  # nog\n    ", "")),
        (MODULE, lambda text: text.silence_no_more(("modules", 0, "datum")), MODULE.replace("  # WM306: mag", "")),
        (MODULE, lambda text: text.put(("modules", 0), "tijd", "13:00", "id"),
         MODULE.replace("id: a\n", "id: a\n    tijd: 13:00\n")),
        ("a: {b: 1}\n", lambda text: text.put(("a",), "c", ["x, y"], "b"), 'a: {b: 1, c: ["x, y"]}\n'),
        ("# x\na: b", lambda text: text.put((), "c", "d", "a"), "# x\na: b\nc: d"),
        ("a: [b]\n", lambda text: text.add(("a",), "c"), "a: [b, c]\n"),
        ("a: []\n", lambda text: text.add(("a",), "c"), "a: [c]\n"),
        ("a: b\n", lambda text: text.add(("a",), "c"), "a: [b, c]\n"),
        ("a:\n  - b # een\nc: d\n", lambda text: text.add(("a",), "e"), "a:\n  - b # een\n  - e\nc: d\n"),
        ("a: 'b c'\n", lambda text: text.rewrite(("a",), lambda value: value.replace("b", "d")), "a: 'd c'\n"),
        ("a: |\n  b\n  c\nd: e\n", lambda text: text.rewrite(("a",), lambda value: value.replace("b", "x")),
         "a: |\n  x\n  c\nd: e\n"),
    ],
)  # fmt: skip
def test_one_change_changes_one_thing(before: str, change: Change, after: str) -> None:
    """With line ends and a byte order mark as they were, also where the file mixes them."""
    for newline in ("\n", "\r\n", "\r"):
        written = "\ufeff" + before.replace("\n", newline)
        text = FactsText("x.yaml", written.encode())
        change(text)
        assert text.result().decode() == "\ufeff" + after.replace("\n", newline)
    mixed = FactsText("x.yaml", ("# a\r\n# b\n" + before).encode())
    change(mixed)
    result = mixed.result().decode()
    assert result.startswith("# a\r\n# b\n")
    assert result.replace("\r\n", "\n") == "# a\n# b\n" + after


def test_a_file_with_faults_is_not_touched() -> None:
    with pytest.raises(UsageError, match="Maak eerst dit bestand in orde"):
        FactsText("x.yaml", b"a: [\n")


def test_what_would_not_read_as_meant_is_refused() -> None:
    """A key with an escape in its value: what is read is not what is written."""
    text = FactsText("x.yaml", b'a: "\\x62 c"\n')
    text.rewrite(("a",), lambda value: value.replace("b", "d"))
    with pytest.raises(UsageError, match="te bijzonder geschreven"):
        text.result()
