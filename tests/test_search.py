"""Searching: the index, the register without JavaScript, and the field in a real browser under a strict CSP."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from browsing import opened, revisited
from playwright.sync_api import Browser, Page, expect
from sites import DAY, FILES, PROGRAMME, with_layouts, write
from webpage import built, files, webpage, webpages
from webserver import STRICT

from wijkmakers_site.data import search_files
from wijkmakers_site.text.words import collation

MODULES = """\
        titel: Leergang Wijkvernieuwing
        samenvatting: Leer hoe wonen en zorg samengaan.
        modules:
          - {id: eerder, titel: Samen koken, datum: 2024-06-06, sprekers: [noor]}
          - id: later
            titel: Samen koken
            datum: 2025-06-06
            tijd: 13:00-17:00
            locatie: molen
            sprekers: [jet, emile]
          - {id: afgelast, titel: Het feest, datum: 2025-03-06, status: geannuleerd, reden: De zaal is dicht.}
          - {id: cafe, titel: Café Het Eiland, samenvatting: Koffie bij de coördinator.}
          - {id: geheim, titel: Nog geheim, status: concept}
        """


def index(site: Path) -> list[dict[str, Any]]:
    """What the files hold, by address: each document with its kind, its last day and the words that find it."""

    def part(address: str) -> Any:
        return json.loads((site / address.lstrip("/")).read_bytes())

    held = part("zoeken/index.json")
    documents = held.get("documents") or [row for _, address in held["document_parts"] for row in part(address)]
    for name, runs in (("kind", held["kinds"]), ("last", held["days"])):
        for document, value in zip(documents, (value for value, run in runs for _ in range(run)), strict=True):
            document.update({name: value} if value else {})
    parts = [held["words"]] if "words" in held else [part(address) for _, address in held["word_parts"]]
    for word, codes in (item for each in parts for item in each.items()):
        for number in accumulate(code >> 8 for code in codes):
            documents[number - 1].setdefault("words", []).append(word)
    return sorted(documents, key=itemgetter("address"))


def larger(root: Path) -> Path:
    """The tiny site with a programme whose texts give something to find; gives `root`."""
    write(with_layouts(root), PROGRAMME, MODULES)
    (root / "content/leergangen/proef/start.md").rename(root / "content/leergangen/proef/cafe.md")
    write(root, "content/sprekers/noor.yaml", "naam: Noor Ærø\nfunctie: architect\n")
    write(root, "content/sprekers/emile.yaml", "naam: Émile Zöe\n")
    write(root, "content/organisaties/club.yaml", "naam: 3e Kamer\n")
    return root


# ---- The index ----
def test_the_index_of_the_tiny_site(tmp_path: Path) -> None:
    """Every kind of thing, with what is shown of it and the words of its texts that are not shown; nothing else."""
    pages = {entry["address"]: entry for entry in index(built(with_layouts(tmp_path)))}
    words = {address: {*entry.pop("words")} for address, entry in pages.items()}
    hidden = {"a", "academie", "gaat", "groep", "leren", "over", "waar"}
    assert words["/leergangen/proef/"] >= hidden | {"proefleergang", "leergang", "proeven", "januari", "2025"}
    assert words["/over/"] == {"ons", "over", "we", "wie", "zijn"}
    assert pages["/leergangen/proef/"] == {
        "address": "/leergangen/proef/",
        "kind": "Leergangen",
        "last": "2025-06-26",
        "note": "Leergang",
        "summary": "Een leergang om mee te proeven.",
        "title": "Proefleergang",
        "when": "9 januari tot en met 26 juni 2025",
    }
    assert pages["/leergangen/proef/start/"] == {
        "address": "/leergangen/proef/start/",
        "kind": "Modules",
        "last": "2025-01-09",
        "note": "Module 1: Proefleergang",
        "people": "Jet Proef",
        "place": "De Molen, Groningen",
        "title": "De start",
        "when": "donderdag 9 januari 2025, 13.00 tot 17.00 uur",
    }
    assert pages["/sprekers/jet/"]["note"] == "Spreker: De Academie"
    assert pages["/locaties/molen/"]["note"] == "Locatie: Molenpad 1, Groningen"
    assert pages["/over/"] == {"address": "/over/", "kind": "Pagina’s", "title": "Over ons"}
    assert {entry["kind"] for entry in pages.values()} == {
        "Leergangen", "Modules", "Sprekers", "Locaties", "Organisaties", "Pagina’s",
    }  # fmt: skip
    assert {"/themas/leren/", "/agenda/", "/agenda/abonneren/", "/organisaties/academie/"} <= pages.keys()
    assert "/zoeken/" not in pages


def test_a_programme_is_found_by_the_line_below_its_title(tmp_path: Path) -> None:
    write(
        larger(tmp_path),
        PROGRAMME,
        MODULES.replace("samenvatting: Leer", "ondertitel: Voor bruggenbouwers\n        samenvatting: Leer"),
    )
    pages = {entry["address"]: entry for entry in index(built(tmp_path))}
    assert "bruggenbouwers" in pages["/leergangen/proef/"]["words"]


@pytest.mark.parametrize(
    ("facts", "day", "word", "paths"),
    [
        ("prijs: {bedrag: 450}", "2024-11-01", "kosten", ["/leergangen/proef/"]),
        ("prijs: {bedrag: 450}", "2024-11-01", "gratis", []),
        ("prijs: {bedrag: 0}", "2024-11-01", "gratis", ["/leergangen/proef/"]),
        ("aanmelden: {plaatsen: 20}", "2024-11-01", "aanmelden", ["/leergangen/", "/leergangen/proef/"]),
        ("aanmelden: {plaatsen: 20}", "2026-11-01", "aanmelden", ["/leergangen/"]),
        ("", "2024-11-01", "kosten", []),
    ],
)
def test_a_fact_is_found_by_the_word_that_visitors_have_for_it(
    tmp_path: Path, facts: str, day: str, word: str, paths: list[str]
) -> None:
    """Who wants to join is led to the list of programmes, too; to what is over nobody is."""
    write(with_layouts(tmp_path), PROGRAMME, f"{dedent(FILES[PROGRAMME])}{facts}\n")
    own = [each for each in index(built(tmp_path, date.fromisoformat(day))) if "/leergangen/" in each["address"]]
    assert [each["address"] for each in own if word in each.get("words", [])] == paths


def test_the_index_says_nothing_of_the_day_and_wastes_no_byte(tmp_path: Path) -> None:
    site = built(with_layouts(tmp_path))
    before, raw = index(site), (site / "zoeken/index.json").read_bytes()
    assert not re.search(rb"\s", re.sub(rb'"[^"]*"', b"", raw))
    after = index(built(tmp_path, date(2031, 1, 1)))
    # A past school year has a page of its own; all else is the same on every day.
    assert [entry for entry in after if not re.match(r"/agenda/\d", entry["address"])] == before


def test_every_page_can_be_found_but_home_this_one_and_the_cuts_of_the_agenda(academy_site: Path) -> None:
    pages = {f"/{path}" for path, page in webpages(academy_site) if not page.all("meta", name="robots")}
    missing = pages - {entry["address"] for entry in index(academy_site)}
    assert {each for each in missing if not each.startswith("/agenda/")} == {"/", "/zoeken/"}


def test_a_concept_is_found_in_the_preview_alone(tmp_path: Path) -> None:
    larger(tmp_path)
    addresses = [each["address"] for each in index(built(tmp_path))]
    assert "/leergangen/proef/geheim/" not in addresses
    [hidden] = [each for each in index(built(tmp_path, preview=True)) if each["address"].endswith("/geheim/")]
    assert hidden["state"] == "Concept"
    assert "when" not in hidden


def test_a_cancelled_module_says_so_and_one_without_a_date_says_nothing_of_it(tmp_path: Path) -> None:
    pages = {each["address"]: each for each in index(built(larger(tmp_path)))}
    cancelled = pages["/leergangen/proef/afgelast/"]
    assert (cancelled["state"], cancelled["when"]) == ("Geannuleerd", "donderdag 6 maart 2025")
    undated = pages["/leergangen/proef/cafe/"]
    assert not undated.keys() & {"when", "last"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café ‘Ærø’", ["cafe", "aero"]),
        ("coördinator, 2024-2025", ["coordinator", "2024", "2025"]),
        ("ĲSBAAN Øst", ["ijsbaan", "ost"]),
    ],
)
def test_words_lose_capitals_and_accents(text: str, words: list[str]) -> None:
    assert collation.words(text) == words


def test_what_has_no_letter_or_digit_of_ours_stands_last_under_overig() -> None:
    ordered = sorted(["Ωmega", "?!", "Zoë", "Åsa", "‘3e’ Kamer"], key=collation.sort_key)
    assert ordered == ["‘3e’ Kamer", "Åsa", "Zoë", "?!", "Ωmega"]
    assert [collation.initial(title) for title in ordered] == ["0-9", "A", "Z", "Overig", "Overig"]


# ---- Without JavaScript ----
def test_the_register_holds_everything_by_letter(tmp_path: Path) -> None:
    """Accents and quotes do not count, digits stand together and first, people go by surname as in their own list;
    links lead to every letter.
    """
    page = webpage(built(larger(tmp_path)), "zoeken/")
    entries = [each.words for each in page.all("li") if each.inside[-3:] == ("div", "section", "ul")]
    assert entries == [
        "3e Kamer Organisatie",
        "Noor Ærø Spreker: architect",
        "Café Het Eiland Module 4: Leergang Wijkvernieuwing",
        "De Academie Organisatie",
        "De Molen Locatie: Molenpad 1, Groningen",
        "Het feest Module 3: Leergang Wijkvernieuwing",
        "Leergang Wijkvernieuwing Leergang",
        "Jet Proef Spreker: De Academie",
        "Samen koken Module 1: Leergang Wijkvernieuwing",
        "Samen koken Module 2: Leergang Wijkvernieuwing",
        "Émile Zöe Spreker",
    ]
    jumps = [each["href"] for each in page.all("a") if each["href"].startswith("#letter-")]
    assert jumps == [f"#{each['id']}" for each in page.all("h2") if each["id"]]
    assert jumps[0] == "#letter-0-9"


def test_a_long_register_has_pages_for_its_letters(tmp_path: Path) -> None:
    """No page is too heavy for a phone, and every entry stands on one of them, in order."""
    with_layouts(tmp_path)
    for number in range(450):
        letter = "AB"[number % 3 == 0]
        name = f"{letter} Organisatie voor dorps- en wijkontwikkeling, nummer {number:03}"
        write(tmp_path, f"content/organisaties/o{number:03}.yaml", f"naam: {name}\n")
    site = built(tmp_path)
    heads = {path: page for path, page in webpages(site) if path.startswith("zoeken/")}
    assert [path for path in heads if path[7:8] in ("a", "b")] == ["zoeken/a/", "zoeken/a/pagina-2/", "zoeken/b/"]
    letters_of = [each["href"] for each in heads["zoeken/"].all("a") if each.inside[-3:] == ("nav", "ul", "li")]
    assert [each for each in letters_of if each.startswith("/zoeken/")][:2] == ["/zoeken/a/", "/zoeken/b/"]
    under_a = [
        each.words
        for path in ("zoeken/a/", "zoeken/a/pagina-2/")
        for each in heads[path].all("li")
        if each.inside[-1] == "ul" and each.words.startswith("A Organisatie")
    ]
    assert len(under_a) == 300
    assert under_a == sorted(under_a)
    assert heads["zoeken/a/"].one("a", rel="next")["href"] == "/zoeken/a/pagina-2/"
    assert heads["zoeken/a/pagina-2/"].one("a", rel="prev")["href"] == "/zoeken/a/"
    assert heads["zoeken/a/pagina-2/"].one("a", aria_current="page", href="/zoeken/a/").words == "A"
    assert max(len(page.html.encode()) for page in heads.values()) < 60_000


def test_without_javascript_there_is_no_dead_field(browser: Browser, place: str) -> None:
    with revisited(browser, f"{place}zoeken/?q=koken", java_script_enabled=False) as page:
        expect(page.locator("form")).to_be_hidden()
        page.get_by_role("link", name="S", exact=True).click()
        page.get_by_role("link", name="Samen koken").first.click()
        assert page.url == f"{place}leergangen/proef/eerder/"


def test_every_page_leads_to_the_search_and_the_page_for_wrong_addresses_offers_it(tmp_path: Path) -> None:
    site = built(with_layouts(tmp_path))
    for path in ("", "over/", "leergangen/proef/start/"):
        [link] = webpage(site, path).all("a", href="/zoeken/")
        assert (link.words, "header" in link.inside) == ("Zoeken", True)
    assert len(webpage(site, "404.html").all("a", href="/zoeken/")) == 2


# ---- In a browser ----
@pytest.fixture(scope="module")
def place(web: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    site = built(larger(tmp_path_factory.mktemp("search")), DAY)
    return web(site, headers=STRICT)


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, with its index in parts as if it were large."""
    with pytest.MonkeyPatch.context() as patch:
        for name, size in (("WHOLE", 0), ("WORDS_PART", 900), ("DOCUMENTS_PART", 600)):
            patch.setattr(search_files, name, size)
        return built(larger(tmp_path_factory.mktemp("divided")), DAY)


