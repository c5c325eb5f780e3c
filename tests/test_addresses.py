"""An address that was published is for ever: of a page as of a feed, whatever becomes of what stood there."""

from __future__ import annotations

from pathlib import Path

import pytest
from published import academy, build, feeds, ledger, programme, publish, shown
from sites import run, write

MINE = "id: een, titel: Een, datum: 2025-06-05, groep: a"
ALL = "id: twee, titel: Twee, datum: 2025-06-05, sprekers: [jet], locatie: molen, thema: [wonen]"
GROUPS = "thema: [leren]\ngroepen: [{id: a, titel: Groep A}, {id: b, titel: Groep B}]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A published site with a group's own session and one for all."""
    programme(academy(tmp_path), "proef", MINE, ALL, facts=GROUPS)
    publish(tmp_path, "2025-01-06")
    return tmp_path


def titles(root: Path, path: str) -> set[str]:
    return {entry["SUMMARY"] for entry in shown(root, path).values()}


def without(root: Path, name: str) -> None:
    """Take a speaker, a venue, a theme or a group out of content, and every mention of it."""
    mine, whole, groups = MINE, ALL, GROUPS
    if name == "group":
        mine, groups = mine.replace(", groep: a", ""), groups.replace("{id: a, titel: Groep A}, ", "")
    elif name == "theme":
        site = root / "content/site.yaml"
        site.write_text(site.read_text().replace("  - {id: wonen, titel: Wonen}\n", ""))
        whole = whole.replace(", thema: [wonen]", "")
    elif name == "speaker":
        (root / "content/sprekers/jet.yaml").unlink()
        whole = whole.replace("[jet]", "[]")
    else:
        (root / "content/locaties/molen.yaml").unlink()
        whole = whole.replace(", locatie: molen", "")
    programme(root, "proef", mine, whole, facts=groups)


REMOVED = [
    ("group", "leergangen/proef/groepen/a/agenda.ics"),
    ("theme", "themas/wonen/agenda.ics"),
    ("speaker", "sprekers/jet/agenda.ics"),
    ("venue", "locaties/molen/agenda.ics"),
]


@pytest.mark.parametrize(("name", "path"), REMOVED)
def test_a_feed_whose_subject_is_removed_goes_on_with_what_stood_in_it(root: Path, name: str, path: str) -> None:
    """Its subscribers were told of no other; what changes later they see, too."""
    before = shown(root, path).keys()
    without(root, name)
    publish(root, "2025-02-01")
    assert shown(root, path).keys() == before
    facts = root / "content/leergangen/proef/leergang.yaml"
    facts.write_text(facts.read_text().replace("2025-06-05", "2025-06-06"))
    publish(root, "2025-03-01")
    assert "20250606" in {entry["DTSTART"] for entry in shown(root, path).values()}


@pytest.mark.parametrize(("name", "path"), REMOVED)
def test_no_feed_is_ever_lost(root: Path, name: str, path: str) -> None:
    """Not by building from the ledger later either, on another day or in another folder."""
    addresses = feeds(root).keys()
    without(root, name)
    publish(root, "2025-02-01")
    build(root, "2026-02-01", "elders")
    assert addresses <= feeds(root).keys()
    assert addresses <= feeds(root, "elders").keys()
    assert path in addresses


def test_a_feed_without_entries_answers_when_its_subject_is_gone(root: Path) -> None:
    write(root, "content/sprekers/leeg.yaml", "naam: Nog Niemand\n")
    publish(root, "2025-01-07")
    (root / "content/sprekers/leeg.yaml").unlink()
    publish(root, "2025-02-01")
    assert shown(root, "sprekers/leeg/agenda.ics") == {}


def test_a_renamed_group_keeps_its_feed_under_both_names(root: Path) -> None:
    """With `voorheen` the old address gives what the new one does, new sessions too."""
    groups = GROUPS.replace("{id: a, titel: Groep A}", "{id: groep-a, titel: Groep A, voorheen: [a]}")
    added = "id: drie, titel: Drie, datum: 2025-06-19, groep: groep-a"
    programme(root, "proef", MINE.replace("groep: a", "groep: groep-a"), ALL, added, facts=groups)
    publish(root, "2025-02-01")
    old, new = (titles(root, f"leergangen/proef/groepen/{id}/agenda.ics") for id in ("a", "groep-a"))
    assert old == new == {"Een (Groep A)", "Twee", "Drie (Groep A)"}


def test_a_renamed_theme_keeps_its_feed_and_its_page_under_both_names(root: Path) -> None:
    site = root / "content/site.yaml"
    site.write_text(
        site.read_text().replace("{id: wonen, titel: Wonen}", "{id: huizen, titel: Wonen, voorheen: [wonen]}")
    )
    programme(root, "proef", MINE, ALL.replace("[wonen]", "[huizen]"), facts=GROUPS)
    publish(root, "2025-02-01")
    assert titles(root, "themas/wonen/agenda.ics") == titles(root, "themas/huizen/agenda.ics") == {"Twee"}
    assert 'url=/themas/huizen/"' in (root / "output/themas/wonen/index.html").read_text()


def test_a_page_that_is_gone_says_so_and_leads_on(root: Path) -> None:
    """And it does not stand in the sitemap, nor among what can be found."""
    (root / "content/sprekers/jet.yaml").unlink()
    programme(root, "proef", MINE, ALL.replace("[jet]", "[]"), facts=GROUPS)
    publish(root, "2025-02-01")
    gone = (root / "output/sprekers/jet/index.html").read_text()
    assert "Deze pagina is er niet meer" in gone
    assert '<a href="/sprekers/">Sprekers</a>' in gone
    assert 'content="noindex' in gone
    for listing in ("sitemap.xml", "zoeken/index.json"):
        assert "sprekers/jet/" not in (root / "output" / listing).read_text()


def test_the_page_behind_a_withdrawn_entry_says_that_it_is_off(root: Path) -> None:
    programme(root, "proef", ALL, facts=GROUPS)
    publish(root, "2025-02-01")
    gone = (root / "output/leergangen/proef/een/index.html").read_text()
    assert "<strong>Een</strong> (donderdag 5 juni 2025) gaat niet door." in gone
    assert '<a href="/leergangen/proef/">Proef</a>' in gone


def test_what_comes_back_takes_its_address_again(root: Path) -> None:
    without(root, "speaker")
    publish(root, "2025-02-01")
    write(root, "content/sprekers/jet.yaml", "naam: Jet Proef\n")
    programme(root, "proef", MINE, ALL, facts=GROUPS)
    publish(root, "2025-03-01")
    assert "Jet Proef" in (root / "output/sprekers/jet/index.html").read_text()
    assert ledger(root).addresses["sprekers/jet/"] is False


def test_check_asks_once_what_became_of_an_address(root: Path) -> None:
    """Until it is published so; then it has been said."""
    without(root, "speaker")
    asked = run(root, "check", "--op", "2025-02-01")
    assert asked.returncode == 0
    assert "waarschuwing WM342: /sprekers/jet/ en de agenda daarvan zijn weg uit content/." in asked.stderr
    assert "Hernoemd? Zet het oude id erbij: `voorheen: [jet]`." in asked.stderr
    publish(root, "2025-02-01")
    assert "WM342" not in run(root, "check", "--op", "2025-02-02").stderr


def test_years_and_further_pages_come_and_go(root: Path) -> None:
    """They hold no promise: what stands there changes by itself."""
    assert not [path for path in ledger(root).addresses if path.startswith("agenda/")]
