"""The agenda and its cuts: by theme, kind, programme and group, as pages and in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from browsing import revisited
from playwright.sync_api import Browser, Page, expect
from sites import PROGRAMME, with_layouts, write
from webpage import Webpage, built, webpage, webpages
from webserver import STRICT

PROGRAMMES = {
    "wijk": """\
        titel: Wijkleergang
        samenvatting: Kort.
        thema: [leren]
        groepen:
          - {id: a, titel: Groep A}
          - {id: b, titel: Groep B}
        modules:
          - {id: samen, titel: Samen beginnen, datum: 2024-10-10}
          - {id: eigen, titel: Alleen voor A, datum: 2024-11-12, groep: a}
          - {id: ander, titel: Alleen voor B, datum: 2024-11-19, groep: b}
          - {id: slot, titel: Samen eindigen, datum: 2025-01-14, thema: [wonen]}
        """,
    "werk": """\
        titel: Werktraject
        samenvatting: Kort.
        soort: traineeship
        thema: [wonen]
        modules:
          - {id: dag, titel: De dag, datum: 2024-12-05}
        """,
    "ooit": """\
        titel: Oude lezing
        samenvatting: Kort.
        soort: lezing
        modules:
          - {id: toen, titel: Toen, datum: 2022-03-03}
        """,
}
CUTS = {
    "agenda/thema/wonen/": ["De dag", "Samen eindigen"],
    "agenda/thema/leren/": ["Alleen voor A", "Alleen voor B", "Samen eindigen", "Samen beginnen"],
    "agenda/soort/leergangen/": ["Alleen voor A", "Alleen voor B", "Samen eindigen", "Samen beginnen"],
    "agenda/soort/traineeships/": ["De dag"],
    "agenda/soort/lezingen/": ["Toen"],
    "agenda/leergang/wijk/": ["Alleen voor A", "Alleen voor B", "Samen eindigen", "Samen beginnen"],
    "agenda/leergang/wijk/groep-a/": ["Alleen voor A", "Samen eindigen", "Samen beginnen"],
    "agenda/leergang/wijk/groep-b/": ["Alleen voor B", "Samen eindigen", "Samen beginnen"],
    "agenda/leergang/werk/": ["De dag"],
    "agenda/leergang/ooit/": ["Toen"],
}


def academy(root: Path) -> Path:
    """Three programmes of three kinds, two themes, two groups; the minimal site's own programme is taken out."""
    with_layouts(root)
    for file in (root / PROGRAMME).parent.iterdir():
        file.unlink()
    (root / PROGRAMME).parent.rmdir()
    for id, text in PROGRAMMES.items():
        write(root, f"content/leergangen/{id}/leergang.yaml", text)
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(academy(tmp_path_factory.mktemp("agenda")))


def titles(page: Webpage) -> list[str]:
    return [each.words for each in page.all("p", class_="title")]


@pytest.mark.parametrize("path", CUTS)
def test_each_choice_has_a_page_with_what_comes_and_then_what_was(site: Path, path: str) -> None:
    assert titles(webpage(site, path)) == CUTS[path]


def test_only_what_has_sessions_has_a_page(site: Path) -> None:
    found = {path for path, _page in webpages(site) if re.match(r"agenda/[a-z]+/[a-z]", path)}
    assert found == CUTS.keys()


def test_a_choice_that_would_show_everything_is_not_offered(tmp_path: Path) -> None:
    """One programme, one kind, one theme: their pages would all be the agenda once more."""
    made = built(with_layouts(tmp_path))
    assert not [path for path, _page in webpages(made) if re.match(r"agenda/[a-z]+/[a-z]", path)]
    assert not webpage(made, "agenda/").all("details", class_="filter")
    assert "Deze data in de agenda" not in webpage(made, "leergangen/proef/").main


@pytest.mark.parametrize(
    ("path", "title", "feed"),
    [
        ("agenda/thema/leren/", "Agenda: thema leren", "themas/leren/agenda.ics"),
        ("agenda/soort/traineeships/", "Agenda: traineeships", None),
        ("agenda/leergang/wijk/", "Agenda: Wijkleergang", "leergangen/wijk/agenda.ics"),
        ("agenda/leergang/wijk/groep-a/", "Agenda: Wijkleergang, Groep A", "leergangen/wijk/groepen/a/agenda.ics"),
    ],
)
def test_a_cut_names_itself_and_offers_its_own_calendar(site: Path, path: str, title: str, feed: str | None) -> None:
    """A kind has none: its page offers that of everything."""
    page = webpage(site, path)
    assert page.one("h1").words == title
    assert page.one("title").words == f"{title} – Proefsite"
    assert [each["href"] for each in page.all("link", type="text/calendar")] == ([f"/{feed}"] if feed else [])
    [button] = [each["href"] for each in page.all("a") if each["href"].startswith("webcal:")]
    assert button == f"webcal://voorbeeld.nl/{feed or 'agenda.ics'}"


