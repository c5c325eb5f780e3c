"""The screen in the hall: right on whatever day and hour it is read, for weeks, with and without a connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from browsing import opened
from playwright.sync_api import Browser, Page, ViewportSize
from published import academy, programme, publish
from sites import write
from webpage import built, webpage
from webserver import STRICT

HALL = "vandaag/scherm/"
WIDE = ViewportSize(width=1920, height=1080)
ROUND = "datum: 2025-03-20, tijd: 11:00-12:00, locatie: molen"
MODULES = (
    "id: open, titel: De opening, datum: 2025-03-20, tijd: 09:30-10:30, locatie: zaal",
    f"id: een, titel: Ronde een, {ROUND}",
    f"id: twee, titel: Ronde twee, {ROUND}, groep: a",
    f"id: af, titel: Niet deze, {ROUND}, status: geannuleerd, reden: Ziek",
    "id: kamp, titel: Het kamp, datum: 2025-03-19, einddatum: 2025-03-21",
    "id: lijn, titel: Op afstand, datum: 2025-03-27, tijd: 09:00-10:00, online: 'https://voorbeeld.nl/kamer'",
)
MOVED = "Verplaatst Naar maandag 31 maart 2025, 13.00 tot 17.00 uur."


def course(root: Path, moved: str) -> None:
    modules = (*MODULES, f"id: weg, titel: De excursie, {moved}")
    programme(root, "proef", *modules, facts="taal: en\ngroepen: [{id: a, titel: Groep A}]\n")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Published twice: in between an excursion moved a week."""
    project = academy(tmp_path_factory.mktemp("hal"))
    write(project, "content/locaties/zaal.yaml", "naam: De Zaal\nplaats: Assen\nzaal: 1.04\n")
    course(project, "datum: 2025-03-24, tijd: 13:00-17:00")
    publish(project, "2025-01-06")
    course(project, "datum: 2025-03-31, tijd: 13:00-17:00")
    publish(project, "2025-03-17")
    return project


@pytest.fixture(scope="module")
def address(web: Callable[..., str], root: Path) -> str:
    return web(root / "output", headers=STRICT)


def test_the_page_holds_whole_days_in_order_with_all_that_one_must_know(root: Path) -> None:
    page = webpage(root / "output", HALL)
    assert [each.words for each in page.all("h2")] == [
        "woensdag 19 maart 2025", "donderdag 20 maart 2025", "maandag 24 maart 2025",
        "donderdag 27 maart 2025", "maandag 31 maart 2025",
    ]  # fmt: skip
    assert [" ".join(each.words.split()) for each in page.all("li")] == [
        "woensdag 19 maart 2025 tot en met vrijdag 21 maart 2025 Het kamp Proef",
        "09.30 tot 10.30 uur De opening De Zaal, 1.04 Proef",
        "11.00 tot 12.00 uur Niet deze Geannuleerd Ziek De Molen Proef",
        "11.00 tot 12.00 uur Ronde een De Molen Proef",
        "11.00 tot 12.00 uur Ronde twee De Molen Proef, Groep A",
        f"De excursie {MOVED} Proef",
        "09.00 tot 10.00 uur Op afstand Online Proef",
        "13.00 tot 17.00 uur De excursie Proef",
    ]
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert {each["lang"] for each in page.all("h3")} == {"en"}


def test_it_holds_fourteen_days_with_sessions_and_says_until_when(tmp_path: Path) -> None:
    """Where all that comes is there, no day is the last one that it knows of."""
    days = [date(2025, 3, 1) + timedelta(week) for week in range(0, 7 * 16, 7)]
    programme(academy(tmp_path), "proef", *(f"id: m{day:%m%d}, titel: Dag, datum: {day}" for day in days))
    page = webpage(built(tmp_path, date(2025, 3, 1)), HALL)
    assert (len(page.all("section")), page.one("main")["data-complete"]) == (14, days[13].isoformat())
    page = webpage(built(tmp_path, days[2]), HALL)
    assert (len(page.all("section")), "data-complete" in page.one("main").attributes) == (14, False)
    many = [f"id: m{number}, titel: Dag, datum: 2025-03-0{number % 2 + 1}" for number in range(120)]
    programme(tmp_path, "proef", *many)
    page = webpage(built(tmp_path, date(2025, 3, 1)), HALL)
    assert (len(page.all("li")), page.one("main")["data-complete"]) == (60, "2025-03-01"), "never half a day"


def test_a_screen_without_sessions_says_so_with_its_date(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef")
    main = webpage(built(tmp_path, date(2025, 3, 1)), HALL).one("main").words
    assert "Vanaf 1 maart 2025 staan hier geen bijeenkomsten." in main


@contextmanager
def screen_at(browser: Browser, address: str, moment: str) -> Iterator[Page]:
    """The screen, at a moment of a clock that the test moves on."""
    with opened(browser, f"{address}404.html", viewport=WIDE) as page:
        page.clock.install(time=moment)
        page.goto(address + HALL)
        yield page


def said(page: Page) -> list[str]:
    """What stands on it, a line a paragraph or title, without its frame."""
    text: str = page.locator("main").inner_text()
    return [
        line for line in text.splitlines() if line and not line.startswith(("Proefsite", "Bijgewerkt", "voorbeeld"))
    ]


def test_it_shows_the_day_that_it_is_and_goes_on_to_the_next(browser: Browser, address: str) -> None:
    with screen_at(browser, address, "2025-03-20T11:30:00+01:00") as page:
        assert said(page) == [
            "Vandaag, donderdag 20 maart 2025", "11.30",
            "woensdag 19 maart 2025 tot en met vrijdag 21 maart 2025", "Het kamp", "Proef",
            "09.30 tot 10.30 uur", "De opening", "Geweest", "De Zaal, 1.04", "Proef",
            "11.00 tot 12.00 uur", "Niet deze", "Geannuleerd", "Ziek", "De Molen", "Proef",
            "11.00 tot 12.00 uur", "Ronde een", "De Molen", "Proef",
            "11.00 tot 12.00 uur", "Ronde twee", "De Molen", "Proef, Groep A",
        ]  # fmt: skip
        before = said(page)
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('pre'), {textContent: '\\n'.repeat(9)}))"
        )
        page.clock.fast_forward("00:00:30")
        assert said(page) == before, "what the preview puts below it takes no room"
        page.clock.fast_forward("12:31:00")
        assert said(page)[:4] == [
            "Vandaag, vrijdag 21 maart 2025", "00.01", "woensdag 19 maart 2025 tot en met vrijdag 21 maart 2025",
            "Het kamp",
        ]  # fmt: skip
        page.clock.fast_forward("24:00:00")
        assert said(page)[2:] == [
            "Voor vandaag staan hier geen bijeenkomsten. De volgende dag die hier staat:", "Donderdag 27 maart 2025",
            "09.00 tot 10.00 uur", "Op afstand", "Online", "Proef",
        ]  # fmt: skip


