"""A whole programme that is off: told everywhere, nothing invites to it, and what has been stays as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from published import academy, build, on, programme, publish, shown
from webpage import webpage

from wijkmakers_site import pipeline

FEW = "Er zijn te weinig deelnemers"
OFF = f"status: geannuleerd\nreden: {FEW}\n"
SERIES = "reeks: proef\n"
SIGN_UP = "aanmelden: {tot: 2025-05-31, link: https://voorbeeld.nl/, plaatsen: 20, toelichting: Kom ook}\n"
FACTS = f"{SERIES}{SIGN_UP}prijs: {{bedrag: 10}}\n"
MODULES = (
    "id: een, titel: Eerste, datum: 2025-02-06, tijd: 13:00-17:00, locatie: molen",
    "id: twee, titel: Tweede, datum: 2025-04-03, tijd: 13:00-17:00, sprekers: [jet]",
    "id: drie, titel: Derde, bijeenkomsten: [{id: a, datum: 2025-02-20}, {id: b, datum: 2025-05-08}]",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Published before it began, called off after two of its evenings, and built on the day after."""
    root = academy(tmp_path_factory.mktemp("leergang"))
    programme(root, "ander", facts=SERIES)
    programme(root, "proef", *MODULES, facts=FACTS)
    publish(root, "2025-01-06")
    programme(root, "proef", *MODULES, facts=FACTS + OFF)
    publish(root, "2025-03-03")
    build(root, "2025-03-04")
    return root


def states(root: Path, target: str = "output") -> dict[str, tuple[str, str]]:
    """By day: STATUS and SEQUENCE of each entry in the programme's calendar."""
    entries = shown(root, "leergangen/proef/agenda.ics", target).values()
    return {entry["DTSTART"][:8]: (entry["STATUS"], entry["SEQUENCE"]) for entry in entries}


def struck(root: Path, path: str, target: str = "output") -> set[str]:
    """The days that a page strikes through."""
    times = webpage(root / target, path).all("time")
    return {each["datetime"][:10] for each in times if "s" in each.inside}


def test_all_that_is_to_come_is_called_off_and_what_has_been_stays(root: Path) -> None:
    assert states(root) == {
        "20250206": ("CONFIRMED", "0"), "20250220": ("CONFIRMED", "0"),
        "20250403": ("CANCELLED", "1"), "20250508": ("CANCELLED", "1"),
    }  # fmt: skip
    for path in ("", "agenda/", "leergangen/proef/"):
        assert struck(root, path) == {"2025-04-03", "2025-05-08"}
    assert struck(root, "leergangen/proef/een/") == set()
    assert FEW not in webpage(root / "output", "leergangen/proef/een/").main


@pytest.mark.parametrize("path", ["", "leergangen/", "leergangen/ander/", "leergangen/proef/"])
def test_every_list_and_its_own_page_say_so(root: Path, path: str) -> None:
    chips = [each for each in webpage(root / "output", path).all("span") if each["data-status"] == "cancelled"]
    assert [each.words for each in chips] == ["Geannuleerd"]


def test_its_page_says_why_at_the_top_and_invites_to_nothing(root: Path) -> None:
    page = webpage(root / "output", "leergangen/proef/")
    assert page.main.index(FEW) < page.main.index("In het kort")
    assert "Aanmelden kan niet meer: deze leergang is geannuleerd." in page.main
    for words in ("Meld je aan", "Kom ook", "20 plekken", "tot en met 31 mei", "Zet in je agenda", "Abonneer"):
        assert words not in page.main
    assert "Voor wie was dit?" not in page.main  # no audience is told


def test_machines_and_search_are_told(root: Path) -> None:
    page = webpage(root / "output", "leergangen/proef/")
    [course] = page.things("Course")
    assert "offers" not in course
    assert course["hasCourseInstance"]["eventStatus"] == "https://schema.org/EventCancelled"
    data = json.loads((root / "output/agenda.json").read_bytes())["bijeenkomsten"]
    told = {each["begin"][:10]: (each["status"], each["reden"]) for each in data}
    assert told == {
        "2025-02-06": ("gepland", None), "2025-02-20": ("gepland", None),
        "2025-04-03": ("geannuleerd", FEW), "2025-05-08": ("geannuleerd", FEW),
    }  # fmt: skip
    [found] = [
        each for each in json.loads((root / "output/zoeken/index.json").read_bytes())["documents"]
        if each["title"] == "Proef"
    ]  # fmt: skip
    assert found["state"] == "Geannuleerd"


