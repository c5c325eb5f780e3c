"""Pages that do not grow with the academy: on a grown site each keeps within its budget, and all can be reached."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from sites import with_layouts, write
from webpage import built, dead_links, webpage, webpages

DAY = date(2026, 3, 2)
MOST = 60_000  # octets of one page's HTML
PROGRAMMES, SPEAKERS, DAYS = 100, 180, 6


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A third of a hundred programmes is to come, the others are over; each has a speaker of its own, and more."""
    root = with_layouts(tmp_path_factory.mktemp("grown"))
    for number in range(SPEAKERS):
        write(root, f"content/sprekers/s{number}.yaml", f"naam: Jo van {chr(65 + number % 3)}kkerman {number}\n")
    for number in range(PROGRAMMES):
        first = DAY + timedelta(30 if number % 3 == 0 else -300)
        days = ", ".join(f"{{id: d{each}, datum: {first + timedelta(7 * each)}}}" for each in range(DAYS))
        write(
            root,
            f"content/leergangen/p{number}/leergang.yaml",
            f"titel: Leergang nummer {number}\nsamenvatting: {'Samen leren in de wijk. ' * 5}\nthema: [leren]\n"
            f"organisatoren: [academie]\nmodules:\n  - {{id: m, titel: De reeks, locatie: molen, "
            f"sprekers: [s{number}], bijeenkomsten: [{days}]}}\n",
        )
    return built(root, DAY, preview=True)


def test_no_list_outgrows_its_page(grown: Path) -> None:
    sizes = {file.relative_to(grown).as_posix(): file.stat().st_size for file in grown.rglob("*.html")}
    assert {path: size for path, size in sizes.items() if size > MOST} == {}


def test_all_pages_of_long_lists_are_reached_by_links_and_named_once(grown: Path) -> None:
    """Without JavaScript, from the first page on; none bears the title of another, and each tells where it stands."""
    assert dead_links(grown, "/") == []
    further = {path: page for path, page in webpages(grown) if path.startswith(("overzicht/", "agenda/abonneren/"))}
    linked = {each["href"].lstrip("/") for _, page in webpages(grown) for each in page.all("a")}
    assert {*further} - linked == set()
    for path in (
        "overzicht/2024-2025/",
        "overzicht/2024-2025/pagina-2/",
        "overzicht/pagina-2/",
        "overzicht/sprekers/a/",
    ):
        assert path in further
    titles = [page.one("title").words for page in further.values()]
    assert len(titles) == len(set(titles))
    sitemap = (grown / "sitemap.xml").read_text(encoding="utf-8")
    for path, page in further.items():
        assert f"<loc>https://voorbeeld.nl/{path}</loc>" in sitemap
        assert page.one("link", rel="canonical")["href"] == f"https://voorbeeld.nl/{path}"
    assert [each.words for each in webpage(grown, "overzicht/sprekers/b/").all("a") if each["aria-current"]] == ["B"]


def test_every_programme_stands_in_the_overview_once(grown: Path) -> None:
    pages = [page for path, page in webpages(grown) if path == "leergangen/" or path.startswith("overzicht/")]
    cards = [each["href"] for page in pages for each in page.all("a") if "h3" in each.inside]
    assert sorted(cards) == sorted(["/leergangen/proef/", *(f"/leergangen/p{number}/" for number in range(PROGRAMMES))])


def test_home_shows_themes_before_what_it_has_no_room_for(grown: Path) -> None:
    main = webpage(grown, "").main
    assert main.index("Kies een thema") < main.index("Leergangen die zijn begonnen of nog komen")
    assert len([each for each in webpage(grown, "").all("a") if "h3" in each.inside]) <= 5 + 4 * 6


def test_the_data_hold_what_comes_and_lead_to_what_was(grown: Path) -> None:
    data = json.loads((grown / "agenda.json").read_bytes())
    assert min(each["einde"] for each in data["bijeenkomsten"]) >= DAY.isoformat()
    files = [each["bestand"].removeprefix("https://voorbeeld.nl/") for each in data["archief"]]
    past = [json.loads((grown / file).read_bytes())["bijeenkomsten"] for file in files]
    # And the one of the site that all tests begin with.
    assert len(data["bijeenkomsten"]) + sum(map(len, past)) == PROGRAMMES * DAYS + 1
