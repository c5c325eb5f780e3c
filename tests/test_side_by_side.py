"""Sessions that run side by side on purpose are no mistake; who or what is in two of them at once still is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest
from sites import DAY, PROGRAMME, minimal, write

from wijkmakers_site.reading.load import load

HOURS = ("09:00-09:45", "10:00-10:45", "10:50-11:25", "11:30-12:15", "13:00-13:45", "14:00-14:45", "15:00-16:30")
SEEN = {"WM301", "WM302", "WM303"}


def told(root: Path, talks: Iterable[str], facts: str = "") -> list[tuple[int, str]]:
    """The numbers of the talks at which a warning stands, and its code; each talk is the facts of a module."""
    rows = "".join(f"  - {{id: t{number}, titel: Praatje {number}, {talk}}}\n" for number, talk in enumerate(talks))
    head = f"titel: Congres\nsamenvatting: Drie dagen praatjes.\n{facts}modules:\n"
    write(root, PROGRAMME, head + rows)
    warnings = load(root / "content", DAY).warnings
    return [(problem.line - 1 - head.count("\n"), problem.code) for problem in warnings if problem.code in SEEN]


def conference(root: Path, venue: str = "zaal-{room}") -> list[str]:
    """Three days of seven rounds in four rooms: 84 talks, each by a speaker of its own."""
    minimal(root)
    (root / "content/leergangen/proef/start.md").unlink(missing_ok=True)
    for room in range(4):
        write(root, f"content/locaties/zaal-{room}.yaml", f"naam: Zaal {room}\nadres: Straat 1\nplaats: Assen\n")
    talks = []
    for number, (day, hours, room) in enumerate(product(range(3, 6), HOURS, range(4))):
        write(root, f"content/sprekers/s{number}.yaml", f"naam: Spreker Nummer {number}\n")
        place = venue.format(room=room)
        talks.append(f"datum: 2025-06-0{day}, tijd: {hours}, locatie: {place}, sprekers: [s{number}]")
    return talks


@pytest.mark.parametrize("venue", ["zaal-{room}", "molen"])
def test_a_conference_of_84_talks_is_no_clash_whether_rooms_or_the_building_are_its_venues(
    tmp_path: Path, venue: str
) -> None:
    talks = conference(tmp_path, venue)
    assert len(talks) == 84
    assert told(tmp_path, talks) == []


def test_who_speaks_twice_at_once_and_a_room_that_is_taken_are_told(tmp_path: Path) -> None:
    talks = conference(tmp_path)
    talks[9] = talks[9].replace("[s", "[s0, s")
    talks[8] = talks[8].replace("[s", "[s0, s")
    talks[41] = talks[41].replace("zaal-1", "zaal-2")
    assert told(tmp_path, talks) == [(9, "WM301"), (42, "WM302")]


@pytest.mark.parametrize(
    ("title", "venue", "codes"),
    [("De zee", "huis", []), ("De rivier", "huis", ["WM303"]), ("De zee", "molen", ["WM303"])],
)
def test_one_thing_at_two_places_at_once_is_to_choose_from(
    tmp_path: Path, title: str, venue: str, codes: list[str]
) -> None:
    """A pair is enough: it has one title. Under another one, or in one place, it is a slip of the date."""
    write(minimal(tmp_path), "content/locaties/huis.yaml", "naam: Het Huis\nadres: Straat 1\nplaats: Assen\n")
    (tmp_path / "content/leergangen/proef/start.md").unlink()
    when = "datum: 2025-06-05, tijd: 20:00-22:00"
    rows = (("molen", "a, titel: De zee"), (venue, f"b, titel: {title}"))
    modules = "".join(f"  - {{id: {id}, {when}, locatie: {place}}}\n" for place, id in rows)
    write(tmp_path, PROGRAMME, f"titel: Lezingen\nsamenvatting: Kort.\nmodules:\n{modules}")
    warnings = load(tmp_path / "content", DAY).warnings
    assert sorted(problem.code for problem in warnings if problem.code in SEEN) == codes


@pytest.mark.parametrize("venue", ["zaal-{room}", "molen"])
def test_one_mistyped_date_in_a_programme_of_evenings_is_told(tmp_path: Path, venue: str) -> None:
    talks = [talk for talk in conference(tmp_path, venue) if HOURS[0] in talk][::4]
    assert told(tmp_path, talks) == []
    assert told(tmp_path, [*talks, talks[-1].replace("zaal-0", "zaal-1").replace("[s56]", "[s57]")]) == [(3, "WM303")]


def test_a_session_pasted_three_times_and_not_filled_in_is_told(tmp_path: Path) -> None:
    talk = conference(tmp_path)[0]
    assert told(tmp_path, [talk] * 4) == [(1, "WM303"), (2, "WM303"), (3, "WM303")]


def test_three_workshops_to_choose_from_are_no_clash(tmp_path: Path) -> None:
    assert told(tmp_path, conference(tmp_path)[:3]) == []


def test_the_same_group_twice_is_told_also_where_others_choose(tmp_path: Path) -> None:
    talks = conference(tmp_path)[:8]
    talks[4:6] = [f"{talks[4]}, groep: a", f"{talks[5]}, groep: a"]
    assert told(tmp_path, talks, "groepen: [{id: a, titel: Groep A}]\n") == [(5, "WM303")]
