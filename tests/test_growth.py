"""Pages that do not grow with the academy: on a grown site each keeps within its budget, and all can be reached."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from sites import with_layouts, write
from webpage import Webpage, built, dead_links, webpage, webpages

DAY = date(2026, 3, 2)
MOST = 60_000  # octets of one page's HTML
PROGRAMMES, SPEAKERS, DAYS = 100, 180, 6
MODULES = 45
GREAT = f"""\
titel: De grote leergang
samenvatting: Meer modules, dagen en sprekers dan op een pagina passen.
thema: [leren]
organisatoren: [academie]
modules:
  - id: congres
    titel: Het congres
    locatie: molen
    sprekers: [{", ".join(f"s{number}" for number in range(70))}]
    bijeenkomsten: [{", ".join(f"{{id: d{day}, datum: {DAY + timedelta(day - 10)}}}" for day in range(45))}]
{"".join(f"  - {{id: m{n}, titel: Module {n}, datum: {DAY + timedelta(60 + n)}}}{chr(10)}" for n in range(MODULES))}"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A third of a hundred programmes is to come, the others are over; each has a speaker of its own, and more."""
    root = with_layouts(tmp_path_factory.mktemp("grown"))
    for number in range(SPEAKERS):
        write(
            root,
            f"content/sprekers/s{number}.yaml",
            f"naam: Jo van {chr(65 + number % 3)}kkerman {number}\norganisatie: academie\n",
        )
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
    write(root, "content/leergangen/groot/leergang.yaml", GREAT)
    return built(root, DAY, preview=True)


@pytest.fixture(scope="module")
def pages(grown: Path) -> dict[str, Webpage]:
    return dict(webpages(grown))


def test_no_list_outgrows_its_page(grown: Path) -> None:
    sizes = {file.relative_to(grown).as_posix(): file.stat().st_size for file in grown.rglob("*.html")}
    assert {path: size for path, size in sizes.items() if size > MOST} == {}


def test_all_pages_of_long_lists_are_reached_by_links_and_named_once(grown: Path, pages: dict[str, Webpage]) -> None:
    """Without JavaScript, from the first page on; none bears the title of another, and each tells where it stands."""
    assert dead_links(grown, "/") == []
    further = {path: page for path, page in pages.items() if path.startswith(("overzicht/", "agenda/abonneren/"))}
    linked = {each["href"].lstrip("/") for page in pages.values() for each in page.all("a")}
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


def test_a_programme_with_many_modules_names_them_all_in_order_and_leads_to_each(grown: Path) -> None:
    pages = ["leergangen/groot/", "overzicht/leergangen/groot/pagina-2/"]
    titles = [each.words for path in pages for each in webpage(grown, path).all("a") if "h3" in each.inside]
    assert titles == ["Module 1 Het congres", *(f"Module {n + 2} Module {n}" for n in range(MODULES))]


def test_a_module_with_many_days_tells_first_what_comes_and_then_what_has_been(grown: Path) -> None:
    home, further = "leergangen/groot/congres/", "overzicht/leergangen/groot/congres/"
    pages = [home, f"{further}pagina-2/", f"{further}pagina-3/"]
    days = [each["datetime"] for path in pages for each in webpage(grown, path).all("time") if "ul" in each.inside]
    expected = [DAY + timedelta(day - 10) for day in [*range(10, 45), *range(9, -1, -1)]]
    assert days == [each.isoformat() for each in expected]
    told = [each.words for each in webpage(grown, "leergangen/groot/").all("a", href=f"/{home}")]
    assert told == ["Module 1 Het congres", "Alle 45 data", "50 anderen"]


def test_many_speakers_have_pages_of_their_own_and_calendars_say_how_many_more(grown: Path) -> None:
    listed = "overzicht/leergangen/groot/congres/sprekers/"
    pages = [webpage(grown, path) for path in (listed, f"{listed}pagina-2/")]
    names = [each.words for page in pages for each in page.all("a") if each["href"].startswith("/sprekers/s")]
    assert names == [f"Jo van {chr(65 + number % 3)}kkerman {number}" for number in range(70)]
    for path, all_of_them in (
        ("leergangen/groot/congres/", f"/{listed}"),
        ("organisaties/academie/", "/overzicht/organisaties/academie/sprekers/"),
    ):
        assert webpage(grown, path).one("a", href=all_of_them).words.startswith("Alle ")
    entries = (grown / "leergangen/groot/congres/agenda.ics").read_text("utf-8").replace("\r\n ", "")
    assert "Jo van Bkkerman 49 en 20 anderen" in entries


def test_every_programme_stands_in_the_overview_once(pages: dict[str, Webpage]) -> None:
    lists = [page for path, page in pages.items() if path == "leergangen/" or path.startswith("overzicht/")]
    cards = [
        each["href"] for page in lists for each in page.all("a") if each.inside[-1] == "h3" and "ol" not in each.inside
    ]
    assert sorted(cards) == sorted(
        ["/leergangen/proef/", "/leergangen/groot/", *(f"/leergangen/p{number}/" for number in range(PROGRAMMES))]
    )


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
    assert len(data["bijeenkomsten"]) + sum(map(len, past)) == PROGRAMMES * DAYS + 45 + MODULES + 1
