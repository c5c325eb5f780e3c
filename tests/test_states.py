"""What pages say of a programme and a module on a given day: computed from dates, in words that stay true."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sites import PROGRAMME, with_layouts, write
from webpage import built, files, webpage

from wijkmakers_site.pages.programme_status import timeline, to_come
from wijkmakers_site.reading.load import load

DATED = "begindatum: 2025-01-09\neinddatum: 2025-06-26\n"


def programme(root: Path, facts: str, modules: str = "") -> Path:
    """A site with one programme that has these facts and modules."""
    (with_layouts(root) / "content/leergangen/proef/start.md").unlink()
    head = "titel: Proef\nsamenvatting: Een proef.\n"
    write(root, PROGRAMME, f"{head}{facts}modules:\n{modules}" if modules else f"{head}{facts}")
    return root


def chip(site: Path) -> tuple[str, str]:
    """The key and the words of the programme's state, the same on its own page and in the overview."""
    [own] = [each for each in webpage(site, "leergangen/proef/").all("span", class_="chip") if each["data-status"]]
    [listed] = [each for each in webpage(site, "leergangen/").all("span", class_="chip") if each["data-status"]]
    assert (own["data-status"], own.words) == (listed["data-status"], listed.words)
    return own["data-status"], own.words


REGISTRATION = "aanmelden: {vanaf: 2024-11-01, tot: 2024-12-15, link: https://voorbeeld.nl/}\n"


@pytest.mark.parametrize(
    ("facts", "day", "key", "label"),
    [
        ("datums_volgen: ja\n", "2024-10-01", "undated", "Data volgen"),
        ("loopt: ja\n", "2024-10-01", "running", "Loopt"),
        ("gestart: september 2023\n", "2024-10-01", "running", "Gestart in september 2023"),
        ("gestart: ja\n", "2024-10-01", "running", "Gestart"),
        ("gestart: in september\n", "2024-10-01", "running", "Gestart in september"),
        ("gestart: schooljaar 2022-2023\n", "2024-10-01", "running", "Gestart in het schooljaar 2022-2023"),
        ("alleen_aangekondigd: ja\n", "2024-10-01", "undated", "Aangekondigd"),
        (DATED, "2024-10-01", "soon", "Begint op 9 januari 2025"),
        ("begindatum: 2024-09-05\n", "2024-10-01", "running", "Begonnen op 5 september 2024"),
        ("begindatum: 2024-09-05\nsoort: lezing\n", "2024-10-01", "past", "Afgerond"),
        (DATED, "2025-01-08", "soon", "Begint op 9 januari 2025"),
        (DATED, "2025-01-09", "running", "Loopt tot en met 26 juni 2025"),
        (DATED, "2025-06-26", "running", "Loopt tot en met 26 juni 2025"),
        (DATED, "2025-06-27", "past", "Afgerond"),
        (DATED + REGISTRATION, "2024-10-31", "soon", "Aanmelden kan vanaf 1 november 2024"),
        (DATED + REGISTRATION, "2024-11-01", "open", "Aanmelden kan tot en met 15 december 2024"),
        (DATED + REGISTRATION, "2024-12-15", "open", "Aanmelden kan tot en met 15 december 2024"),
        (DATED + REGISTRATION, "2024-12-16", "soon", "Begint op 9 januari 2025"),
        (DATED + "aanmelden: {link: https://voorbeeld.nl/}\n", "2024-11-01", "open", "Aanmelden kan"),
        (DATED + "aanmelden: {vol: ja}\n", "2024-11-01", "full", "Vol"),
        (DATED + "aanmelden: {vol: ja}\n", "2025-02-01", "running", "Loopt tot en met 26 juni 2025"),
        (REGISTRATION, "2024-11-01", "open", "Aanmelden kan tot en met 15 december 2024"),
    ],
)
def test_where_a_programme_stands_follows_from_its_dates(
    tmp_path: Path, facts: str, day: str, key: str, label: str
) -> None:
    assert chip(built(programme(tmp_path, facts), date.fromisoformat(day))) == (key, label)


def test_a_programme_without_dates_of_its_own_runs_from_its_first_to_its_last_module(tmp_path: Path) -> None:
    """A cancelled module does not count."""
    modules = """\
  - {id: a, titel: Een, datum: 2025-01-09}
  - {id: b, titel: Twee, datum: 2025-03-06}
  - {id: c, titel: Drie, datum: 2025-09-04, status: geannuleerd, reden: Te weinig deelnemers}
"""
    site = built(programme(tmp_path, "", modules), date(2025, 2, 1))
    assert chip(site) == ("running", "Loopt tot en met 6 maart 2025")
    assert "9 januari tot en met 6 maart 2025" in webpage(site, "leergangen/proef/").main


