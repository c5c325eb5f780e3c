"""The live content. Of what staff write the tests ask no more than that a good site comes of it: a colleague's correct
edit fails no test. So all is asked of a copy with such edits too, and no other test reads it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from pagekinds import largest, page_kinds
from playwright.sync_api import Browser
from sites import DAY, REPOSITORY, copy_layouts, run, write
from test_accessibility import violations
from webpage import dead_links, webpages
from webserver import STRICT

from wijkmakers_site.reading.load import load

ADDED = "leergang-van-de-tests"
NEW = """\
    titel: Een leergang van de tests
    samenvatting: Wat een collega erbij schrijft.
    modules:
      - {id: start, titel: De start, datum: 2027-03-04, tijd: 13:00-17:00}
    """


def _edited(content: Path) -> None:
    """What a colleague does: move a module by a week, change a word, add a programme, delete a page."""
    edits = [_move_a_module(content), _change_a_word(content), _delete_a_page(content)]
    write(content, f"leergangen/{ADDED}/leergang.yaml", NEW)
    assert any(edits), "nothing to edit: what is asked below shows little"


def _move_a_module(content: Path) -> bool:
    """The first of two or more days, so that it stays within its programme."""
    for file in sorted(content.glob("leergangen/*/leergang.yaml")):
        text = file.read_text("utf-8")
        days = re.findall(r"(?m)^ +datum: (\d{4}-\d\d-\d\d)$", text)
        if len(days) > 1 and days[0] < days[1]:
            later = date.fromisoformat(days[0]) + timedelta(7)
            file.write_text(text.replace(f"datum: {days[0]}\n", f"datum: {later}\n"), "utf-8")
            return True
    return False


def _change_a_word(content: Path) -> bool:
    """The second word of a paragraph."""
    for file in sorted(content.glob("leergangen/*/*.md")):
        before = file.read_text("utf-8")
        after = re.sub(r"^([A-Z]\w+) \w+", r"\1 anders", before, count=1, flags=re.MULTILINE)
        if after != before:
            file.write_text(after, "utf-8")
            return True
    return False


def _delete_a_page(content: Path) -> bool:
    """With what leads there: a line of the menu, links in texts."""
    for file in sorted(content.glob("paginas/*.yaml")):
        for each in (file, file.with_suffix(".md")):
            each.unlink(missing_ok=True)
        for text in sorted({*content.glob("*/**/*.md"), content / "site.yaml"}):
            before = text.read_text("utf-8")
            menu = re.sub(rf"(?m)^.*link: /{file.stem}/.*\n", "", before)
            after = re.sub(rf"\[([^]]*)\]\(/{file.stem}/[^)]*\)", r"\1", menu)
            text.write_text(after, "utf-8")
        return True
    return False


@pytest.fixture(scope="module", params=["as it is", "edited"])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the live content, built."""
    found: Path = tmp_path_factory.mktemp("live")
    shutil.copytree(REPOSITORY / "content", found / "content")
    copy_layouts(found)
    if request.param == "edited":
        _edited(found / "content")
    ended = run(found, "build", "--op", DAY.isoformat())  # which reads the calendars back and verifies them
    assert ended.returncode == 0, ended.stderr
    return found


@pytest.mark.parametrize("day", [DAY, date(2027, 3, 1)])
def test_nothing_is_wrong_with_it(root: Path, day: date) -> None:
    ended = run(root, "check", "--op", day.isoformat())
    assert ended.returncode == 0, ended.stderr


def test_it_can_be_published(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "project", symlinks=True)
    ended = run(tmp_path / "project", "publish", "--ja")
    assert ended.returncode == 0, ended.stderr


def test_every_page_has_one_heading_above_all_and_no_id_twice(root: Path) -> None:
    for path, page in webpages(root / "output"):
        ids = [each["id"] for each in page.elements if each["id"]]
        assert len(page.all("h1")) == 1, path
        assert sorted(ids) == sorted(set(ids)), path


def test_links_within_the_site_lead_somewhere(root: Path) -> None:
    assert dead_links(root / "output", page_base(root)) == []


def page_base(root: Path) -> str:
    """The path below which the site stands at its host."""
    return "/" + load(root / "content", DAY).site.url.split("/", 3)[3]


def test_another_program_reads_every_calendar(root: Path) -> None:
    feeds = sorted((root / "output").rglob("*.ics"))
    assert feeds
    for feed in feeds:
        entries = Calendar.from_ical(feed.read_bytes()).walk("VEVENT")
        uids = [str(each["UID"]) for each in entries]
        assert sorted(uids) == sorted(set(uids)), feed
        assert all(each.decoded("DTSTART") < each.decoded("DTEND") for each in entries), feed


def test_every_kind_of_page_is_accessible(browser: Browser, web: Callable[..., str], root: Path, axe: str) -> None:
    """As it is, the largest page of each kind; as edits made it, those that show what is new."""
    address = web(root / "output", base=page_base(root), headers=STRICT)
    new = [path for path, page in webpages(root / "output") if ADDED in page.html]
    judged = new or sorted({largest(root, kind) for kind in page_kinds(root)})
    assert violations(browser, address, judged, axe) == []


def test_no_other_test_reads_the_live_content() -> None:
    """The manual is no content but the program's own; it is written by the program and stands there for staff."""
    reads = re.compile(r"REPOSITORY\s*/\s*(?:f?\"content(?!/LEESMIJ\.md|\" / \"LEESMIJ\.md)|[a-z](?!\"))")
    others = [file for file in (REPOSITORY / "tests").rglob("*.py") if file.name != Path(__file__).name]
    assert [file.name for file in others if reads.search(file.read_text("utf-8"))] == []
