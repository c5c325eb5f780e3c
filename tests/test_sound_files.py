"""Files in which rules found nothing are not looked at again, and nobody hears less for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from pathlib import Path

import pytest
from sites import ACADEMY, COMPLETE, DAY, KINDS, minimal, project, write
from test_broken import CASES, broken_site

from wijkmakers_site.problems.problem import MAX_TOLD
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.load import read
from wijkmakers_site.reading.rules.prose.published import published_texts
from wijkmakers_site.reading.rules.registry import ALONE, AMONG_NAMES, RULES
from wijkmakers_site.reading.walk.reader import Reader


def _told(root: Path, cache: Path | None) -> list[str]:
    return sorted(map(str, read(root / "content", DAY, cache).problems))


def _looked_at(
    root: Path, cache: Path | None, later: int = 0, codes: Collection[str] = ALONE
) -> tuple[set[str], set[str]]:
    """The ids of the files that rules (by their codes) are given which look at each by itself, and the files of the
    texts, some days later.
    """
    reading = read(root / "content", DAY + timedelta(days=later), cache)
    assert isinstance(reading.problems, list)  # what is not asked for, nobody looked for
    content = reading.content
    assert content.doubtful
    ids = {filed.id for code in codes for filed in content.doubtful(code).all_files()}
    return ids, {text.prose.source for text in published_texts(content)}


def test_a_file_is_looked_at_until_nothing_is_found_in_it(tmp_path: Path) -> None:
    """And again once it says something else; one with a mistake each time."""
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    page, own, other = "content/paginas/over.md", "content/leergangen/proef/start.md", "content/sprekers/jet.yaml"
    write(root, page, "Lees [hier](/agenda/) verder.\n")
    write(root, other, "naam: Jet\norganisatie: academie\nfunctie: nog invullen\n")
    ids, texts = _looked_at(root, cache)
    assert ids > {"proef", "jet"}
    assert texts > {page, own}
    for _ in range(2):
        assert _looked_at(root, cache) == ({"jet"}, {page})
        assert [problem.split(":")[0] for problem in _told(root, cache)] == [page, other]
    assert _looked_at(root, cache, codes=ALONE - {"WM323"}) == (set(), {page})  # of the mistake that there is
    write(root, own, "Nog **anders.\n")
    assert _looked_at(root, cache) == ({"jet", "proef"}, {page, own})
    assert len(_told(root, cache)) == 3


def test_the_text_of_a_concept_is_looked_at_once_it_is_none_any_more(tmp_path: Path) -> None:
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    write(root, "content/leergangen/proef/start.md", "Lees [hier](/agenda/) verder.\n")
    facts = root / "content/leergangen/proef/leergang.yaml"
    whole = facts.read_text()
    facts.write_text(f"{whole}concept: ja\n")
    assert not any("start.md" in told for told in _told(root, cache))
    facts.write_text(whole)
    assert any("start.md" in told for told in _told(root, cache))


def test_on_another_day_all_but_texts_is_looked_at_again(tmp_path: Path) -> None:
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    ids, _ = _looked_at(root, cache)
    assert _looked_at(root, cache) == (set(), set())
    assert _looked_at(root, cache, later=1) == (ids, set())


@pytest.mark.parametrize(
    ("ending", "wrong", "right"),
    [
        (".md", "Lees [hier](/agenda/).\n", "Lees [de agenda](/agenda/).\n"),
        (".yaml", "titel: lorem ipsum\n", "titel: Een\n"),
    ],
)
def test_what_a_rule_did_not_come_to_is_looked_at_the_next_time(
    tmp_path: Path, ending: str, wrong: str, right: str
) -> None:
    """One that finds hundreds of mistakes stops: of the files behind them nobody knows."""
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    pages = [f"content/paginas/p-{at:03}" for at in range(MAX_TOLD + 5)]
    for page in pages:
        write(root, f"{page}.yaml", "titel: Een\n")
        write(root, f"{page}{ending}", wrong)
    assert len(_told(root, cache)) == MAX_TOLD + 1
    for page in pages[:MAX_TOLD]:
        write(root, f"{page}{ending}", right)
    assert len(_told(root, cache)) == 5


def test_every_mistake_is_told_whatever_is_known(tmp_path: Path) -> None:
    """Also with what was learnt of another site, in which the same file was good."""
    for case in CASES[::12]:
        root = broken_site(tmp_path / case, case)
        whole = _told(root, None)
        assert [_told(root, tmp_path / ".cache"), _told(root, tmp_path / ".cache")] == [whole, whole], case


def test_a_rule_of_one_file_finds_the_same_whatever_other_files_there_are(tmp_path: Path) -> None:
    """Each of them, of every mistake that we know."""
    seen, named = set[str](), set[str]()
    for root in (COMPLETE, ACADEMY, KINDS, *(broken_site(tmp_path / case, case) for case in CASES)):
        content = Reader(root / "content", DAY).read()
        seen |= _judged_alone(content)
        named |= _judged_among_names(content)
    assert seen == ALONE
    assert named == AMONG_NAMES


def _judged_alone(content: Content) -> set[str]:
    """The codes of what was found by rules that look at each file by itself."""
    found = {code: sorted(RULES[code](content)) for code in ALONE}
    told = {problem.path for problems in found.values() for problem in problems}
    for filed in content.all_files():
        own = {filed.document.path, *(prose.source for prose in filed.prose.values())}
        if own & told:
            alone = content.without(lambda other, filed=filed: other is not filed)  # type: ignore[misc]
            for code, problems in found.items():
                assert sorted(each for each in RULES[code](alone) if each.path in own) == [
                    each for each in problems if each.path in own
                ], code
    return {code for code, problems in found.items() if problems}


def _judged_among_names(content: Content) -> set[str]:
    """The codes of what was found by rules that look besides at what there is: one problem for all files."""
    told = {code for code in AMONG_NAMES if any(RULES[code](content))}
    for code in told:
        places = {each.path for each in RULES[code](content)}
        alone = [content.without(lambda other, filed=filed: other is not filed) for filed in content.all_files()]  # type: ignore[misc]
        assert {each.path for one in alone for each in RULES[code](one)} >= places
        assert {each.cure for one in alone for each in RULES[code](one)} >= {each.cure for each in RULES[code](content)}
    for filed in content.all_files() if len(content.speakers) > 1 and not told else ():  # of a site with many files
        one = content.without(lambda other, filed=filed: other is not filed)  # type: ignore[misc]
        assert not any(any(RULES[code](one)) for code in AMONG_NAMES)
    return told


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


@pytest.mark.parametrize("stored", [b"x", b"[", b'{"a": 1}', b"[1, null]", b"[[], [{}, {}, {}]]"])
def test_a_record_that_is_damaged_is_not_believed(tmp_path: Path, stored: bytes) -> None:
    root, cache = minimal(tmp_path), tmp_path / ".cache"
    all_texts = _looked_at(root, cache)
    whole = (cache / "sound").read_bytes()
    for damaged in (b"", stored, whole[:32] + stored, whole[:40] + stored + whole[40:], whole[:-1] + b"?"):
        (cache / "sound").write_bytes(damaged)
        assert _looked_at(root, cache) == all_texts