@pytest.mark.parametrize("day", ["2025-01-09", "2025-06-01"])
@pytest.mark.parametrize(
    ("facts", "label"),
    [("", "Begonnen op 9 januari 2025"), ("datums_volgen: ja\n", "Loopt, data volgen"), ("loopt: ja\n", "Loopt")],
)
def test_a_programme_is_not_over_while_a_module_waits_for_its_date(
    tmp_path: Path, day: str, facts: str, label: str
) -> None:
    """Only a field promises that dates follow."""
    modules = "  - {id: a, titel: Een, datum: 2025-01-09}\n  - {id: b, titel: Twee}\n"
    site = built(programme(tmp_path, facts, modules), date.fromisoformat(day))
    assert chip(site) == ("running", label)
    assert "Vanaf 9 januari 2025" in webpage(site, "leergangen/proef/").main


COURSE = {
    "2024-11-15": "open Aanmelden kan tot en met 15 december 2024",
    "2024-12-16": "soon Begint op 9 januari 2025",
    "2025-01-09": "running Loopt: module 1 van 2",
    "2025-02-06": "running Loopt: module 2 van 2",
    "2025-03-21": "past Afgerond",
}


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2024-11-14", "2024-11-15"), ("2024-11-15", "2024-12-16"), ("2024-12-15", "2024-12-16"),
        ("2024-12-16", "2025-01-09"), ("2025-01-09", "2025-01-09"), ("2025-03-20", "2025-01-09"), ("2025-03-21", None),
    ],
)  # fmt: skip
def test_scripts_are_told_the_states_to_come_from_where_the_words_of_the_page_begin(
    tmp_path: Path, day: str, first: str | None
) -> None:
    """So a page is the same for as long as its words are: those of one running programme, module after module."""
    registration = "aanmelden: {vanaf: 2024-11-15, tot: 2024-12-15, link: https://voorbeeld.nl/}\n"
    modules = "  - {id: een, titel: Een, datum: 2025-01-09}\n  - {id: twee, titel: Twee, datum: 2025-02-06}\n"
    programme(tmp_path, f"begindatum: 2025-01-09\neinddatum: 2025-03-20\n{registration}", modules)
    [read] = load(tmp_path / "content", date.fromisoformat(day)).site.programmes
    told = to_come(timeline(read), date.fromisoformat(day))
    assert told == ";".join(f"{since} {words}" for since, words in COURSE.items() if first and since >= first)


STATES = {
    "oud": "begindatum: 2023-01-01\neinddatum: 2023-02-01",
    "nu": "begindatum: 2024-10-01\neinddatum: 2024-12-01",
    "later": "begindatum: 2025-10-01",
    "ooit": "soort: lezing",
    "vol": "begindatum: 2025-03-01\naanmelden: {vol: ja}",
    "open": "begindatum: 2025-03-01\naanmelden: {link: https://voorbeeld.nl/}",
}


def test_the_overview_has_a_heading_for_each_state_in_the_order_of_what_visitors_can_do(tmp_path: Path) -> None:
    with_layouts(tmp_path)
    for id, facts in STATES.items():
        write(tmp_path, f"content/leergangen/{id}/leergang.yaml", f"titel: {id}\nsamenvatting: Kort.\n{facts}\n")
    overview = webpage(built(tmp_path), "leergangen/")
    assert [each.words for each in overview.all("h2")] == [
        "Aanmelden kan", "Komt eraan", "Vol", "Begonnen", "Zonder data", "Afgerond",
    ]  # fmt: skip


THREE = """\
  - {id: een, titel: De openingsavond, datum: 2025-01-09}
  - {id: twee, titel: Nog geheim, datum: 2025-02-06, status: concept}
  - {id: drie, titel: De derde, datum: 2025-03-06}
"""


def test_a_concept_module_is_nowhere_in_the_site_and_the_others_count_on(tmp_path: Path) -> None:
    made = files(built(programme(tmp_path, "", THREE)))
    assert [path for path, content in made.items() if "twee" in path or b"Nog geheim" in content] == []
    assert "Module 2 van 2" in webpage(tmp_path / "output", "leergangen/proef/drie/").main


