"""What calendars show as called off and content names no more: its page, the agenda and machines say so as long."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from published import academy, ledger, on, programme, publish, shown
from test_membership import assert_pages_and_calendars_agree
from webpage import webpage

from wijkmakers_site import pipeline
from wijkmakers_site.pages.families.former.gone import gone_pages
from wijkmakers_site.text.addresses.urls import Root

THEME = "thema: [leren]\ngroepen: [{id: a, titel: Groep A}, {id: b, titel: Groep B}]\n"
START = "id: start, titel: De start, samenvatting: Hoe het begint, datum: 2025-06-05, tijd: 13:00-17:00"
START += ", locatie: molen, sprekers: [jet], groep: a"
DAYS = "id: dagen, titel: Dagen, bijeenkomsten: [{id: een, datum: 2025-06-12}, {id: twee, datum: 2025-06-19}]"
ONE_DAY = "id: dagen, titel: Dagen, bijeenkomsten: [{id: een, datum: 2025-06-12}]"
STAYS = [f"id: m{number}, titel: Blijft, datum: 2025-07-{number + 10}" for number in range(3)]
OTHER = "id: los, titel: Los, datum: 2025-08-01, locatie: huis, sprekers: [ali]"
GONE = {"De start", "Dagen", "Nog wat"}


def taken_out(root: Path, day: str) -> Path:
    """A site from which a module, a day and the date of a module were taken out, as it is on `day`."""
    academy(root)
    programme(root, "ander", OTHER)
    programme(root, "proef", START, DAYS, "id: wat, titel: Nog wat, datum: 2025-06-20", *STAYS, facts=THEME)
    publish(root, "2025-01-06")
    programme(root, "proef", ONE_DAY, "id: wat, titel: Nog wat", *STAYS, facts=THEME)
    publish(root, "2025-02-03")
    if day != "2025-02-03":
        publish(root, day)
    return root / "output"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return taken_out(tmp_path_factory.mktemp("withdrawn"), "2025-02-03")


def struck(site: Path, path: str) -> set[str]:
    """The moments that a page strikes through."""
    return {each["datetime"] for each in webpage(site, path).all("time") if "s" in each.inside}


ALL = {"2025-06-05T13:00+02:00", "2025-06-19", "2025-06-20"}
PAGES = {
    "agenda/": ALL,
    "agenda/thema/leren/": ALL,
    "agenda/leergang/proef/": ALL,
    "agenda/leergang/proef/groep-b/": ALL - {"2025-06-05T13:00+02:00"},
    "agenda/insluiten/": ALL,
    "vandaag/scherm/": {"2025-06-05T13:00+02:00"},
    "leergangen/proef/": ALL,
    "leergangen/proef/dagen/": {"2025-06-19"},
    "leergangen/proef/wat/": {"2025-06-20"},
    "sprekers/jet/": {"2025-06-05T13:00+02:00"},
    "locaties/molen/": {"2025-06-05T13:00+02:00"},
    "sprekers/ali/": set(),
}


@pytest.mark.parametrize(("path", "moments"), PAGES.items())
def test_pages_strike_it_through_wherever_calendars_show_it(site: Path, path: str, moments: set[str]) -> None:
    assert struck(site, path) == moments


def test_pages_and_calendars_hold_the_same(site: Path) -> None:
    assert_pages_and_calendars_agree(site)


def test_behind_every_uid_there_is_a_page(site: Path) -> None:
    """The one that its entry leads to."""
    for entry in shown(site.parent).values():
        assert (site / entry["URL"].removeprefix("https://voorbeeld.nl/") / "index.html").is_file()


def test_the_page_of_what_is_gone_says_that_it_is_off_and_what_it_was(site: Path) -> None:
    page = webpage(site, "leergangen/proef/start/")
    assert page.one("h1").words == "De start gaat niet door"
    assert "De start (donderdag 5 juni 2025, 13.00 tot 17.00 uur) gaat niet door." in page.main


def test_a_module_that_lost_its_date_says_when_it_was_to_be(site: Path) -> None:
    page = webpage(site, "leergangen/proef/wat/")
    assert "vrijdag 20 juni 2025 Uitgesteld: nieuwe datum volgt" in page.main


def test_the_agenda_leads_to_the_page_of_what_is_gone(site: Path) -> None:
    links = {each["href"]: each.words for each in webpage(site, "agenda/").all("a")}
    assert links["/leergangen/proef/start/"] == "De start"


def sessions(site: Path) -> dict[str, Any]:
    return {each["begin"]: each for each in json.loads((site / "agenda.json").read_bytes())["bijeenkomsten"]}


def test_machines_are_told_by_the_same_uid_what_the_entry_says(site: Path) -> None:
    found = sessions(site)
    assert {each["id"] for each in found.values()} == shown(site.parent).keys()
    [row] = [row for row in ledger(site.parent).rows.values() if row.entry.title == "De start"]
    page = "https://voorbeeld.nl/leergangen/proef/"
    assert found["2025-06-05T13:00:00+02:00"] == {
        "id": row.uid,
        "titel": "De start",
        "samenvatting": "Hoe het begint",
        "soort": None,
        "nummer": None,
        "leergang": {"titel": "Proef", "soort": "leergang", "pagina": page},
        "groep": "Groep A",
        "begin": "2025-06-05T13:00:00+02:00",
        "einde": "2025-06-05T17:00:00+02:00",
        "hele_dag": False,
        "status": "geannuleerd",
        "reden": None,
        "locatie": {
            "naam": "De Molen, Molenpad 1, Groningen", "zaal": None, "adres": None, "postcode": None, "plaats": None,
            "land": None, "positie": None, "pagina": None,
        },
        "online": False,
        "online_link": None,
        "sprekers": [{"naam": "Jet Proef", "rol": None, "pagina": "https://voorbeeld.nl/sprekers/jet/"}],
        "themas": ["Leren"],
        "pagina": f"{page}start/",
        "gewijzigd": row.modified.isoformat(),
    }  # fmt: skip
    assert found["2025-06-20"]["status"] == "uitgesteld"


def test_search_engines_are_told_that_a_day_of_a_series_is_off(site: Path) -> None:
    """By the UID of its entry; so on the programme's page, of all its modules."""
    for path, days in (
        ("leergangen/proef/dagen/", {"2025-06-19"}),
        ("leergangen/proef/", {"2025-06-19", "2025-06-20"}),
    ):
        events = {each["startDate"]: each["eventStatus"] for each in webpage(site, path).things("EducationEvent")}
        assert {day for day, status in events.items() if not status.endswith("EventScheduled")} == days