def test_a_cut_says_what_it_shows_and_leads_back_to_the_whole(site: Path) -> None:
    page = webpage(site, "agenda/thema/leren/")
    assert "Je ziet alleen thema leren. Toon de hele agenda" in page.main
    assert [each["href"] for each in page.all("a") if each.words == "Toon de hele agenda"] == ["/agenda/"]
    assert [each.words for each in page.all("a", aria_current="page") if "main" in each.inside] == ["Leren"]


def test_a_choice_has_what_was_below_a_heading_for_each_school_year(site: Path) -> None:
    headings = [each.words for each in webpage(site, "agenda/thema/leren/").all("h2", class_="month")]
    assert headings == ["November 2024", "Januari 2025", "Eerder: schooljaar 2024-2025"]


def test_the_agenda_names_the_sorts_of_filters(site: Path) -> None:
    page = webpage(site, "agenda/")
    assert page.one("summary").words == "Kies thema, soort of leergang"
    assert [(each["data-name"], each["data-every"]) for each in page.all("div") if each["data-name"]] == [
        ("thema", "Alle thema’s"), ("soort", "Alle soorten"), ("leergang", "Alle leergangen"),
    ]  # fmt: skip


def test_a_group_stands_below_its_programme_in_the_crumbs(site: Path) -> None:
    [trail] = webpage(site, "agenda/leergang/wijk/groep-a/").things("BreadcrumbList")
    assert [each["name"] for each in trail["itemListElement"]] == [
        "Home", "Agenda", "Wijkleergang", "Wijkleergang, Groep A",
    ]  # fmt: skip


def test_the_agenda_offers_only_programmes_that_still_meet(site: Path) -> None:
    """The others are reached from their own pages."""
    offered = [each["href"] for each in webpage(site, "agenda/").all("a") if each["data-key"].startswith("leergang:")]
    assert offered == [
        "/agenda/leergang/werk/", "/agenda/leergang/wijk/", "/agenda/leergang/wijk/groep-a/",
        "/agenda/leergang/wijk/groep-b/",
    ]  # fmt: skip
    assert "/agenda/leergang/ooit/" in [each["href"] for each in webpage(site, "leergangen/ooit/").all("a")]


@pytest.mark.slow  # a site with very many modules
def test_no_list_of_choices_is_longer_than_somebody_reads(tmp_path: Path) -> None:
    """Those that meet soonest are offered."""
    root = with_layouts(tmp_path)
    for number in range(40):
        day = date(2024, 12, 1) + timedelta(number)
        modules = f"modules:\n  - {{id: a, titel: Dag, datum: {day}}}\n"
        write(root, f"content/leergangen/p{number}/leergang.yaml", f"titel: P{number}\nsamenvatting: Kort.\n{modules}")
    keys = [each["data-key"] for each in webpage(built(root), "agenda/").all("a")]
    assert sorted(key for key in keys if key.startswith("leergang:")) == sorted(f"leergang:p{n}" for n in range(30))