def test_a_concept_programme_is_nowhere_in_the_site(tmp_path: Path) -> None:
    made = files(built(programme(tmp_path, "concept: ja\nlabels: [Nog geheim]\n", THREE)))
    assert [path for path, content in made.items() if "proef/" in path or b"De openingsavond" in content] == []


@pytest.mark.parametrize("facts", ["", "concept: ja\n"])
def test_the_preview_shows_concepts_as_such(tmp_path: Path, facts: str) -> None:
    site = built(programme(tmp_path, facts, THREE), preview=True)
    page = webpage(site, "leergangen/proef/twee/")
    assert page.one("h1").words == "Nog geheim"
    assert "Concept" in page.main
    assert "Voorbeeld." in page.one("aside").words
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_no_feed_holds_a_concept_not_even_in_the_preview(tmp_path: Path) -> None:
    made = files(built(programme(tmp_path, "", THREE), preview=True))
    feeds = {path: content for path, content in made.items() if path.endswith(".ics")}
    assert sorted(path for path, content in feeds.items() if b"De openingsavond" in content) == [
        "agenda.ics", "leergangen/proef/agenda.ics", "leergangen/proef/een/agenda.ics",
    ]  # fmt: skip
    assert [path for path, content in feeds.items() if b"Nog geheim" in content] == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("geannuleerd", ["Geannuleerd", "De spreker is ziek"]),
        ("uitgesteld", ["Uitgesteld: nieuwe datum volgt", "De spreker is ziek"]),
        ("voorlopig", ["Voorlopig", "De spreker is ziek"]),
    ],
)
def test_what_is_not_certain_says_so_wherever_the_module_stands(tmp_path: Path, status: str, words: list[str]) -> None:
    module = f"  - {{id: een, titel: De eerste, datum: 2025-01-09, status: {status}, reden: De spreker is ziek}}\n"
    site = built(programme(tmp_path, "", module))
    for path in ("", "agenda/", "leergangen/proef/", "leergangen/proef/een/"):
        text = webpage(site, path).main
        assert [word for word in words if word not in text] == [], path
    struck = webpage(site, "leergangen/proef/een/").all("s")
    assert bool(struck) == (status != "voorlopig")


@pytest.mark.parametrize(
    ("status", "expected"),
    [("geannuleerd", "EventCancelled"), ("uitgesteld", "EventPostponed"), ("voorlopig", "EventScheduled")],
)
def test_json_ld_tells_the_state_of_an_event(tmp_path: Path, status: str, expected: str) -> None:
    module = f"  - {{id: een, titel: De eerste, datum: 2025-01-09, status: {status}, reden: Ziek}}\n"
    [event] = webpage(built(programme(tmp_path, "", module)), "leergangen/proef/een/").things("EducationEvent")
    assert event["eventStatus"] == f"https://schema.org/{expected}"


@pytest.mark.parametrize(
    ("facts", "heading"),
    [
        ("", "Is dit iets voor jou?"),
        (DATED, "Is dit iets voor jou?"),
        ("gestart: ja\n", "Voor wie"),
        ("alleen_aangekondigd: ja\n", "Voor wie"),
        (f"{DATED}aanmelden: {{vol: ja}}\n", "Voor wie"),
        ("gestart: ja\naanmelden: {link: https://voorbeeld.nl/}\n", "Is dit iets voor jou?"),
        ("begindatum: 2024-01-09\neinddatum: 2024-06-26\n", "Voor wie was dit?"),
    ],
)
def test_only_what_one_may_still_join_asks_whether_it_is_for_you(tmp_path: Path, facts: str, heading: str) -> None:
    page = webpage(built(programme(tmp_path, f"{facts}doelgroep: [Bewoners]\n")), "leergangen/proef/")
    assert page.one("h2", id="deel-voor-wie").words == heading


@pytest.mark.parametrize(
    ("facts", "heading"),
    [
        (", datum: 2025-01-09, locatie: molen", "Wanneer en waar"),
        (", datum: 2025-01-09", "Wanneer"),
        (", thema: [leren]", "In het kort"),
    ],
)
def test_the_heading_of_a_modules_facts_names_only_what_stands_below_it(
    tmp_path: Path, facts: str, heading: str
) -> None:
    page = webpage(
        built(programme(tmp_path, "", f"  - {{id: een, titel: De eerste{facts}}}\n")), "leergangen/proef/een/"
    )
    assert page.one("h2", id="deel-wanneer").words == heading


