"""Who follows a cure to the letter is rid of the message, and gets no other one for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cures import cured, problems
from test_broken import CASES, broken_site

from wijkmakers_site.problems.codes import CODES

# What speaks of ids is held back while one of them cannot be read, or is written in two ways: no cure brings these.
HELD_BACK = {"WM224", "WM320", "WM321", "WM322"}


# Those that no site of `tests/broken/` can show, because they compare it with what was published, with templates or
# with a stranger's change; and the tests that follow their cures, or hold what they say.
ELSEWHERE = {
    "WM014": "test_source", "WM016": "test_odd_files", "WM017": "test_bounds", "WM340": "test_lost_entries",
    "WM342": "test_addresses", "WM343": "test_identity_questions", "WM344": "test_identity_questions",
    "WM345": "test_closed_books", "WM346": "test_cancelled_programme", "WM401": "test_together",
    "WM232": "test_redirects", "WM435": "test_root_files",
    "WM501": "test_cli", "WM601": "test_ledger_file", "WM602": "test_ledger_file", "WM603": "test_untrusted",
    "WM604": "test_lost_ledger", "WM605": "test_receipt", "WM606": "test_scenario",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_every_cure_that_is_followed_works(tmp_path: Path, case: str) -> None:
    outcome = cured(broken_site(tmp_path, case))
    assert [problem for problem in outcome.new if problem.code not in HELD_BACK] == []
    assert outcome.applied == outcome.messages
    assert [problem for problem in outcome.messages if problem not in outcome.gone] == []


def test_every_code_has_a_cure_that_is_followed(tmp_path: Path) -> None:
    shown = {problem.code for case in CASES for problem in problems(broken_site(tmp_path / case, case))}
    assert sorted(shown | set(ELSEWHERE)) == sorted(CODES)
    assert [name for name in ELSEWHERE.values() if not Path(__file__).with_name(f"{name}.py").exists()] == []
