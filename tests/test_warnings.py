"""When a warning is not given: of what is past, off or hidden, where it was suppressed, and without a library."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from sites import ACADEMY, DAY, FILES, PROGRAMME, minimal, write
from test_broken import BROKEN, CASES, broken_site

from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.load import load
from wijkmakers_site.reading.rules.days.holidays import (
    _SCHOOL_HOLIDAYS,
    KNOWN_UNTIL,
    public_holidays,
    school_holiday,
    unknown_school_holidays,
)
from wijkmakers_site.reading.rules.registry import RULES, WARNINGS, broken_rules
from wijkmakers_site.reading.walk import reader
from wijkmakers_site.reading.walk.reader import Reader

# What has a date: silent when that date is over.
DATED = (
    "aanmelden-sluit-na-de-start", "andere-dag-van-de-week", "in-de-schoolvakantie", "locatie-al-bezet",
    "locatie-zonder-adres", "modules-door-elkaar", "online-zonder-link", "op-een-feestdag", "spreker-op-twee-plekken",
    "twee-tegelijk-voor-een-groep", "uur-dat-twee-keer-komt", "vol-en-toch-open",
)  # fmt: skip


def codes(root: Path, day: date = DAY) -> list[str]:
    return [problem.code for problem in load(root / "content", day).warnings]


@pytest.mark.parametrize("case", DATED)
def test_what_is_past_gives_no_warnings(tmp_path: Path, case: str) -> None:
    root = broken_site(tmp_path, case)
    assert codes(root)
    assert codes(root, date(2030, 1, 1)) == []


@pytest.mark.parametrize("status", ["concept", "geannuleerd", "uitgesteld"])
@pytest.mark.parametrize("case", ["spreker-op-twee-plekken", "locatie-al-bezet"])
def test_what_does_not_take_place_clashes_with_nothing(tmp_path: Path, case: str, status: str) -> None:
    file = broken_site(tmp_path, case) / "content/leergangen/tweede/leergang.yaml"
    write(tmp_path, str(file), file.read_text("utf-8") + f"    status: {status}\n    reden: Daarom\n")
    assert codes(tmp_path) == []


@pytest.mark.parametrize("case", ["spreker-op-twee-plekken", "locatie-al-bezet", "nog-invullen"])
def test_a_concept_gives_no_warnings(tmp_path: Path, case: str) -> None:
    file = broken_site(tmp_path, case) / "content/leergangen/tweede/leergang.yaml"
    text = file.read_text("utf-8").replace("concept: ja\n", "")
    write(tmp_path, str(file), f"concept: ja\n{text}")
    assert [code for code in codes(tmp_path) if code != "WM323"] == []
    assert not any("tweede" in problem.path for problem in load(tmp_path / "content", DAY).warnings)


@pytest.mark.parametrize(("status", "reported"), [("concept", []), ("voorlopig", ["WM403"])])
def test_the_text_of_a_concept_module_gives_no_warnings(tmp_path: Path, status: str, reported: list[str]) -> None:
    minimal(tmp_path)
    write(tmp_path, PROGRAMME, f"{dedent(FILES[PROGRAMME])}    status: {status}\n")
    write(tmp_path, "content/leergangen/proef/start.md", "Klik [hier](/agenda/).\n")
    assert codes(tmp_path) == reported


def test_an_online_venue_is_never_taken(tmp_path: Path) -> None:
    root = broken_site(tmp_path, "locatie-al-bezet")
    write(root, "content/locaties/molen.yaml", "naam: Online\nonline: ja\n")
    assert "WM302" not in codes(root)


@pytest.mark.parametrize(("first", "second"), [("09:00-13:00", "17:00-18:00"), ("12:00-13:00", "17:00-17:30")])
def test_what_begins_when_another_ends_is_no_clash(tmp_path: Path, first: str, second: str) -> None:
    minimal(tmp_path)
    days = "".join(
        f"  - {{id: m{number}, titel: M, datum: 2025-01-09, tijd: '{hours}', locatie: molen, sprekers: [jet]}}\n"
        for number, hours in enumerate((first, second))
    )
    write(tmp_path, "content/leergangen/b/leergang.yaml", f"titel: B\nsamenvatting: Kort.\nmodules:\n{days}")
    assert codes(tmp_path) == []


def test_two_groups_may_meet_at_one_time(tmp_path: Path) -> None:
    minimal(tmp_path)
    modules = "".join(
        f"  - {{id: {id}, titel: M, datum: 2025-01-09, soort: intervisie, locatie: molen, groep: {group}}}\n"
        for id, group in (("start", "a"), ("b", "b"))
    )
    groups = "groepen: [{id: a, titel: A}, {id: b, titel: B}]\n"
    write(tmp_path, PROGRAMME, f"titel: B\nsamenvatting: Kort.\n{groups}sprekers: [jet]\nmodules:\n{modules}")
    assert codes(tmp_path) == []


@pytest.mark.parametrize("before", ["    # WM306: dit hoort zo\n    datum: 2025-05-29\n", None])
def test_a_comment_with_a_reason_suppresses_a_warning(tmp_path: Path, before: str | None) -> None:
    root = broken_site(tmp_path, "op-een-feestdag")
    text = (root / PROGRAMME).read_text("utf-8")
    line = "    datum: 2025-05-29\n"
    write(root, PROGRAMME, text.replace(line, before or "    datum: 2025-05-29 # WM306: dit hoort zo\n"))
    assert codes(root) == []


def test_a_comment_suppresses_a_warning_in_a_text(tmp_path: Path) -> None:
    minimal(tmp_path)
    write(tmp_path, "content/paginas/over.md", "<!-- WM403: dit hoort zo -->\nKlik [hier](/agenda/).\n")
    assert codes(tmp_path) == []


def test_public_holidays_follow_easter_and_the_rules_of_each() -> None:
    """The days of years in which Easter is early and late, the king's day a Sunday, and the liberation a day off."""
    assert sorted(public_holidays([2025, 2027])) == [
        date(2025, 1, 1), date(2025, 4, 18), date(2025, 4, 20), date(2025, 4, 21), date(2025, 4, 26), date(2025, 5, 5),
        date(2025, 5, 29), date(2025, 6, 8), date(2025, 6, 9), date(2025, 12, 25), date(2025, 12, 26),
        date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 28), date(2027, 3, 29), date(2027, 4, 27), date(2027, 5, 6),
        date(2027, 5, 16), date(2027, 5, 17), date(2027, 12, 25), date(2027, 12, 26),
    ]  # fmt: skip
    easters = {2000: (4, 23), 2008: (3, 23), 2038: (4, 25), 2049: (4, 18), 2076: (4, 19)}
    for year, easter in easters.items():
        assert public_holidays([year])[date(year, *easter)] == "Eerste paasdag"
    assert public_holidays([]) == {}


