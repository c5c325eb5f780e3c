"""A change costs what it changes: what stands already is kept, and nobody can tell from the site."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from built_sites import files
from damaged_caches import Scene, Trial
from damaged_files import Damage
from edits import story
from markupsafe import Markup
from published import on
from sites import COMPLETE, REPOSITORY, with_layouts, write

from wijkmakers_site import pipeline
from wijkmakers_site.delivery import output
from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.incremental.digest import Digests, NoValueError
from wijkmakers_site.pages.templating.drawn_in import DrawnIn
from wijkmakers_site.pages.templating.templates import Templates


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine of staff: in CI nothing that stands is believed."""
    monkeypatch.setenv("CI", "")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that were made, and not kept."""
    paths = list[str]()
    page = Templates.page

    def noted(templates: Templates, head: object, view: object, said: Markup | None) -> bytes:
        paths.append(getattr(head, "path", ""))
        return page(templates, head, view, said)  # type: ignore[arg-type]

    monkeypatch.setattr(Templates, "page", noted)
    return paths


def rebuilt(root: Path, made: list[str], day: str = "2024-11-01") -> list[str]:
    """The pages that a build makes anew."""
    made.clear()
    pipeline.build(root, on(day), root / "output")
    return sorted(made)


def test_only_pages_that_show_a_change_are_made_again(tmp_path: Path, made: list[str]) -> None:
    root = with_layouts(tmp_path)
    assert "sprekers/jet/" in rebuilt(root, made)
    assert rebuilt(root, made) == []
    write(root, "content/paginas/over.md", "Wie we waren.\n")
    assert rebuilt(root, made) == ["over/"]
    write(root, "content/sprekers/jet.yaml", "naam: Jet Anders\norganisatie: academie\n")
    shown_on = rebuilt(root, made)
    assert {"sprekers/jet/", "leergangen/proef/start/", "sprekers/"} <= set(shown_on)
    assert "over/" not in shown_on


def test_every_page_is_kept_whatever_it_shows(complete_project: Path, made: list[str]) -> None:
    """Of a view that holds what has no digest, the page would be made anew each time, and nobody tells."""
    rebuilt(complete_project, made)
    assert rebuilt(complete_project, made) == []


def test_every_page_is_made_again_for_another_style(tmp_path: Path, made: list[str]) -> None:
    root = with_layouts(tmp_path)
    everything = rebuilt(root, made)
    style = root / "layouts/static/style/tokens.css"
    style.write_bytes(style.read_bytes() + b"\n:root { --nieuw: 1; }")
    assert rebuilt(root, made) == everything


def test_a_template_makes_only_those_pages_again_that_it_draws(tmp_path: Path, made: list[str]) -> None:
    """Also one that only another one draws in: the cards of programmes stand on lists, and on no module."""
    root = with_layouts(tmp_path)
    rebuilt(root, made)
    for name, drawn, not_drawn in (
        ("venue.html", {"locaties/molen/"}, {"", "leergangen/", "leergangen/proef/start/"}),
        ("parts/cards.html", {"", "leergangen/"}, {"leergangen/proef/start/", "over/"}),
        ("parts/footer.html", {"", "over/", "locaties/molen/", "leergangen/proef/start/"}, {"agenda/insluiten/"}),
    ):
        template = root / "layouts" / name
        template.write_text(template.read_text(encoding="utf-8") + "{# anders #}", encoding="utf-8")
        again = {*rebuilt(root, made)}
        assert again >= drawn
        assert not again & not_drawn


_ALL = {"own.html", "base.html", "parts/a.html", "parts/b.html"}


@pytest.mark.parametrize(
    ("text", "drawn_in"),
    [
        ("<p>{{ view.title }}</p>", {"own.html"}),
        ("{% extends 'base.html' %}", {"own.html", "base.html"}),
        ('{%- include "parts/a.html" ignore missing -%}', {"own.html", "parts/a.html", "base.html"}),
        ("{% from 'parts/a.html' import x with context %}", {"own.html", "parts/a.html", "base.html"}),
        ("{% import 'base.html' as base %}{% include 'parts/b.html' %}", {"own.html", "base.html", "parts/b.html"}),
        ("{% include wanted %}", _ALL),
        ("{% include 'base.html' if view else 'parts/b.html' %}", _ALL),
        ("{% include ['base.html', 'parts/b.html'] %}", _ALL),
        ("{% extends 'base' ~ '.html' %}", _ALL),
        ("{% extends 'own.html' %}{% include 'gone.html' %}", {"own.html", "gone.html"}),
    ],
)  # fmt: skip
def test_what_a_template_draws_in_is_read_off_its_tags(text: str, drawn_in: set[str]) -> None:
    """Whatever is only known when the page is made may be any of them."""
    texts = {"own.html": text, "base.html": "", "parts/a.html": "{% include 'base.html' %}", "parts/b.html": ""}
    found = DrawnIn(lambda: texts, lambda name: texts.get(name, "")).of("own.html")
    assert found == tuple((name, Digests().of(texts.get(name, ""))) for name in sorted(drawn_in))


def test_a_page_that_somebody_changed_or_took_away_is_made_again(tmp_path: Path, made: list[str]) -> None:
    root = with_layouts(tmp_path)
    rebuilt(root, made)
    before = files(root / "output")
    (root / "output/over/index.html").write_text("<p>Zelf geschreven</p>")
    (root / "output/sprekers/jet/index.html").unlink()
    assert rebuilt(root, made) == ["over/", "sprekers/jet/"]
    assert files(root / "output") == before


def test_in_ci_nothing_that_stands_is_believed(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes its cache over from other runs, of who knows whom."""
    root = with_layouts(tmp_path)
    everything = rebuilt(root, made)
    monkeypatch.setenv("CI", "true")
    assert rebuilt(root, made) == everything