@pytest.mark.parametrize(("facts", "promised"), [("", False), (", datum_volgt: ja", True)])
def test_a_module_without_a_date_promises_one_only_where_staff_do(
    tmp_path: Path, facts: str, *, promised: bool
) -> None:
    """Nor does it offer a calendar file, or say anything of a place."""
    site = built(programme(tmp_path, "", f"  - {{id: een, titel: De eerste{facts}}}\n"))
    page = webpage(site, "leergangen/proef/een/")
    assert ("Datum volgt" in page.main) is promised
    assert "Locatie" not in page.main
    assert (">Wanneer<" in page.html) is promised
    assert not (site / "leergangen/proef/een/agenda.ics").exists()
    assert page.things("EducationEvent") == []


def test_announced_and_published_modules_are_both_counted(tmp_path: Path) -> None:
    text = webpage(built(programme(tmp_path, "aantal_modules: 20\n", THREE)), "leergangen/proef/").main
    assert "20 modules aangekondigd, waarvan 2 op deze pagina." in text


def test_of_the_modules_announced_introduction_and_closing_are_not_numbered(tmp_path: Path) -> None:
    modules = """\
  - {id: een, titel: Hallo, soort: introductie}
  - {id: twee, titel: Werk}
  - {id: drie, titel: Dag, soort: slot}
"""
    site = built(programme(tmp_path, "aantal_modules: 20\n", modules))
    assert webpage(site, "leergangen/proef/twee/").main.startswith("Module 1 van 18 · Proef")


def test_only_modules_proper_are_numbered(tmp_path: Path) -> None:
    modules = """\
  - {id: een, titel: Hallo, soort: introductie}
  - {id: twee, titel: Werk}
  - {id: drie, titel: Samen, soort: intervisie}
"""
    site = built(programme(tmp_path, "", modules))
    eyebrows = {id: webpage(site, f"leergangen/proef/{id}/").main for id in ("een", "twee", "drie")}
    assert eyebrows["een"].startswith("Introductie · Proef")
    assert eyebrows["twee"].startswith("Module 1 · Proef")
    assert eyebrows["drie"].startswith("Intervisie · Proef")


def test_the_agenda_has_what_comes_by_month_and_what_was_by_school_year(tmp_path: Path) -> None:
    """A school year runs from 1 August to 31 July; a day counts as coming until it is over."""
    modules = """\
  - {id: a, titel: Juli, datum: 2024-07-31}
  - {id: b, titel: Augustus, datum: 2024-08-01}
  - {id: c, titel: Vandaag, datum: 2024-11-01}
  - {id: d, titel: Meerdaags, datum: 2024-10-30, einddatum: 2024-11-02}
  - {id: e, titel: Later, datum: 2025-01-09}
"""
    site = built(programme(tmp_path, "", modules))
    coming = webpage(site, "agenda/")
    months = [each.words for each in coming.all("h2", class_="month")]
    assert months == ["Oktober 2024", "November 2024", "Januari 2025"]
    assert [each.words for each in coming.all("p", class_="title")] == ["Meerdaags", "Vandaag", "Later"]
    for year, title in (("2023-2024", "Juli"), ("2024-2025", "Augustus")):
        page = webpage(site, f"agenda/{year}/")
        assert page.one("h1").words == f"Schooljaar {year}"
        assert [each.words for each in page.all("p", class_="title")] == [title]


def test_home_shows_no_day_that_is_over(tmp_path: Path) -> None:
    modules = "  - {id: a, titel: Gisteren, datum: 2024-10-31}\n  - {id: b, titel: Vandaag, datum: 2024-11-01}\n"
    page = webpage(built(programme(tmp_path, "", modules)), "")
    assert [each.words for each in page.all("p", class_="title")] == ["Vandaag"]


def test_themes_and_kinds_list_their_own_programmes(tmp_path: Path) -> None:
    """A programme has a theme when it or one of its modules names it."""
    with_layouts(tmp_path)
    write(tmp_path, "content/leergangen/les/leergang.yaml", "titel: Les\nsamenvatting: Kort.\nsoort: lezing\n")
    modules = "modules:\n  - {id: a, titel: Thuis, thema: [wonen]}\n"
    write(tmp_path, "content/leergangen/huis/leergang.yaml", f"titel: Huis\nsamenvatting: Kort.\n{modules}")
    site = built(tmp_path)
    found = {
        path: [each.words for each in webpage(site, path).all("h3")]
        for path in ("themas/wonen/", "themas/leren/", "soorten/lezingen/", "soorten/leergangen/")
    }
    assert found == {
        "themas/wonen/": ["Huis"],
        "themas/leren/": ["Proefleergang"],
        "soorten/lezingen/": ["Les"],
        "soorten/leergangen/": ["Proefleergang", "Huis"],
    }