def test_the_table_of_school_holidays_has_no_gap_and_its_end_is_known() -> None:
    """From its first day to `KNOWN_UNTIL` every holiday of every year is there, in order, none within another."""
    first = _SCHOOL_HOLIDAYS[0][0]
    assert unknown_school_holidays(first, KNOWN_UNTIL) == []
    days = [day for begins, ends, _ in _SCHOOL_HOLIDAYS for day in (begins, ends)]
    assert days == sorted(set(days))
    assert {(begins.weekday(), ends.weekday()) for begins, ends, _ in _SCHOOL_HOLIDAYS} == {(5, 6)}
    assert all(timedelta(8) <= ends - begins <= timedelta(43) for begins, ends, _ in _SCHOOL_HOLIDAYS)


def test_of_school_holidays_that_are_not_published_nothing_is_guessed() -> None:
    assert unknown_school_holidays(date(2024, 9, 1), date(2025, 7, 1)) == []
    assert unknown_school_holidays(date(2031, 9, 1), date(2032, 3, 1)) == [
        "herfstvakantie 2031", "kerstvakantie 2031", "voorjaarsvakantie 2032",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 2, 14), None), (date(2025, 2, 15), "voorjaarsvakantie"), (date(2025, 2, 23), "voorjaarsvakantie"),
        (date(2025, 2, 24), None), (date(2020, 1, 1), None), (date(2040, 1, 1), None),
    ],
)  # fmt: skip
def test_school_holidays_have_a_first_and_a_last_day(day: date, name: str | None) -> None:
    assert school_holiday(day) == name


