"""Calendars: what participants subscribe to once and then trust. Their form, names and identities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from feeds import DAY_1, FEED, events, logical, only, parsed, project
from icalendar import Calendar
from sites import write
from webpage import built, files


def _feeds(site: Path) -> Iterator[tuple[str, bytes]]:
    yield from ((path, content) for path, content in files(site).items() if path.endswith(".ics"))


def test_every_feed_of_the_academy_site_is_well_formed(academy_site: Path) -> None:
    for path, content in _feeds(academy_site):
        lines = logical(content)
        assert lines[0][::2] == ("BEGIN", "VCALENDAR"), path
        assert ("VERSION", {}, "2.0") in lines, path
        open_ = []
        for name, _, value in lines:
            if name == "BEGIN":
                open_.append(value)
            elif name == "END":
                assert open_.pop() == value, path
            assert open_ or name == "END", path
        assert open_ == [], path
        Calendar.from_ical(content)


def test_every_entry_of_the_academy_site_has_what_clients_need(academy_site: Path) -> None:
    wanted = {
        "UID",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "URL",
        "STATUS",
    }
    for event in events(academy_site, "agenda.ics"):
        assert wanted <= event.keys()
        assert event["DTSTAMP"][2] == event["LAST-MODIFIED"][2]
        assert event["DTSTAMP"][2].endswith("Z")
        assert event["URL"][2] in event["DESCRIPTION"][2]


def test_no_feed_holds_what_breaks_real_clients(academy_site: Path) -> None:
    """Each of these turns a subscription into an invitation, a reminder or an error in one client or another."""
    refused = {"METHOD", "ORGANIZER", "ATTENDEE", "VALARM", "X-ALT-DESC", "PARTICIPANT", "RDATE"}
    for path, content in _feeds(academy_site):
        lines = logical(content)
        assert refused.isdisjoint(
            {name for name, _, _ in lines} | {value for name, _, value in lines if name == "BEGIN"}
        )
        assert not [name for name, _, _ in lines if name.startswith("X-APPLE")], path


def test_the_time_zone_comes_by_rule(academy_site: Path) -> None:
    for path, content in _feeds(academy_site):
        rules = [value for name, _, value in logical(content) if name == "RRULE"]
        assert rules == ["FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"], path


def test_a_feed_to_subscribe_to_has_its_name_source_and_interval(tmp_path: Path) -> None:
    site = built(project(tmp_path, DAY_1))
    for path, name in (("agenda.ics", "Proefsite"), (FEED, "Proef")):
        lines = logical((site / path).read_bytes())
        assert ("NAME", {}, name) in lines
        assert ("X-WR-CALNAME", {}, name) in lines
        assert ("SOURCE", {"VALUE": "URI"}, f"https://voorbeeld.nl/{path}") in lines
        assert ("REFRESH-INTERVAL", {"VALUE": "DURATION"}, "PT6H") in lines
        assert ("X-PUBLISHED-TTL", {}, "PT6H") in lines


def test_a_single_file_has_none_of_these_or_outlook_makes_a_new_calendar(tmp_path: Path) -> None:
    names = {
        name
        for name, _, _ in logical((built(project(tmp_path, DAY_1)) / "leergangen/proef/een/agenda.ics").read_bytes())
    }
    assert names.isdisjoint({"NAME", "X-WR-CALNAME", "SOURCE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"})


def test_a_programme_without_entries_still_has_a_valid_feed(tmp_path: Path) -> None:
    site = built(project(tmp_path))
    assert events(site) == parsed(site) == []
    assert ("NAME", {}, "Proef") in logical((site / FEED).read_bytes())


def test_an_entry_has_the_same_bytes_in_every_feed(academy_site: Path) -> None:
    path = "leergangen/wijkontwikkeling-2024-2025/"
    single = (academy_site / path / "data-gedreven/agenda.ics").read_bytes()
    entry = single[single.index(b"BEGIN:VEVENT") : single.index(b"END:VEVENT")]
    assert entry in (academy_site / path / "agenda.ics").read_bytes()
    assert entry in (academy_site / "agenda.ics").read_bytes()


def test_uids_are_unique_and_say_nothing(academy_site: Path) -> None:
    uids = [event["UID"][2] for event in events(academy_site, "agenda.ics")]
    assert len(uids) == 13
    assert sorted(uids) == sorted(set(uids))
    assert not [uid for uid in uids if "kennismaking" in uid or "2024" in uid]


RENAMED = [
    ("id: een, titel: Een andere titel, datum: 2025-02-06", ""),
    ("id: nieuw, voorheen: [een], titel: De eerste, datum: 2025-01-09", ""),
    ("id: nieuwer, voorheen: [een, nieuw], titel: De eerste, datum: 2025-01-09", ""),
]


@pytest.mark.parametrize(("module", "facts"), RENAMED)
def test_an_entry_keeps_its_uid_whatever_changes_about_it(tmp_path: Path, module: str, facts: str) -> None:
    before = only(tmp_path / "before", DAY_1)["UID"]
    assert only(tmp_path / "after", module, facts)["UID"] == before


def test_an_entry_keeps_its_uid_when_its_programme_is_renamed(tmp_path: Path) -> None:
    before = only(tmp_path, DAY_1)["UID"]
    folder = tmp_path / "content/leergangen/proef"
    folder.rename(folder.with_name("anders"))
    write(tmp_path, "content/leergangen/anders/leergang.yaml", f"""\
        titel: Proef
        samenvatting: Kort.
        voorheen: [proef]
        modules:
          - {{{DAY_1}}}
        """)  # fmt: skip
    [after] = events(built(tmp_path), "leergangen/anders/agenda.ics")
    assert after["UID"] == before


def test_a_new_thing_under_an_old_name_gets_a_uid_of_its_own(tmp_path: Path) -> None:
    """Two programmes may both have a module `start`."""
    project(tmp_path, DAY_1)
    write(tmp_path, "content/leergangen/b/leergang.yaml", f"titel: B\nsamenvatting: Kort.\nmodules: [{{{DAY_1}}}]\n")
    uids = [event["UID"][2] for event in events(built(tmp_path), "agenda.ics")]
    assert len(set(uids)) == 2


def test_the_same_content_on_the_same_day_gives_the_same_feed(tmp_path: Path) -> None:
    first = dict(_feeds(built(project(tmp_path / "a", DAY_1), date(2024, 12, 1))))
    assert dict(_feeds(built(project(tmp_path / "b", DAY_1), date(2024, 12, 1)))) == first
