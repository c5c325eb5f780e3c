"""A day of a series, and a whole programme, that is off or not certain: said wherever either is told of."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from feeds import events
from published import academy, on, programme, publish, shown
from sites import PROGRAMME, with_layouts, write
from webpage import built, webpage

from wijkmakers_site import pipeline
from wijkmakers_site.pages.programme_status import timeline
from wijkmakers_site.reading.load import load

DAY = date(2025, 2, 20)
SICK, BUSY = "De spreker is ziek", "Er zijn te weinig deelnemers"
OFF = f", status: geannuleerd, reden: {SICK}"
LATER = f", status: uitgesteld, reden: {BUSY}"
SERIES = f"""
  - id: reeks
    titel: De reeks
    tijd: 19:00-21:00
    locatie: molen
    sprekers: [jet]
    bijeenkomsten:
      - {{id: dag-1, datum: 2025-02-06}}
      - {{id: dag-2, datum: 2025-03-06, status: geannuleerd, reden: {SICK}}}
      - {{id: dag-3, datum: 2025-04-03}}
"""


def site_with(root: Path, modules: str, facts: str = "") -> Path:
    """A site with one programme of these modules."""
    (with_layouts(root) / "content/leergangen/proef/start.md").unlink()
    write(root, PROGRAMME, f"titel: Proef\nsamenvatting: Een proef.\n{facts}modules:{modules}")
    return root


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with `SERIES`, as built on `DAY`: the first day has been, the second is off."""
    return built(site_with(tmp_path_factory.mktemp("reeks"), SERIES), DAY)


@pytest.mark.parametrize(
    "path", ["", "agenda/", "leergangen/proef/", "leergangen/proef/reeks/", "sprekers/jet/", "locaties/molen/"]
)
def test_a_day_that_is_off_is_struck_through_with_its_reason_and_the_others_are_not(series: Path, path: str) -> None:
    page = webpage(series, path)
    struck = {each["datetime"][:10] for each in page.all("time") if "s" in each.inside}
    told = {each["datetime"][:10] for each in page.all("time") if "s" not in each.inside and each["datetime"]}
    assert struck == {"2025-03-06"}
    assert "2025-04-03" in told
    assert page.main.count(SICK) == page.main.count("Geannuleerd") > 0


def test_where_to_go_is_told_of_the_days_that_take_place(tmp_path: Path) -> None:
    """The way to a place where nobody has to be is in the way."""
    write(with_layouts(tmp_path), "content/locaties/kerk.yaml", "naam: De Kerk\nadres: Kerkplein 1\nplaats: Assen\n")
    (tmp_path / "content/leergangen/proef/start.md").unlink()
    days = f"[{{id: a, datum: 2025-03-06}}, {{id: b, datum: 2025-04-03, locatie: kerk{OFF}}}]"
    module = f"{{id: reeks, titel: De reeks, locatie: molen, sprekers: [jet], bijeenkomsten: {days}}}"
    write(tmp_path, PROGRAMME, f"titel: Proef\nsamenvatting: Een proef.\nmodules: [{module}]\n")
    site = built(tmp_path, DAY)
    headings = [each.words for each in webpage(site, "leergangen/proef/reeks/").all("h2")]
    assert "De Molen" in headings
    assert "De Kerk" not in headings
    assert "De Kerk" not in webpage(site, "leergangen/proef/").one("section", aria_labelledby="deel-in-het-kort").words


def test_on_paper_the_day_is_struck_through_with_its_reason_too(series: Path) -> None:
    [table] = webpage(series, "leergangen/proef/").all("table")
    assert "Geannuleerd" in table.words
    assert SICK in table.words


def test_the_entry_of_that_day_alone_is_cancelled(series: Path) -> None:
    told = {
        event["DTSTART"][2][:8]: (event["STATUS"][2], event["SUMMARY"][2], event["DESCRIPTION"][2].split("\\n")[0])
        for event in events(series, "leergangen/proef/reeks/agenda.ics")
    }
    assert told == {
        "20250206": ("CONFIRMED", "De reeks", "Proef"),
        "20250306": ("CANCELLED", "GEANNULEERD: De reeks", f"Reden: {SICK}"),
        "20250403": ("CONFIRMED", "De reeks", "Proef"),
    }


