"""Pages and calendars choose their sessions by one rule: what a page lists is in the calendar that it offers."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from ledgers import says
from published import academy, build, everything, on, programme
from sites import ACADEMY, project
from webpage import Webpage, webpages

from wijkmakers_site import pipeline
from wijkmakers_site.calendars.entries.lines import content_lines, headline
from wijkmakers_site.calendars.entries.read_back import entry_from
from wijkmakers_site.calendars.ics import reader
from wijkmakers_site.calendars.timetable import timetable
from wijkmakers_site.calendars.verification.members import Listed
from wijkmakers_site.calendars.verification.verify import verify
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.problems.errors import InconsistencyError
from wijkmakers_site.text import timezone

DAY = "2025-01-06"
_MODULE = re.compile(r".*/(leergangen/[^/]+/[^/]+/)")
_LISTS = re.compile(r"(?:sprekers|locaties|leergangen)/.+|agenda/(?!abonneren|op-je-site|insluiten).*")
_FURTHER_PAGES = re.compile(r"(?:\d{4}-\d{4}/)?(?:pagina-\d+/)?$")  # of one list of the agenda
Sessions = set[tuple[str, str]]  # the path of its module's page, and when it begins (ISO 8601)


def listed(path: str, page: Webpage) -> tuple[Sessions, Sessions]:
    """The sessions that a page lists: each moment, below the link to its module or on that module's own page.

    And those of them that are struck through.
    """
    found: Sessions = set()
    off: Sessions = set()
    module = path
    for each in page.elements:
        if each.tag == "a" and (match := _MODULE.fullmatch(each["href"])):
            module = match[1]
        # Below `<li>` and `<p>`: not the notes on what changed, which have a date too.
        elif each.tag == "time" and "li" in each.inside and "p" in each.inside[-2:]:
            (off if "s" in each.inside else found).add((module, each["datetime"]))
    return found | off, off


def held(file: Path) -> Sessions:
    return {
        (_MODULE.sub(r"\1", urlsplit(reader.value_of(lines, "URL")).path), _begin(lines))
        for lines in reader.events(file.read_bytes())
    }


def _begin(lines: tuple[str, ...]) -> str:
    moment = reader.moment_of(lines, "DTSTART")
    return timezone.local(moment.instant).isoformat(timespec="minutes") if moment.instant else moment.day.isoformat()


def whole_academy(root: Path) -> Path:
    build(project(root, ACADEMY), "2024-11-01")
    return root


def assert_pages_and_calendars_agree(site: Path, base: str = "/") -> None:
    """What was called off longer than 30 days ago has left the calendar, and is still struck through on the page."""
    lists: dict[tuple[str, str], Sessions] = defaultdict(set)
    off: Sessions = set()
    for path, page in webpages(site):
        offered = [each["href"] for each in page.all("link", rel="alternate", type="text/calendar")]
        if offered and _LISTS.fullmatch(path):
            first = _FURTHER_PAGES.sub("", path) if path.startswith("agenda/") else path
            found, struck = listed(path, page)
            lists[first, offered[0]] |= found
            off |= struck
    assert len(lists) > 5
    for (path, feed), sessions in lists.items():
        entries = held(site / urlsplit(feed).path.removeprefix(base))
        assert entries <= sessions, path
        assert sessions - entries <= off, path


@pytest.mark.parametrize("make", [everything, whole_academy])
def test_every_list_of_sessions_is_the_calendar_beside_it(tmp_path: Path, make: object) -> None:
    assert callable(make)
    assert_pages_and_calendars_agree(make(tmp_path) / "output")


def test_so_is_every_list_of_the_site_with_everything(complete_project: Path) -> None:
    assert_pages_and_calendars_agree(complete_project / "output", "/academie/")


# The build proves it, too


def _verified(root: Path, listed: Listed) -> None:
    made = pipeline.make(root, on(DAY))
    whole = timetable(published(made.site, on(DAY).day), on(DAY).day)
    verify(whole, made.rendered.ledger, made.rendered.artifacts, [listed])


@pytest.fixture(scope="module")
def simple(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = academy(tmp_path_factory.mktemp("simple"))
    programme(root, "proef", "id: start, titel: De start, datum: 2025-06-05, sprekers: [jet]")
    return root


def test_a_session_that_a_page_lists_and_its_calendar_lacks_is_a_fault(simple: Path) -> None:
    with pytest.raises(InconsistencyError) as raised:
        _verified(simple, Listed("locaties/huis/", "locaties/huis/agenda.ics", frozenset({"leergangen/proef/start"})))
    assert str(raised.value) == '"De start" staat wel op /locaties/huis/, maar niet op /locaties/huis/agenda.ics.'


def test_a_session_that_a_calendar_holds_and_its_page_lacks_is_a_fault(simple: Path) -> None:
    with pytest.raises(InconsistencyError) as raised:
        _verified(simple, Listed("sprekers/jet/", "sprekers/jet/agenda.ics", frozenset()))
    assert str(raised.value) == '"De start" staat wel op /sprekers/jet/agenda.ics, maar niet op /sprekers/jet/.'


# Who reads the title alone knows for whom it is


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Intervisie", "Intervisie (Groep 1)"),
        ("Intervisie groep 1", "Intervisie groep 1"),
        ("Groep 10 kijkt", "Groep 10 kijkt (Groep 1)"),
    ],
)
def test_a_title_in_a_calendar_names_the_group_once(title: str, shown: str) -> None:
    assert headline(says(title, group="Groep 1")) == shown


@pytest.mark.parametrize("title", ["Intervisie", "Intervisie groep 1"])
def test_an_entry_read_back_says_the_same_and_has_its_title_bare(title: str) -> None:
    """So that `diff` against an earlier site tells no other title where none is."""
    lines = content_lines(says(title, group="Groep 1"))
    assert content_lines(entry_from(lines)) == lines
    assert entry_from(lines).title == title