@pytest.mark.parametrize("day", [date(2024, 8, 1), DAY, date(2025, 5, 1), date(2026, 1, 1)])
def test_the_content_of_the_academy_gives_no_warnings(day: date) -> None:
    assert load(ACADEMY / "content", day).warnings == ()


@pytest.mark.parametrize("raw", [b"titel: Proef\n", b"", b"titel: Pr\xe9\n"], ids=["partial", "empty", "not UTF-8"])
def test_nothing_is_called_unused_while_a_file_cannot_be_read(tmp_path: Path, raw: bytes) -> None:
    """Neither the speaker, the venue nor the image that it may well name."""
    minimal(tmp_path)
    write(tmp_path, "content/beelden/wijk.png", b"")
    write(tmp_path, PROGRAMME, raw)
    with pytest.raises(InvalidContentError) as refused:
        load(tmp_path / "content", DAY)
    assert [problem.code for problem in refused.value.problems if problem.warning] == []


def test_every_problem_of_a_rule_has_its_code_and_says_whether_it_is_a_warning(tmp_path: Path) -> None:
    reported: list[Problem] = []
    for case in CASES:
        reported += broken_rules(Reader(broken_site(tmp_path / case, case) / "content", DAY).read(), RULES)
    assert {problem.code for problem in reported} == set(RULES)
    assert [problem for problem in reported if problem.warning != (problem.code in WARNINGS)] == []


@pytest.mark.parametrize("text", ["`" * 50_000, "<!--" * 20_000, "[a](" * 20_000, "<a " * 20_000, "x\n" * 40_000,
                                  "x" * 100_000, "[a\n" * 30_000, "` `` ``` " * 10_000, "#\n" * 40_000])  # fmt: skip
@pytest.mark.slow  # as long as what once took minutes
def test_no_text_is_too_long_for_the_rules(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even one that is refused, because converting it would take too long."""
    monkeypatch.setattr(reader, "too_heavy", lambda _path, _text: None)
    minimal(tmp_path)
    write(tmp_path, "content/paginas/over.md", text)
    load(tmp_path / "content", DAY)


def _calls(work: Callable[[], object]) -> int:
    """How many functions are called meanwhile: the work that is done, the same on every machine."""
    counted = Counter[str]()
    sys.setprofile(lambda _frame, event, _argument: counted.update([event]))
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted["call"] + counted["c_call"]


def _busy_speaker(root: Path, programmes: int) -> Content:
    """One speaker at every module of many programmes, which are all on the same days."""
    minimal(root)
    for number in range(programmes):
        days = "".join(
            f"  - {{id: m{index}, titel: M, datum: {date(2025, 1, 9) + timedelta(28 * index)}, sprekers: [jet]}}\n"
            for index in range(10)
        )
        text = f"titel: B {number}\nsamenvatting: Kort.\nmodules:\n{days}"
        write(root, f"content/leergangen/b{number}/leergang.yaml", text)
    return Reader(root / "content", DAY).read()


def test_twice_as_many_programmes_with_one_speaker_are_twice_the_work(tmp_path: Path) -> None:
    few, many = (_busy_speaker(tmp_path / str(number), number) for number in (30, 60))
    assert len(list(RULES["WM301"](many))) == 59 * 10 + 1
    assert _calls(lambda: _every_rule(many)) < 2.5 * _calls(lambda: _every_rule(few))


def _every_rule(content: Content) -> list[list[Problem]]:
    """Without the bound on what is reported of one rule."""
    return [list(rule(content)) for rule in RULES.values()]


def test_all_cases_are_there() -> None:
    assert {case for case in DATED if not (BROKEN / case).is_dir()} == set()