def test_when_its_days_are_over_each_stays_as_it_was(root: Path) -> None:
    """Also when somebody clears the file up, years later."""
    for facts, target in ((FACTS + OFF, "later"), (FACTS, "opgeruimd")):
        programme(root, "proef", *MODULES, facts=facts)
        build(root, "2025-09-01", target)
        assert struck(root, "leergangen/proef/", target) >= {"2025-04-03", "2025-05-08"}, target
        assert struck(root, "leergangen/proef/een/", target) == set(), target
    programme(root, "proef", *MODULES, facts=FACTS + OFF)


def test_a_module_that_says_so_goes_on_and_a_cancelled_programme_can_go_on_again(root: Path) -> None:
    going = f"{MODULES[1]}, status: gepland"
    programme(root, "proef", MODULES[0], going, MODULES[2], facts=FACTS + OFF)
    build(root, "2025-03-04", "toch")
    assert states(root, "toch")["20250403"] == ("CONFIRMED", "2")
    assert struck(root, "leergangen/proef/", "toch") == {"2025-05-08"}
    programme(root, "proef", *MODULES, facts=FACTS)
    build(root, "2025-03-04", "weer")
    assert set(states(root, "weer").values()) == {("CONFIRMED", "0"), ("CONFIRMED", "2")}
    assert "Meld je aan" in webpage(root / "weer", "leergangen/proef/").main
    programme(root, "proef", *MODULES, facts=FACTS + OFF)


@pytest.mark.parametrize(
    ("status", "prefix", "chip"),
    [("uitgesteld", "UITGESTELD: ", "Uitgesteld"), ("voorlopig", "VOORLOPIG: ", "Voorlopig")],
)
def test_a_programme_may_be_postponed_or_not_certain_yet(tmp_path: Path, status: str, prefix: str, chip: str) -> None:
    root = academy(tmp_path)
    programme(root, "proef", *MODULES, facts=f"{FACTS}status: {status}\nreden: {FEW}\n")
    build(root, "2025-01-06")
    titles = {entry["SUMMARY"] for entry in shown(root, "leergangen/proef/agenda.ics").values()}
    assert titles == {f"{prefix}{title}" for title in ("Eerste", "Tweede", "Derde")}
    page = webpage(root / "output", "leergangen/proef/")
    assert chip in [
        each.words for each in page.all("span", class_=f"chip chip-{'off' if status == 'uitgesteld' else 'maybe'}")
    ]
    assert ("Meld je aan" in page.main) == (status == "voorlopig")
    assert page.main.index(FEW) < page.main.index("In het kort")


def test_a_lecture_whose_only_evening_is_off_is_off(tmp_path: Path) -> None:
    """Nobody types it twice."""
    root = academy(tmp_path)
    module = f"id: een, titel: Eerste, datum: 2025-04-03, status: geannuleerd, reden: {FEW}"
    programme(root, "proef", module, facts=f"soort: lezing\n{FACTS}")
    build(root, "2025-03-04")
    page = webpage(root / "output", "leergangen/proef/")
    assert "Aanmelden kan niet meer: deze lezing is geannuleerd." in page.main
    assert "Meld je aan" not in page.main
    assert page.main.index(FEW) < page.main.index("In het kort")


FILE = "content/leergangen/proef/leergang.yaml"
FIRST = '"Eerste" (donderdag 6 februari 2025, 13.00 tot 17.00 uur)'


CORRECTED = "gepland, agenda_verbeterd: 2025-03-05"


def asked(root: Path, day: str) -> list[str]:
    return [str(problem) for problem in pipeline.check(root, on(day)) if problem.code in ("WM345", "WM346")]


