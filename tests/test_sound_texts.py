"""Texts in which rules found nothing are not looked at again, and nobody hears less for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import COMPLETE, DAY, minimal, project, write
from test_broken import BROKEN, CASES, broken_site

from wijkmakers_site.reading.load import read
from wijkmakers_site.reading.rules.prose.published import published_texts

_WITH_TEXTS = [case for case in CASES if any((BROKEN / case).rglob("*.md"))]


def _told(root: Path, cache: Path | None) -> list[str]:
    return sorted(map(str, read(root / "content", DAY, cache).problems))


def _looked_at(root: Path, cache: Path | None) -> set[str]:
    """The files of the texts that rules of texts are given."""
    reading = read(root / "content", DAY, cache)
    assert isinstance(reading.problems, list)  # what is not asked for, nobody looked for
    return {text.prose.source for text in published_texts(reading.content)}


def test_a_text_is_looked_at_until_nothing_is_found_in_it(tmp_path: Path) -> None:
    """And again once it says something else; that of a text with a mistake is told each time."""
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    write(root, "content/paginas/over.md", "Lees [hier](/agenda/) verder.\n")
    faulty, other = "content/paginas/over.md", "content/leergangen/proef/start.md"
    assert _looked_at(root, cache) > {faulty, other}
    for _ in range(2):
        assert _looked_at(root, cache) == {faulty}
        assert [problem.split(":")[0] for problem in _told(root, cache)] == [faulty]
    write(root, other, "Nog **anders.\n")
    assert _looked_at(root, cache) == {faulty, other}
    assert len(_told(root, cache)) == 2


def test_every_mistake_of_a_text_is_told_whatever_is_known(tmp_path: Path) -> None:
    """Also with what was learnt of another site, in which the same text was good."""
    assert len(_WITH_TEXTS) > 40
    for case in _WITH_TEXTS:
        root = broken_site(tmp_path / case, case)
        whole = _told(root, None)
        assert [_told(root, tmp_path / ".cache"), _told(root, tmp_path / ".cache")] == [whole, whole], case


@pytest.mark.parametrize(
    ("text", "path", "then", "code"),
    [
        ("Zie ![Een plein](plein.jpg).\n", "content/beelden/plein.jpg", "", "WM421"),
        ("Zie [het plan](plan.pdf).\n", "content/bestanden/plan.pdf", "", "WM431"),
        ("Zie [de agenda](https://academie.nl/agenda/).\n", "content/site.yaml", "https://academie.nl", "WM419"),
    ],
)
def test_what_a_text_owes_to_other_files_is_asked_each_time(
    tmp_path: Path, text: str, path: str, then: str, code: str
) -> None:
    """A picture or document that goes, and a site that gets another address: the text itself did not change."""
    root, cache = project(tmp_path, COMPLETE), tmp_path / ".cache"
    picture, document = next((root / "content/beelden").glob("*.jpg")), next((root / "content/bestanden").glob("*.pdf"))
    write(root, "content/beelden/plein.jpg", picture.read_bytes())
    write(root, "content/bestanden/plan.pdf", document.read_bytes())
    write(root, "content/paginas/over.md", text)
    for _ in range(2):
        assert not any("paginas/over.md" in problem for problem in _told(root, cache))
    if then:
        site = (root / path).read_text(encoding="utf-8")
        address = next(line for line in site.splitlines() if line.startswith("adres:"))
        write(root, path, site.replace(address, f"adres: {then}/"))
    else:
        (root / path).unlink()
    assert [problem.code for problem in read(root / "content", DAY, cache).problems if "over.md" in problem.path] == [
        code
    ]


@pytest.mark.parametrize("stored", [b"x", b"[", b'{"a": 1}', b"[1, null]", b"[[]]"])
def test_a_record_that_is_damaged_is_not_believed(tmp_path: Path, stored: bytes) -> None:
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    all_texts = _looked_at(root, cache)
    whole = (cache / "sound").read_bytes()
    for damaged in (b"", stored, whole[:32] + stored, whole[:40] + stored + whole[40:], whole[:-1] + b"?"):
        (cache / "sound").write_bytes(damaged)
        assert _looked_at(root, cache) == all_texts