# Before the page tells how many there are it waits for who types on; most tests need not.
_HURRIED = "const unhurried = setTimeout; setTimeout = (run, wait, ...values) => unhurried(run, wait / 20, ...values)"


@pytest.fixture
def searching(browser: Browser, place: str) -> Iterator[Page]:
    with revisited(browser, f"{place}zoeken/", script=_HURRIED) as page:
        yield page


def said(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text)


def titles(page: Page) -> list[str]:
    return page.locator("#gevonden li > a").all_inner_texts()


def typed(page: Page, text: str) -> list[str]:
    """Search by typing; gives the titles of the results once the status tells of them."""
    page.get_by_label("Wat zoek je?").fill(text)
    expect(page.get_by_role("status")).to_contain_text(f"‘{text}’")
    return titles(page)


def test_nothing_is_fetched_before_the_field_is_used(browser: Browser, place: str) -> None:
    fetched: list[str] = []
    with opened(browser, f"{place}zoeken/") as page:
        page.wait_for_load_state("networkidle")
        page.on("request", lambda each: fetched.append(re.sub(r".*/|\.\w{10}(?=\.)", "", each.url)))
        with page.expect_request("**/*.json"):
            page.get_by_label("Wat zoek je?").focus()
        page.wait_for_load_state("networkidle")
    assert fetched == ["index.json"]