def many(root: Path, number: int) -> Path:
    """One programme that meets every day from 1 August 2024 on."""
    days = [date(2024, 8, 1) + timedelta(each) for each in range(number)]
    modules = "".join(f"  - {{id: m{day:%m%d}, titel: Dag {day}, datum: {day}, locatie: molen}}\n" for day in days)
    facts = f"titel: Veel\nsamenvatting: Kort.\nthema: [leren]\nmodules:\n{modules}"
    write(academy(root), "content/leergangen/veel/leergang.yaml", facts)
    return root


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with more sessions than two pages hold."""
    return built(many(tmp_path_factory.mktemp("long"), 150))


@pytest.mark.slow  # a site with very many modules
def test_a_long_agenda_goes_on_over_pages_that_lead_to_each_other_and_repeat_nothing(long: Path) -> None:
    for base, count in (("agenda/", 62), ("agenda/leergang/veel/", 58), ("agenda/leergang/veel/2024-2025/", 92)):
        seen, path = list[str](), base
        while path:
            page = webpage(long, path)
            seen += titles(page)
            path = "".join(each["href"][1:] for each in page.all("a", rel="next"))
        assert len(seen) == len(set(seen)) == count, base
    assert webpage(long, "agenda/pagina-2/").one("h1").words == "Agenda, pagina 2"
    assert webpage(long, "agenda/pagina-2/").one("a", rel="prev")["href"] == "/agenda/"
    assert webpage(long, "agenda/leergang/veel/2024-2025/").one("h1").words == "Agenda: Veel, schooljaar 2024-2025"


@pytest.mark.parametrize(("number", "years"), [(40, []), (41, ["2024-2025"])])
def test_a_choice_that_fits_on_one_page_holds_what_was_too(tmp_path: Path, number: int, years: list[str]) -> None:
    """All of the first, the most that fits, are over before November; the second has a page for them."""
    made = built(many(tmp_path, number))
    assert [each.name for each in (made / "agenda/leergang/veel").iterdir() if each.is_dir()] == years
    assert len(titles(webpage(made, "agenda/leergang/veel/"))) == (0 if years else number)


def test_a_page_further_on_stands_below_the_first_in_the_crumbs(long: Path) -> None:
    for path, names in {
        "agenda/": ["Agenda"],
        "agenda/pagina-2/": ["Agenda", "Pagina 2"],
        "agenda/2024-2025/pagina-2/": ["Agenda", "Schooljaar 2024-2025", "Pagina 2"],
    }.items():
        [trail] = webpage(long, path).things("BreadcrumbList")
        assert [each["name"] for each in trail["itemListElement"]] == ["Home", *names]


def test_a_school_year_that_has_been_offers_no_choice_of_what_comes(long: Path) -> None:
    for path in ("agenda/2024-2025/", "agenda/leergang/veel/2024-2025/"):
        page = webpage(long, path)
        assert not page.all("details", class_="filter")
        assert not [
            each for each in page.elements if "data-since" in each.attributes or "data-coming" in each.attributes
        ]


def test_only_the_whole_agenda_can_be_followed_for_its_changes(long: Path) -> None:
    """Choices have no such feed of their own."""
    found = {
        path: [each["href"] for each in webpage(long, path).all("link", type="application/atom+xml")]
        for path in ("agenda/", "agenda/2024-2025/", "agenda/leergang/veel/")
    }
    assert found == {
        "agenda/": ["/wijzigingen.xml"], "agenda/2024-2025/": ["/wijzigingen.xml"], "agenda/leergang/veel/": [],
    }  # fmt: skip


@pytest.mark.slow  # a site with very many modules
def test_no_page_of_a_long_agenda_is_heavy(long: Path) -> None:
    sizes = {path: len(page.html.encode()) for path, page in webpages(long) if path.startswith("agenda/")}
    assert max(sizes.values()) < 60_000


@pytest.fixture(scope="module")
def address(web: Callable[..., str], site: Path) -> str:
    return web(site, headers=STRICT)


def shown(page: Page) -> list[str]:
    return [each.inner_text() for each in page.locator("[data-coming] .title").all() if each.is_visible()]


def test_without_javascript_the_choices_are_links_to_real_pages(browser: Browser, address: str) -> None:
    with revisited(browser, f"{address}agenda/", java_script_enabled=False) as page:
        page.locator("summary").click()
        page.get_by_role("link", name="Wijkleergang, Groep A").click()
        assert page.url == f"{address}agenda/leergang/wijk/groep-a/"
        page.get_by_role("link", name="Toon de hele agenda").click()
        assert page.url == f"{address}agenda/"


def test_a_choice_filters_at_once_and_stays_in_the_address(browser: Browser, address: str) -> None:
    with revisited(browser, f"{address}agenda/") as page:
        assert shown(page) == ["Alleen voor A", "Alleen voor B", "De dag", "Samen eindigen"]
        page.locator("summary").click()
        page.get_by_label("Thema").select_option(label="Wonen")
        assert shown(page) == ["De dag", "Samen eindigen"]
        assert [each.inner_text() for each in page.locator("h2.month").all() if each.is_visible()] == [
            "December 2024", "Januari 2025",
        ]  # fmt: skip
        page.get_by_label("Leergang").select_option(label="Wijkleergang")
        assert shown(page) == ["Samen eindigen"]
        assert page.url == f"{address}agenda/?thema=wonen&leergang=wijk"
        expect(page.get_by_role("status")).to_have_text("1 bijeenkomst.")
        page.get_by_role("button", name="Wis filters").click()
        assert len(shown(page)) == 4
        assert page.url == f"{address}agenda/"
        expect(page.get_by_role("status")).to_have_text("4 bijeenkomsten.")


def test_an_address_with_a_choice_opens_with_it(browser: Browser, address: str) -> None:
    with revisited(browser, f"{address}agenda/?leergang=wijk.a") as page:
        assert shown(page) == ["Alleen voor A", "Samen eindigen"]
        expect(page.get_by_label("Leergang")).to_be_visible()
        page.get_by_role("link", name="Ook wat is geweest").click()
        assert page.url == f"{address}agenda/leergang/wijk/groep-a/"


def test_a_choice_that_leaves_nothing_says_so(browser: Browser, address: str) -> None:
    with revisited(browser, f"{address}agenda/?soort=lezingen") as page:
        assert shown(page) == []
        expect(page.get_by_role("status")).to_contain_text("Geen bijeenkomsten bij deze keuze.")


def test_an_address_with_nonsense_shows_everything(browser: Browser, address: str) -> None:
    with revisited(browser, f"{address}agenda/?thema=%22%3E%3Cb%3E&leergang=wijk.z") as page:
        assert len(shown(page)) == 4


def test_the_choices_are_large_enough_for_fingers_and_fit_a_narrow_screen(browser: Browser, address: str) -> None:
    with revisited(browser, f"{address}agenda/?thema=wonen", viewport={"width": 320, "height": 700}) as page:
        for field in [*page.locator("select").all(), page.get_by_role("button", name="Wis filters")]:
            box = field.bounding_box()
            assert box
            assert box["height"] >= 44
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_an_agenda_in_which_nothing_comes_tells_of_the_last_meeting_and_offers_no_filter(tmp_path: Path) -> None:
    made = built(with_layouts(tmp_path), date(2031, 1, 1))
    page = webpage(made, "agenda/")
    assert "De laatste bijeenkomst" in [each.words for each in page.all("h2")]
    assert page.all("details", id="filter") == []