def test_after_thirty_days_calendars_pages_and_machines_drop_it_together(tmp_path: Path) -> None:
    site = taken_out(tmp_path, "2025-07-21")
    assert not {entry["SUMMARY"].partition(": ")[2] for entry in shown(tmp_path).values()} & GONE
    assert not {each["titel"] for each in sessions(site).values() if each["status"] != "gepland"}
    assert [path for path in PAGES if (site / path).is_dir() and struck(site, path)] == []
    assert "gaat niet door" in webpage(site, "leergangen/proef/start/").main


def test_a_programme_that_is_gone_leaves_its_sessions_on_the_agenda_as_called_off(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", START, *STAYS, facts=THEME)
    programme(tmp_path, "ander", OTHER)
    publish(tmp_path, "2025-01-06")
    shutil.rmtree(tmp_path / "content/leergangen/proef")
    publish(tmp_path, "2025-02-03")
    site = tmp_path / "output"
    assert struck(site, "agenda/") == struck(site, "sprekers/jet/") | {f"2025-07-{day}" for day in (10, 11, 12)}
    assert webpage(site, "leergangen/proef/m0/").one("h1").words == "Blijft gaat niet door"
    whole = webpage(site, "leergangen/proef/")
    assert whole.one("h1").words == "Deze bijeenkomsten gaan niet door"
    assert [each.words for each in whole.all("strong")] == ["De start", "Blijft", "Blijft", "Blijft"]
    assert_pages_and_calendars_agree(site)


def test_a_preview_shows_what_became_a_concept_again_and_that_calendars_call_it_off(tmp_path: Path) -> None:
    """Both are so: a concept has no entry, and the one that was published is cancelled."""
    programme(academy(tmp_path), "proef", "id: b, titel: Terug, datum: 2025-06-01", *STAYS)
    publish(tmp_path, "2025-01-06")
    programme(tmp_path, "proef", "id: b, titel: Terug, datum: 2025-06-01, status: concept", *STAYS)
    site = tmp_path / "preview"
    pipeline.build(tmp_path, on("2025-01-07"), site, preview=True)
    rows = [each.words for each in webpage(site, "agenda/").all("li", class_="row") if "Terug" in each.words]
    assert ["Concept" in row for row in rows] == [True, False]
    assert [each["status"] for each in sessions(site).values() if each["titel"] == "Terug"] == ["geannuleerd"]


def test_what_was_over_and_left_content_keeps_a_page_though_it_is_on_no_list(tmp_path: Path) -> None:
    """Also where the ledger is of before it kept addresses: the entry leads there."""
    programme(academy(tmp_path), "proef", "id: b, titel: Was, datum: 2025-02-01", *STAYS)
    publish(tmp_path, "2025-01-06")
    programme(tmp_path, "proef", *STAYS)
    publish(tmp_path, "2025-03-01")
    assert "Was" in {entry["SUMMARY"] for entry in shown(tmp_path).values()}
    assert webpage(tmp_path / "output", "leergangen/proef/b/").one("h1").words == "Deze pagina is er niet meer"
    assert "Was" not in webpage(tmp_path / "output", "agenda/").main
    kept = ledger(tmp_path)
    pages = gone_pages(
        replace(kept, addresses={}), {"leergangen/proef/": "Proef"}, Root("https://voorbeeld.nl/"), date(2025, 3, 1)
    )
    assert "leergangen/proef/b/" in {page.head.path for page in pages}