def test_typing_finds_groups_marks_and_tells_how_many(searching: Page) -> None:
    typed(searching, "koken")
    said(searching, "2 resultaten voor ‘koken’.")
    section = searching.get_by_role("region", name="Modules")
    assert section.locator("li").count() == 2
    assert section.locator("mark").all_inner_texts() == ["koken", "koken"]
    assert "vrijdag 6 juni 2025, 13.00 tot 17.00 uur" in section.inner_text()
    assert "De Molen, Groningen" in section.inner_text()
    expect(searching.locator("#register")).to_be_hidden()
    typed(searching, "architect")
    said(searching, "1 resultaat voor ‘architect’.")


def test_accents_capitals_the_rest_of_a_word_and_its_first_half_do_not_matter(searching: Page) -> None:
    wanted = {
        "cafe": "Café Het Eiland",
        "CAFÉ eiland": "Café Het Eiland",
        "aero": "Noor Ærø",
        "emile zoe": "Émile Zöe",
        "vernieuwing": "Leergang Wijkvernieuwing",
        "het feest": "Het feest",
        "molenpad": "De Molen",
    }
    assert {query: typed(searching, query)[0] for query in wanted} == wanted
    assert {"Émile Zöe", "Het feest"} - set(typed(searching, "é")) == {"Het feest"}, "a letter alone is a beginning"