def test_of_what_is_over_check_asks_what_neither_content_nor_calendars_say(tmp_path: Path) -> None:
    """Whoever answers is asked no more."""
    root = academy(tmp_path)
    programme(root, "proef", *MODULES[:2], facts=OFF)
    unknown = f"{FILE}:6:30: Of {FIRST} doorging, staat nergens: de site zegt nu van wel. "
    answers = "Zet erbij: `status: gepland`. Ging het niet door? Zet erbij: `status: geannuleerd`."
    assert asked(root, "2025-03-04") == [unknown + answers]
    for answer in ("gepland", "geannuleerd"):
        programme(root, "proef", f"{MODULES[0]}, status: {answer}", MODULES[1], facts=OFF)
        assert asked(root, "2025-03-04") == []
    publish(root, "2025-01-06")
    programme(root, "proef", *MODULES[:2])
    kept = f"{FILE}:4:30: {FIRST} is als geannuleerd gepubliceerd en nu voorbij: op de site blijft dat zo. "
    answers = (
        "Zet erbij: `status: geannuleerd` en de `reden`. Ging het toch door? Zet erbij: `status: gepland`, en bij de "
        "module: `agenda_verbeterd: 2025-03-05`."
    )
    assert asked(root, "2025-03-05") == [kept + answers]
    for answer, status in ((f"geannuleerd, reden: {FEW}", "CANCELLED"), (CORRECTED, "CONFIRMED")):
        programme(root, "proef", f"{MODULES[0]}, status: {answer}", MODULES[1])
        assert asked(root, "2025-03-05") == []
        build(root, "2025-03-05", "beantwoord")
        assert states(root, "beantwoord")["20250206"][0] == status


def test_what_was_sure_does_not_become_unsure_when_it_is_over(tmp_path: Path) -> None:
    root = academy(tmp_path)
    programme(root, "proef", *MODULES[:2])
    publish(root, "2025-01-06")
    programme(root, "proef", *MODULES[:2], facts="status: voorlopig\n")
    build(root, "2025-03-04")
    told = [webpage(root / "output", f"leergangen/proef/{id}/").main.count("Voorlopig") for id in ("een", "twee")]
    assert told == [0, 1]


def test_a_link_to_its_page_says_so_too(root: Path) -> None:
    for path in ("leergangen/proef/", "leergangen/proef/twee/"):
        [told] = webpage(root / "output", path).all("meta", property="og:description")
        assert told["content"].startswith("Geannuleerd. ")
    [told] = webpage(root / "output", "leergangen/proef/een/").all("meta", property="og:description")
    assert not told["content"].startswith("Geannuleerd")


def test_what_was_not_certain_is_off_with_the_rest(tmp_path: Path) -> None:
    """Only who says that it goes on, does: nobody thinks of an old `voorlopig` when all is called off."""
    root = academy(tmp_path)
    programme(root, "proef", f"{MODULES[1]}, status: voorlopig", facts=OFF)
    build(root, "2025-01-06")
    assert states(root) == {"20250403": ("CANCELLED", "0")}
    assert struck(root, "leergangen/proef/") == {"2025-04-03"}


def test_what_has_taken_place_cannot_be_called_off_any_more(tmp_path: Path) -> None:
    """Calendars stay as they were, so the page does, and `check` says that the state does nothing."""
    root = academy(tmp_path)
    days = "bijeenkomsten: [{id: a, datum: 2025-02-06}, {id: b, datum: 2025-02-13}]"
    programme(root, "proef", f"id: reeks, titel: De reeks, {days}")
    publish(root, "2025-01-06")
    for module, facts, what in (
        (f"id: reeks, titel: De reeks, {days}", OFF, "De leergang"),
        (f"id: reeks, titel: De reeks, status: geannuleerd, reden: Ziek, {days}", "", "De module"),
    ):
        programme(root, "proef", module, facts=facts)
        [told] = asked(root, "2025-03-04")
        assert f"{what} is geannuleerd, maar alles is al geweest en doorgegaan" in told
        build(root, "2025-03-04")
        assert struck(root, "leergangen/proef/") == struck(root, "leergangen/proef/reeks/") == set()
        assert "Geannuleerd" not in webpage(root / "output", "leergangen/proef/").main


def test_a_programme_that_waits_for_more_dates_can_be_called_off_when_the_known_ones_have_been(tmp_path: Path) -> None:
    root = academy(tmp_path)
    programme(root, "proef", MODULES[0], "id: later, titel: Later")
    publish(root, "2025-01-06")
    programme(root, "proef", MODULES[0], "id: later, titel: Later", facts=OFF)
    assert asked(root, "2025-03-04") == []
    build(root, "2025-03-04")
    assert webpage(root / "output", "leergangen/proef/").main.count("Geannuleerd") > 1
    assert struck(root, "leergangen/proef/een/") == set()