def test_a_card_or_photo_that_stands_is_neither_read_nor_made(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = with_a_photo(tmp_path)
    rebuilt(root, made)
    before, read, get = files(root / "output/static"), set[str](), FolderCache.get

    def noted(cache: FolderCache, key: str) -> bytes | None:
        read.add(cache.folder.name)
        return get(cache, key)

    monkeypatch.setattr(FolderCache, "get", noted)
    write(root, "content/paginas/over.md", "Wie we waren.\n")
    assert rebuilt(root, made) == ["over/"]
    assert not read & {"kaarten", "beelden"}
    assert files(root / "output/static") == before


def with_a_photo(tmp_path: Path) -> Path:
    root = with_layouts(tmp_path)
    write(root, "content/beelden/foto.png", (COMPLETE / "content/beelden/rond.png").read_bytes())
    write(root, "content/sprekers/jet.yaml", "naam: Jet Proef\nfoto: {bestand: foto.png, alt: Jet}\n")
    return root


def test_what_stands_is_read_or_made_for_who_needs_it_when_it_is_gone_meanwhile(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another build, or a colleague, may take the site away between looking and linking."""
    root = with_a_photo(tmp_path)
    rebuilt(root, made)
    before = files(root / "output")
    written = output.write

    def after_a_thief(target: Path, *given: Any, **named: Any) -> int:
        for file in (*target.rglob("index.html"), *target.rglob("*.png")):
            file.unlink()
        return written(target, *given, **named)

    monkeypatch.setattr(output, "write", after_a_thief)
    rebuilt(root, made)
    assert files(root / "output") == before


@pytest.mark.parametrize("number", range(2))
def test_after_any_edits_the_site_is_the_one_that_is_made_from_nothing(tmp_path: Path, number: int) -> None:
    """Byte for byte; `python tests/edits.py 500` tells so of 500 sequences."""
    editor = story(with_layouts(tmp_path / "site"), number, 5)
    assert editor.builds > 2


def test_a_record_that_is_damaged_is_not_believed(tmp_path: Path, made: list[str]) -> None:
    root = with_layouts(tmp_path)
    everything = rebuilt(root, made)
    record = root / ".cache/site/output"
    good = record.read_bytes()
    record.write_bytes(good[:-9] + bytes([good[-9] ^ 1]) + good[-8:])
    assert rebuilt(root, made) == everything


def test_whatever_becomes_of_all_that_is_kept_the_site_is_the_same_and_all_is_good_again(tmp_path: Path) -> None:
    """Kinds are found by looking. `python tests/edits.py --damage 20` does it to each kind, at many places."""
    scene = Scene(tmp_path / "site", Random(1), states=((0, 0), (1, 1)))
    for way in (Damage.BIT, Damage.OLDER, Damage.FOLDER):
        scene.damage(Trial("", way, 0.9))
    assert scene.trials.keys() > {"texts", "sound", "site", "templates", "kaarten", "manifest.json", ".output-new"}


@dataclass(frozen=True)
class Sample:
    what: object


@dataclass(frozen=True)
class Pair:
    one: object
    other: object


DIFFERENT = (
    None, "", "1", 1, 1.0, True, b"1", Markup("1"), (), ("1",), (("1",),), {"1": 1}, {"1": 2}, {"2": 1}, {1, 2}, {1},
    date(2025, 1, 1), "2025-01-01", Sample("1"), Sample(1), Sample(Sample("1")),
    Decimal("1"), Decimal("1.0"), (1, 2), (2, 1), {1: 1, 2: 2}, {2: 2, 1: 1},
)  # fmt: skip


def test_what_differs_has_another_digest() -> None:
    assert len({Digests().of(value) for value in DIFFERENT}) == len(DIFFERENT)


def test_what_is_equal_has_the_same_digest_in_every_process() -> None:
    """Also what has no order of its own, which another hash seed shuffles, and texts that are one object or two."""
    values = "{'a', 'b', 'c'}, ('ab', 'abc'[:2]), ('ab', 'ab')"
    program = f"from wijkmakers_site.incremental.digest import Digests; print(*map(Digests().of, ({values})))"
    told = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.split()
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert told[0][1] == told[0][2]


def test_what_two_records_hold_is_gone_through_once_and_what_one_holds_is_not_remembered() -> None:
    """However this Python counts who holds a value."""
    pairs, digests = [Pair(shared := Sample("shared"), 1), Pair(shared, Sample("alone"))], Digests()
    del shared
    for pair in pairs:
        digests.of(pair)
    assert [each.what for each in digests._kept if isinstance(each, Sample)] == ["shared"]


def test_what_is_no_value_has_no_digest() -> None:
    with pytest.raises(NoValueError):
        Digests().of(Sample(print))