def test_an_index_in_parts_holds_the_same(divided: Path, tmp_path: Path) -> None:
    whole = index(built(larger(tmp_path), DAY))
    assert index(divided) == whole
    names = [file.name.partition("-")[0] for file in (divided / "static/zoeken").iterdir()]
    assert min(names.count("woorden"), names.count("pagina")) > 2


def test_an_index_in_parts_finds_the_same_and_asks_for_what_it_needs(
    browser: Browser, web: Callable[..., str], searching: Page, divided: Path
) -> None:
    """Beginnings, what is inside words, slips, words that mean the same, titles, none at all; the best ones first."""
    asked, addresses = list[str](), list[str]()
    with opened(browser, f"{web(divided, headers=STRICT)}zoeken/") as page:
        page.on("request", lambda each: asked.append(re.sub(r".*/|[-.].*", "", each.url)))
        page.on("request", lambda each: addresses.append(each.url))
        assert typed(page, "3e kamer") == typed(searching, "3e kamer")
        assert (asked.count("index"), asked.count("woordenlijst")) == (1, 1)
        assert asked.count("woorden") + asked.count("pagina") <= 4
        for query in ("vernieuwing", "cursus", "wijkverniewing", "koken architect", "é", "qqqqq"):
            assert typed(page, query) == typed(searching, query), query
            assert (
                page.locator("#gevonden mark").all_inner_texts()
                == searching.locator("#gevonden mark").all_inner_texts()
            )
    twice = {each for each in addresses if addresses.count(each) > 1}
    assert {each for each in twice if "/zoeken/" in each} == set(), "no part is fetched twice"