def test_machines_are_told_of_that_day_alone(series: Path) -> None:
    sessions = json.loads((series / "agenda.json").read_bytes())["bijeenkomsten"]
    assert [(each["status"], each["reden"]) for each in sessions] == [
        ("gepland", None), ("geannuleerd", SICK), ("gepland", None),
    ]  # fmt: skip
    for path in ("leergangen/proef/", "leergangen/proef/reeks/"):
        statuses = [each["eventStatus"].rpartition("/")[2] for each in webpage(series, path).things("EducationEvent")]
        assert statuses == ["EventScheduled", "EventCancelled", "EventScheduled"]
    [run] = [each["hasCourseInstance"] for each in webpage(series, "leergangen/proef/").things("Course")]
    assert run["courseSchedule"]["repeatCount"] == 2


def test_search_says_which_day_is_off_and_finds_the_reason(series: Path) -> None:
    found = json.loads((series / "zoeken/index.json").read_bytes())
    [module] = [each for each in found["documents"] if each["title"] == "De reeks"]
    assert module["when"] == "6 februari 2025, 6 maart 2025 (geannuleerd) en 3 april 2025"
    assert "ziek" in found["words"]


def of_days(root: Path, *extra: str, facts: str = "", module: str = "") -> Path:
    """A programme with one module of two days to come, each with something more in its mapping."""
    days = "".join(
        f"      - {{id: dag-{number}, datum: {day}{more}}}\n"
        for number, (day, more) in enumerate(zip(("2025-03-06", "2025-04-03"), extra, strict=True), 1)
    )
    return site_with(root, f"\n  - id: reeks\n    titel: De reeks\n{module}    bijeenkomsten:\n{days}", facts)


@pytest.mark.parametrize(
    ("days", "module", "programme"),
    [
        (("", OFF), ("gepland", None), "Begint op 6 maart 2025"),
        ((OFF, OFF), ("geannuleerd", SICK), "Geannuleerd"),
        ((OFF, LATER), ("uitgesteld", None), "Uitgesteld"),
        ((LATER, LATER), ("uitgesteld", BUSY), "Uitgesteld"),
        ((OFF, ""), ("gepland", None), "Begint op 3 april 2025"),
        ((", status: voorlopig", ", status: voorlopig"), ("voorlopig", None), "Begint op 6 maart 2025"),
    ],
)
def test_a_module_is_what_all_its_days_are_and_a_programme_is_off_with_all_its_modules(
    tmp_path: Path, days: tuple[str, str], module: tuple[str, str | None], programme: str
) -> None:
    [read] = load(of_days(tmp_path, *days) / "content", DAY).site.programmes
    [of_it] = read.modules
    assert ((of_it.state.value, of_it.reason), timeline(read)[0][1].label) == (module, programme)


def test_a_programme_is_not_off_while_more_modules_are_announced(tmp_path: Path) -> None:
    [read] = load(of_days(tmp_path, OFF, OFF, facts="aantal_modules: 3\n") / "content", DAY).site.programmes
    assert timeline(read)[0][1].label == ""


def test_a_day_that_was_off_goes_on_again_and_one_that_was_postponed_gets_its_new_date(tmp_path: Path) -> None:
    """It stays the same entry, and each time only that day is news."""
    root = academy(tmp_path)
    steps = [
        ("2025-01-06", "datum: 2025-03-06", "CONFIRMED 0 De reeks 20250306"),
        ("2025-01-07", f"datum: 2025-03-06{OFF}", "CANCELLED 1 GEANNULEERD: De reeks 20250306"),
        ("2025-01-08", "datum: 2025-03-06", "CONFIRMED 2 De reeks 20250306"),
        ("2025-01-09", f"datum: 2025-03-06{LATER}", "CANCELLED 3 UITGESTELD: De reeks 20250306"),
        ("2025-01-10", "datum: 2025-03-20", "CONFIRMED 4 De reeks 20250320"),
    ]
    uids = set()
    for day, second, expected in steps:
        days = f"[{{id: dag-1, datum: 2025-02-06}}, {{id: dag-2, {second}}}]"
        programme(root, "proef", f"id: reeks, titel: De reeks, tijd: 19:00-21:00, bijeenkomsten: {days}")
        told = pipeline.differences(root, on(day), None)
        assert [each.when.split(",")[0] for each in told.entries][-1:] != ["donderdag 6 februari 2025"]
        publish(root, day)
        first, entry = sorted(shown(root).items(), key=lambda pair: pair[1]["DTSTART"])
        uids.add(entry[0])
        values = [entry[1][name] for name in ("STATUS", "SEQUENCE", "SUMMARY", "DTSTART")]
        assert " ".join(values)[: len(expected)] == expected
        assert first[1]["SEQUENCE"] == "0"
    assert len(uids) == 1
