"""Every mistake that staff can make is reported once, at its place, with its cure.

Each folder of `tests/broken/` holds the files in which a site with one defect differs from the minimal site of
`sites.py`. What is expected stands in those files themselves, as comments: `# verwacht: line:column: message cure`, in
Markdown within `<!-- -->`, with a path before it where the problem belongs to another file or to a folder. A file that
begins with `# weg` is one that is lacking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from dutch import english
from sites import DAY, minimal, write

from wijkmakers_site.problems.codes import CODES
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.load import load
from wijkmakers_site.reading.rules.registry import RULES
from wijkmakers_site.reading.walk.reader import Reader

BROKEN = Path(__file__).with_name("broken")
CASES = sorted(folder.name for folder in BROKEN.iterdir())
_EXPECTED = re.compile(r"^(?:#|<!--) verwacht: (content/[^:]+:)?(\d+:\d+: .+?)(?: -->)?$", re.MULTILINE)


def broken_site(root: Path, case: str) -> Path:
    """The minimal site with the files of one case laid over it; gives `root`."""
    minimal(root)
    for path, raw in _files(case):
        file = write(root, path, raw)
        if raw.startswith(b"# weg"):
            file.unlink()
    return root


def _files(case: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted((BROKEN / case).rglob("*")):
        if file.is_file():
            yield file.relative_to(BROKEN / case).as_posix(), file.read_bytes()


def _expected(case: str) -> list[str]:
    return sorted(
        (other_path or f"{path}:") + reported
        for path, raw in _files(case)
        for other_path, reported in _EXPECTED.findall(raw.decode(errors="replace"))
    )


def _problems(root: Path) -> tuple[Problem, ...]:
    """Errors and warnings together; a site with warnings alone is a good one."""
    try:
        return load(root / "content", DAY).warnings
    except InvalidContentError as error:
        return error.problems


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_expected_problems_are_reported(tmp_path: Path, case: str) -> None:
    reported = _problems(broken_site(tmp_path, case))
    assert sorted(map(str, reported)) == _expected(case)
    assert reported


def test_twelve_faults_of_one_file_are_twelve_problems_in_order(tmp_path: Path) -> None:
    """Faults of YAML, of fields and between files together."""
    with pytest.raises(InvalidContentError) as refused:
        load(broken_site(tmp_path, "twaalf-tegelijk") / "content", DAY)
    lines = [problem.line for problem in refused.value.problems]
    assert (len(lines), lines) == (12, sorted(set(lines)))


def test_every_problem_is_in_dutch_with_its_cure(tmp_path: Path) -> None:
    for case in CASES:
        for problem in _problems(broken_site(tmp_path / case, case)):
            assert problem.line >= 1
            assert problem.cure
            assert problem.code in CODES
            assert not english(problem), problem


def test_the_minimal_site_has_no_problems(tmp_path: Path) -> None:
    """So every problem above comes from the files of its own case."""
    loaded = load(minimal(tmp_path) / "content", DAY)
    assert (loaded.site.name, loaded.warnings) == ("Proefsite", ())


def test_problems_come_sorted_by_file_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(InvalidContentError) as refused:
        load(broken_site(tmp_path, "alles-tegelijk") / "content", DAY)
    places = [(problem.path, problem.line, problem.column) for problem in refused.value.problems]
    assert len({path for path, _, _ in places}) > 2
    assert places == sorted(places)


def test_every_rule_has_a_broken_case(tmp_path: Path) -> None:
    """A rule that no case breaks might as well be gone."""
    contents = [Reader(broken_site(tmp_path / case, case) / "content", DAY).read() for case in CASES]
    unbroken = [rule.__name__ for rule in RULES.values() if not any(list(rule(content)) for content in contents)]
    assert unbroken == []
