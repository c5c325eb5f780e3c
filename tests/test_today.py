"""A page that is read long after it was built: a real browser with a clock of our own, in several time zones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from browsing import opened, revisited
from playwright.sync_api import Browser, Page
from sites import PROGRAMME, REPOSITORY, with_layouts, write
from webpage import built, webpage
from webserver import STRICT

PROOF = "leergangen/proef/"
COURSE = """\
    titel: Proef
    samenvatting: Kort.
    thema: [leren]
    begindatum: 2025-01-09
    einddatum: 2025-06-26
    aanmelden: {vanaf: 2024-11-15, tot: 2024-12-15, link: https://voorbeeld.nl/}
    modules:
      - {id: start, titel: De start, datum: 2025-01-09, tijd: 13:00-17:00}
      - {id: feest, titel: Het feest, datum: 2025-02-06, status: geannuleerd, reden: Te koud}
      - {id: zomer, titel: De zomertijd, datum: 2025-03-30, tijd: 01:00-04:00}
      - {id: nacht, titel: De nacht, datum: 2025-04-24, tijd: 22:00-02:00, einddatum: 2025-04-25}
      - {id: kamp, titel: Het kamp, datum: 2025-05-08, einddatum: 2025-05-09, evaluatie: {link: "https://voorbeeld.nl/e"}}
      - {id: slot, titel: Het slot, datum: 2025-06-26}
    """


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built on 1 November 2024, when nothing has been yet."""
    root = with_layouts(tmp_path_factory.mktemp("today"))
    (root / "content/leergangen/proef/start.md").unlink()
    write(root, PROGRAMME, COURSE)
    return built(root, date(2024, 11, 1))


@pytest.fixture(scope="module")
def address(web: Callable[..., str], site: Path) -> str:
    return web(site, headers=STRICT)


@pytest.fixture(scope="module")
def read_at(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """A function that gives a page as somebody in a time zone reads it at a moment; a window for each zone."""
    with ExitStack() as windows:

        @cache
        def window(zone: str) -> Page:
            return windows.enter_context(opened(browser, f"{address}404.html", timezone_id=zone))

        def read(moment: str, path: str = PROOF, zone: str = "Asia/Tokyo") -> Page:
            page = window(zone)
            page.clock.set_fixed_time(moment)
            page.goto(address + path)
            return page

        yield read


def said(page: Page) -> dict[str, str]:
    """What the steps of a time line say of themselves, by title."""
    steps = page.locator(".step:has(.said.chip)").all()
    titles = [step.locator("h3 a").evaluate("link => link.lastChild.textContent.trim()") for step in steps]
    return dict(zip(titles, page.locator(".step .said.chip").all_inner_texts(), strict=True))


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Pacific/Auckland", "America/Los_Angeles"])
@pytest.mark.parametrize(
    ("moment", "title", "word"),
    [
        ("2025-01-08T23:59:00+01:00", "De start", None),
        ("2025-01-09T00:00:00+01:00", "De start", "Vandaag"),
        ("2025-01-09T16:59:59+01:00", "De start", "Vandaag"),
        ("2025-01-09T17:00:00+01:00", "De start", "Geweest"),
        ("2025-03-30T03:59:59+02:00", "De zomertijd", "Vandaag"),
        ("2025-03-30T04:00:00+02:00", "De zomertijd", "Geweest"),
        ("2025-04-25T01:59:59+02:00", "De nacht", "Vandaag"),
        ("2025-04-25T02:00:00+02:00", "De nacht", "Geweest"),
        ("2025-05-07T23:59:59+02:00", "Het kamp", None),
        ("2025-05-08T00:00:00+02:00", "Het kamp", "Vandaag"),
        ("2025-05-09T23:59:59+02:00", "Het kamp", "Vandaag"),
        ("2025-05-10T00:00:00+02:00", "Het kamp", "Geweest"),
    ],
)
def test_what_is_today_and_what_has_been_goes_by_the_clock_of_the_academy(
    read_at: Callable[..., Page], zone: str, moment: str, title: str, word: str | None
) -> None:
    """To the second with hours, to local midnight without; also where summer time begins and past midnight."""
    page = read_at(moment, zone=zone)
    assert said(page).get(title) == word


def test_what_was_called_off_never_says_that_it_has_been(read_at: Callable[..., Page]) -> None:
    page = read_at("2025-07-01T12:00:00+02:00")
    assert sorted(said(page)) == ["De nacht", "De start", "De zomertijd", "Het kamp", "Het slot"]


@pytest.mark.parametrize(
    ("moment", "key", "words"),
    [
        ("2024-11-14T23:59:00+01:00", "soon", "Aanmelden kan vanaf 15 november 2024"),
        ("2024-11-15T00:00:00+01:00", "open", "Aanmelden kan tot en met 15 december 2024"),
        ("2024-12-16T00:00:00+01:00", "soon", "Begint op 9 januari 2025"),
        ("2025-01-09T00:00:00+01:00", "running", "Loopt: module 1 van 6"),
        ("2025-03-29T23:59:00+01:00", "running", "Loopt: module 1 van 6"),
        ("2025-03-30T00:00:00+01:00", "running", "Loopt: module 3 van 6"),
        ("2025-06-26T23:59:00+02:00", "running", "Loopt: module 6 van 6"),
        ("2025-06-27T00:00:00+02:00", "past", "Afgerond"),
    ],
)
@pytest.mark.parametrize("path", [PROOF, "leergangen/"])
def test_the_state_of_a_programme_moves_on(
    read_at: Callable[..., Page], moment: str, key: str, words: str, path: str
) -> None:
    page = read_at(moment, path)
    chip = page.locator(".chip[data-status]")
    assert (chip.get_attribute("data-status"), chip.inner_text()) == (key, words)


@pytest.mark.parametrize(
    ("moment", "buttons"),
    [
        ("2024-11-14T23:59:59+01:00", 0),
        ("2024-11-15T00:00:00+01:00", 2),
        ("2024-12-15T23:59:59+01:00", 2),
        ("2024-12-16T00:00:00+01:00", 0),
    ],
)
def test_the_buttons_to_sign_up_come_and_go_on_their_days(
    read_at: Callable[..., Page], moment: str, buttons: int
) -> None:
    page = read_at(moment)
    assert sum(each.is_visible() for each in page.locator("a", has_text="Meld je aan").all()) == buttons


@pytest.mark.parametrize(
    ("moment", "step", "words"),
    [
        ("2025-01-08T12:00:00+01:00", None, None),
        ("2025-01-09T12:00:00+01:00", "De start", "Nu: 9 januari 2025"),
        ("2025-01-09T18:00:00+01:00", "De zomertijd", "Nu: 9 januari 2025. Hierna komt:"),
        ("2025-05-08T12:00:00+02:00", "Het kamp", "Nu: 8 mei 2025"),
        ("2025-07-01T12:00:00+02:00", None, None),
    ],
)
def test_a_mark_in_the_time_line_tells_where_we_are(
    read_at: Callable[..., Page], moment: str, step: str | None, words: str | None
) -> None:
    """Only while the programme runs; what was called off is passed over."""
    page = read_at(moment)
    marked = page.locator(".step[aria-current=step]")
    assert marked.count() == page.locator(".now").count() == (1 if step else 0)
    if step:
        assert step in marked.locator("h3").inner_text()
        assert marked.locator(".now").inner_text() == words


@pytest.mark.parametrize("path", ["", "agenda/"])
def test_lists_of_what_comes_put_aside_what_has_been(read_at: Callable[..., Page], path: str) -> None:
    page = read_at("2025-03-30T05:00:00+02:00", path)
    coming = page.locator("[data-coming] .title").all_inner_texts()
    assert coming[0] == "De nacht"
    assert page.locator("[data-since]").inner_text() == "30 maart 2025"
    page.get_by_text("Kortgeleden geweest").click()
    assert page.locator(".been .title").all_inner_texts() == ["De start", "Het feest", "De zomertijd"]
    if path:
        months = [each.inner_text() for each in page.locator(".month").all() if each.is_visible()]
        assert months == ["April 2025", "Mei 2025", "Juni 2025"]


@pytest.mark.parametrize("path", ["", "agenda/"])
def test_lists_in_which_all_has_been_say_so(read_at: Callable[..., Page], path: str) -> None:
    page = read_at("2025-07-01T12:00:00+02:00", path)
    assert page.get_by_text("Vanaf 1 juli 2025 staan hier geen bijeenkomsten.").is_visible()
    assert not [each for each in page.locator("[data-coming]").all() if each.is_visible()]


def test_an_evaluation_is_asked_for_from_the_last_day_on_for_eight_weeks(read_at: Callable[..., Page]) -> None:
    for day, is_asked in (("05-08", False), ("05-09", True), ("07-04", True), ("07-05", False)):
        page = read_at(f"2025-{day}T12:00:00+02:00", f"{PROOF}kamp/")
        assert page.get_by_role("link", name="Vul de evaluatie in").is_visible() == is_asked, day


def test_a_page_that_stays_open_is_brought_up_to_date(read_at: Callable[..., Page]) -> None:
    """When its reader comes back to it; nothing is said twice."""
    page = read_at("2025-01-09T12:00:00+01:00")
    page.clock.set_fixed_time("2025-01-09T18:00:00+01:00")
    for _ in range(2):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert said(page) == {"De start": "Geweest"}
    assert page.locator(".now").all_inner_texts() == ["Nu: 9 januari 2025. Hierna komt:"]


@pytest.mark.parametrize("path", ["", "agenda/", PROOF, "leergangen/", f"{PROOF}start/"])
def test_without_javascript_the_words_stay_true(browser: Browser, address: str, site: Path, path: str) -> None:
    """They carry a date; nothing says today, now, next or been of a day that is still to come."""
    with revisited(browser, address + path, java_script_enabled=False) as page:
        text = page.locator("main").inner_text()
        for word in ("Vandaag", "Geweest", "Nu:", "Morgen", "Meld je aan"):
            assert word not in text, word
    assert all(each["datetime"] for each in webpage(site, path).all("time"))


def test_what_had_been_when_the_site_was_built_says_so_without_a_script(tmp_path: Path) -> None:
    write(with_layouts(tmp_path), PROGRAMME, COURSE)
    made = built(tmp_path, date(2025, 4, 1))
    page = webpage(made, PROOF)
    moments = [each.words for each in page.all("p", class_="when") if "ol" in each.inside]
    assert [words.endswith("Geweest") for words in moments] == [True, False, True, False, False, False]
    assert webpage(made, f"{PROOF}start/").one("p", class_="when").words.endswith("17.00 uur Geweest")


def test_a_programme_that_is_over_carries_no_states_to_come(tmp_path: Path) -> None:
    write(with_layouts(tmp_path), PROGRAMME, COURSE)
    [chip] = [each for each in webpage(built(tmp_path, date(2025, 7, 1)), PROOF).all("span") if each["data-status"]]
    assert (chip["data-status"], chip["data-states"]) == ("past", "")


@pytest.mark.parametrize("script", ["vandaag.js", "filter.js"])
def test_the_scripts_are_small(script: str) -> None:
    assert len((REPOSITORY / "layouts/static" / script).read_bytes()) < 4096


def test_a_series_of_which_only_a_cancelled_day_is_left_has_been(
    browser: Browser, web: Callable[..., str], tmp_path: Path
) -> None:
    """What comes next is the next module; the day that is off says neither today nor that it has been."""
    days = "[{id: a, datum: 2025-01-09}, {id: b, datum: 2025-01-16, status: geannuleerd, reden: Storm}]"
    series, after = (
        f"{{id: reeks, titel: De reeks, bijeenkomsten: {days}}}",
        "{id: na, titel: Daarna, datum: 2025-02-06}",
    )
    (with_layouts(tmp_path) / "content/leergangen/proef/start.md").unlink()
    write(tmp_path, PROGRAMME, f"titel: Proef\nsamenvatting: Kort.\nmodules: [{series}, {after}]\n")
    address = web(built(tmp_path, date(2025, 1, 6)))
    with opened(browser, f"{address}404.html") as page:
        for moment, next_step, words in (
            ("2025-01-09T12:00:00+01:00", "De reeks", {"De reeks": "Vandaag"}),
            ("2025-01-16T12:00:00+01:00", "Daarna", {"De reeks": "Geweest"}),
        ):
            page.clock.set_fixed_time(moment)
            page.goto(address + PROOF)
            title = page.locator(".step[aria-current] h3 a").evaluate("link => link.lastChild.textContent.trim()")
            assert title == next_step
            assert said(page) == words