def test_a_theme_is_introduced_by_its_explanation_or_else_by_its_name(tmp_path: Path) -> None:
    file = with_layouts(tmp_path) / "content/site.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("titel: Wonen}", "titel: Wonen, uitleg: Een dak en meer.}"), encoding="utf-8")
    site = built(tmp_path)
    leads = {path: webpage(site, path).one("p", class_="lead").words for path in ("themas/wonen/", "themas/leren/")}
    assert leads == {"themas/wonen/": "Een dak en meer.", "themas/leren/": "De leergangen met het thema leren."}


def test_editions_of_one_series_find_each_other(tmp_path: Path) -> None:
    with_layouts(tmp_path)
    for id in ("wijk-1", "wijk-2"):
        write(tmp_path, f"content/leergangen/{id}/leergang.yaml", f"titel: {id}\nsamenvatting: Kort.\nreeks: wijk\n")
    page = webpage(built(tmp_path), "leergangen/wijk-1/")
    assert [each["href"] for each in page.all("a") if "article" in each.inside and "h3" in each.inside] == [
        "/leergangen/wijk-2/"
    ]


def test_the_edition_that_runs_comes_first(tmp_path: Path) -> None:
    """Then those that are to come, and those that were."""
    with_layouts(tmp_path)
    years = {"oud": 2022, "ouder": 2021, "later": 2025, "nu": 2024, "deze": 2020}
    for id, year in years.items():
        dates = f"begindatum: {year}-10-01\neinddatum: {year}-12-01\n"
        write(tmp_path, f"content/leergangen/{id}/leergang.yaml", f"titel: {id}\nsamenvatting: K.\nreeks: w\n{dates}")
    page = webpage(built(tmp_path), "leergangen/deze/")
    assert [each.words for each in page.all("a") if "article" in each.inside and "h3" in each.inside] == [
        "nu", "later", "oud", "ouder",
    ]  # fmt: skip


def test_other_editions_stand_in_the_order_of_what_visitors_can_do_after_the_one_that_runs(tmp_path: Path) -> None:
    """Not in that of the alphabet, nor in that of their dates."""
    with_layouts(tmp_path)
    for id, facts in {"a-ooit": "", **STATES, "deze": ""}.items():
        text = f"titel: {id}\nsamenvatting: Kort.\nreeks: w\n{facts}\n"
        write(tmp_path, f"content/leergangen/{id}/leergang.yaml", text)
    page = webpage(built(tmp_path), "leergangen/deze/")
    assert [each.words for each in page.all("a") if "article" in each.inside and "h3" in each.inside] == [
        "nu", "open", "later", "vol", "a-ooit", "ooit", "oud",
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "shown"), [(6, 6), (8, 6)])
def test_home_shows_the_latest_programmes_that_are_over_and_leads_to_the_others(
    tmp_path: Path, count: int, shown: int
) -> None:
    with_layouts(tmp_path)
    for number in range(count):
        facts = f"titel: Oud {number}\nsamenvatting: Een proef.\neinddatum: 2020-01-{10 + number}\n"
        write(tmp_path, f"content/leergangen/oud-{number}/leergang.yaml", facts)
    page = webpage(built(tmp_path), "")
    titles = [each.words for each in page.all("a") if "h3" in each.inside and each.words.startswith("Oud")]
    assert titles == [f"Oud {number}" for number in reversed(range(count - shown, count))]
    assert bool([each for each in page.all("a", class_="more") if each.words == "Alle leergangen"]) is (count > shown)


@pytest.mark.parametrize("path", ["", "leergangen/", "themas/leren/"])
def test_what_depends_on_the_day_says_for_which_day_it_is(tmp_path: Path, path: str) -> None:
    """Headings such as "Begonnen" stay true: the page is dated."""
    site = built(programme(tmp_path, f"{DATED}thema: [leren]\n"), date(2025, 2, 1))
    assert "Zoals het er op 1 februari 2025 voor staat." in webpage(site, path).main