def test_who_comes_on_the_old_day_hears_that_it_moved(browser: Browser, address: str) -> None:
    for day, lines in (
        ("24", ["De excursie", MOVED, "Proef"]),
        ("31", ["13.00 tot 17.00 uur", "De excursie", "Proef"]),
    ):
        with screen_at(browser, address, f"2025-03-{day}T10:00:00+01:00") as page:
            assert said(page)[2:] == lines


def test_what_moved_to_an_earlier_day_or_to_another_hour_is_told_too(tmp_path: Path) -> None:
    """Until the old day is over, which the build foresees."""
    root = academy(tmp_path)
    programme(
        root,
        "proef",
        "id: een, titel: Een, datum: 2025-03-31, tijd: 13:00-17:00",
        "id: uur, titel: Uur, datum: 2025-03-31, tijd: 10:00-11:00",
    )
    publish(root, "2025-03-01")
    programme(
        root,
        "proef",
        "id: een, titel: Een, datum: 2025-03-24, tijd: 13:00-17:00",
        "id: uur, titel: Uur, datum: 2025-03-31, tijd: 11:00-12:00",
    )
    publish(root, "2025-03-02")
    page = webpage(built(root, date(2025, 3, 25)), HALL)
    assert [each.words for each in page.all("li")] == [
        "11.00 tot 12.00 uur Uur Verplaatst Stond eerst op maandag 31 maart 2025, 10.00 uur. Proef",
        "Een Verplaatst Naar maandag 24 maart 2025, 13.00 tot 17.00 uur. Proef",
    ]
    assert webpage(built(root, date(2025, 4, 1)), HALL).all("li") == []


def test_a_new_build_comes_without_loading_and_silence_is_told(
    browser: Browser, web: Callable[..., str], tmp_path: Path
) -> None:
    """A page of a router is no answer; a day that the screen does not hold is not called empty."""
    programme(academy(tmp_path), "proef", "id: een, titel: Een, datum: 2025-03-20")
    address = web(built(tmp_path, date(2025, 3, 20)), headers=STRICT)
    page = browser.new_context(viewport=WIDE).new_page()
    page.clock.install(time="2025-03-20T08:00:00+01:00")
    page.goto(address + HALL)
    page.evaluate("document.same = true")
    programme(tmp_path, "proef", "id: een, titel: Twee, datum: 2025-03-20")
    built(tmp_path, date(2025, 3, 20))
    page.clock.fast_forward("00:05:00")
    page.get_by_text("Twee").wait_for()
    assert page.evaluate("document.same")
    page.route("**/*", lambda route: route.fulfill(body="<main>Log in op wifi</main>", content_type="text/html"))
    page.clock.fast_forward("00:40:00")
    page.get_by_text("Geen verbinding sinds 08.05 uur. Wat daarna veranderde, staat hier niet.").wait_for()
    page.evaluate("document.querySelector('main').dataset.complete = '2025-03-21'")
    page.clock.fast_forward(72 * 3_600_000)
    assert said(page)[2] == "Dit scherm is te lang niet bijgewerkt. Wat er vandaag is, staat er niet op."
    assert "Geen verbinding sinds donderdag 20 maart 2025, 08.05 uur" in " ".join(said(page))
    page.context.close()


def test_a_day_that_does_not_fit_is_shown_in_turns(browser: Browser, web: Callable[..., str], tmp_path: Path) -> None:
    """What is over makes room first; who touches the screen scrolls through all; a phone always does."""
    rows = [f"id: m{number}, titel: Nummer {number}, {ROUND}" for number in range(70)]
    over = "id: over, titel: Eerst, datum: 2025-03-20, tijd: 09:00-10:00"
    programme(academy(tmp_path), "proef", over, *rows)
    address = web(built(tmp_path, date(2025, 3, 20)), headers=STRICT)
    with screen_at(browser, address, "2025-03-20T11:30:00+01:00") as page:
        seen = list[str]()
        first = said(page)[-1]
        assert first.startswith("Deel 1 van ")
        for _ in range(int(first.split()[-1])):
            assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
            seen += [line for line in said(page) if line.startswith(("Nummer", "Eerst"))]
            page.clock.fast_forward("00:15")
        assert sorted(seen) == sorted(f"Nummer {number}" for number in range(70))
        page.keyboard.press("Tab")
        assert sum(line.startswith("Nummer") for line in said(page)) == 70
        page.set_viewport_size({"width": 390, "height": 844})
        page.clock.fast_forward("02:00")
        assert sum(line.startswith("Nummer") for line in said(page)) == 70