@pytest.mark.parametrize(
    ("word", "first"),
    [
        *((word, "De agenda in je telefoon") for word in ("abonneren", "iphone", "privacy", "kalender")),
        *((word, "Sprekers") for word in ("spreker", "docent")),
        ("agenda", "Agenda"),
    ],
)
def test_words_of_visitors_lead_to_the_pages_of_the_site_itself(searching: Page, word: str, first: str) -> None:
    assert typed(searching, word)[0] == first


@pytest.mark.parametrize("word", ["cursus", "opleiding", "training"])
def test_a_word_that_means_the_same_finds_the_same(searching: Page, word: str) -> None:
    assert typed(searching, word)[:3] == typed(searching, "leergang")[:3] != []


def test_the_count_of_the_words_before_is_gone_at_the_first_letter(searching: Page) -> None:
    typed(searching, "samen")
    searching.get_by_label("Wat zoek je?").press("x")
    expect(searching.get_by_role("status")).not_to_contain_text("samen’", timeout=200)


def test_staff_add_words_that_mean_the_same(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    write(root, "content/site.yaml", FILES["content/site.yaml"] + "zoekwoorden: [Dorpshuis café, 'molen, windmolen']\n")
    groups = json.loads((built(root) / "zoeken/index.json").read_text("utf-8"))["synonyms"]
    assert groups[-2:] == [["dorpshuis", "cafe"], ["molen", "windmolen"]]


def test_one_slip_is_forgiven_and_told(searching: Page) -> None:
    """A letter left out, two that changed places, another one."""
    for query in ("wijkverniewing", "wijkvernieuwnig", "wiikvernieuwing"):
        assert typed(searching, query)[0] == "Leergang Wijkvernieuwing"
        said(searching, f"Niets gevonden voor ‘{query}’. Wel 5 resultaten met woorden die erop lijken.")


def test_short_words_and_numbers_are_not_stretched(searching: Page) -> None:
    assert typed(searching, "jat") == []
    assert typed(searching, "2023") == []


def test_all_words_must_be_found_and_else_some(searching: Page) -> None:
    assert typed(searching, "koken molen") == ["Samen koken"]
    assert set(typed(searching, "koken architect")) == {"Samen koken", "Noor Ærø"}
    said(searching, "Niets gevonden met alle woorden van ‘koken architect’. Wel 3 resultaten met een deel ervan.")


@pytest.mark.parametrize(("day", "first"), [("2024-01-01", "eerder"), ("2024-11-01", "later")])
def test_what_comes_stands_before_what_has_been_on_the_day_of_the_reader(
    browser: Browser, place: str, day: str, first: str
) -> None:
    with opened(browser, f"{place}zoeken/") as page:
        page.clock.set_fixed_time(f"{day}T12:00:00")
        assert typed(page, "samen koken") == ["Samen koken", "Samen koken"]
        assert page.locator("#gevonden a").first.get_attribute("href") == f"/leergangen/proef/{first}/"


def test_a_cancelled_evening_is_called_so_and_struck_through(searching: Page) -> None:
    typed(searching, "feest")
    result = searching.locator("#gevonden li")
    assert "Geannuleerd" in result.inner_text()
    assert result.locator("s").inner_text() == "donderdag 6 maart 2025"


def test_nothing_found_shows_ways_on_and_leaves_the_register(searching: Page) -> None:
    assert typed(searching, "qqqqq") == []
    said(searching, "Niets gevonden voor ‘qqqqq’.")
    expect(searching.get_by_role("link", name="alle leergangen")).to_be_visible()
    expect(searching.locator("#register")).to_be_visible()
    typed(searching, "wikvernieuwng")
    searching.get_by_role("link", name="wijkvernieuwing", exact=True).click()
    said(searching, "5 resultaten voor ‘wijkvernieuwing’.")


def test_the_address_holds_the_words_so_that_back_and_a_shared_link_work(searching: Page, place: str) -> None:
    typed(searching, "koken")
    assert searching.url == f"{place}zoeken/?q=koken"
    searching.get_by_role("link", name="Samen koken").first.click()
    searching.go_back()
    said(searching, "2 resultaten voor ‘koken’.")
    assert searching.get_by_label("Wat zoek je?").input_value() == "koken"


def test_enter_keeps_all_and_escape_clears(searching: Page, place: str) -> None:
    field = searching.get_by_label("Wat zoek je?")
    field.press_sequentially("koken")
    field.press("Enter")
    said(searching, "2 resultaten voor ‘koken’.")
    assert (searching.url, field.input_value()) == (f"{place}zoeken/?q=koken", "koken")
    field.press("Escape")
    said(searching, "")
    expect(searching).to_have_url(f"{place}zoeken/")
    assert field.input_value() == ""
    expect(searching.locator("#register")).to_be_visible()
    assert titles(searching) == []


def test_a_screen_reader_is_told_once_the_typing_stops(browser: Browser, place: str) -> None:
    with opened(browser, f"{place}zoeken/") as page:
        typed(page, "samen")
        page.evaluate("""() => {
          window.told = [];
          new MutationObserver(() => told.push(document.getElementById('uitslag').textContent))
            .observe(document.getElementById('uitslag'), { childList: true, characterData: true, subtree: true });
        }""")
        page.get_by_label("Wat zoek je?").press_sequentially(" koken", delay=50)
        said(page, "2 resultaten voor ‘samen koken’.")
        assert [text for text in page.evaluate("told") if text] == ["2 resultaten voor ‘samen koken’."]


def test_many_results_of_a_kind_wait_behind_a_button(browser: Browser, web: Callable[..., str], tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    for number in range(9):
        write(root, f"content/sprekers/s{number}.yaml", f"naam: Kees Kool {number}\n")
    with revisited(browser, f"{web(built(root))}zoeken/?q=kool") as page:
        said(page, "9 resultaten voor ‘kool’.")
        assert len(titles(page)) == 6
        page.get_by_role("button", name="Toon alle 9 sprekers").click()
        assert len(titles(page)) == 9
        assert page.evaluate("document.activeElement.textContent") == titles(page)[6]


def test_hostile_titles_and_words_stay_text(browser: Browser, web: Callable[..., str], tmp_path: Path) -> None:
    write(with_layouts(tmp_path), "content/sprekers/jet.yaml", "naam: '<img src=x onerror=alert(1)> Jet'\n")
    with revisited(browser, f"{web(built(tmp_path))}zoeken/?q=<b>jet</b>") as page:
        expect(page.get_by_role("status")).to_contain_text("‘<b>jet</b>’")
        typed(page, "onerror")
        assert titles(page)[0] == "<img src=x onerror=alert(1)> Jet"
        assert page.locator("#gevonden img").count() == 0


def test_searching_works_below_a_base_path(browser: Browser, web: Callable[..., str], tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    site = root / "content/site.yaml"
    site.write_text(site.read_text().replace("voorbeeld.nl/", "voorbeeld.nl/academie/"))
    below = web(built(root), base="/academie/", headers=STRICT)
    with revisited(browser, below) as page:
        page.get_by_role("link", name="Zoeken").click()
        typed(page, "start")
        page.get_by_role("link", name="De start").click()
        assert page.url == f"{below}leergangen/proef/start/"


def test_an_index_that_does_not_come_is_told_and_leaves_the_register(browser: Browser, place: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*.json", lambda route: route.abort())
    page.goto(f"{place}zoeken/?q=koken")
    expect(page.get_by_role("status")).to_contain_text("Zoeken lukt nu niet: de zoeklijst kwam niet binnen.")
    expect(page.locator("#register")).to_be_visible()
    page.unroute("**/*.json")
    assert typed(page, "samen koken") != [], "the next letter tries again"
    context.close()


# ---- What a visitor downloads ----
def test_the_script_is_small_and_stands_on_the_search_page_alone(academy_site: Path) -> None:
    [script] = (academy_site / "static").glob("zoeken.*.js")
    assert script.stat().st_size < 12_000
    name = script.name.encode()
    assert [path for path, each in files(academy_site).items() if name in each and path.endswith(".html")] == [
        "zoeken/index.html"
    ]
