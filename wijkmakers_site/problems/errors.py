"""How a run ends that cannot go on: names that a quick run needs too, and no `Problem`, which costs it a tenth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkmakers_site.problems.problem import Problem


class InvalidContentError(Exception):
    """All problems of one run together; raised once, at the end of reading or rendering."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        # A set, because two rules, or a record and its repaired copy, may complain of one thing in the same words.
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[InvalidContentError], tuple[tuple[Problem, ...]]]:
        """Of problems, and not of their text: so it comes whole out of another process."""
        return type(self), (self.problems,)


class UsageError(Exception):
    """The command line or the environment asks for something that cannot be: exit code 2. The text is Dutch."""


class InconsistencyError(Exception):
    """Pages, calendars and content do not agree: a fault of the program. The text is Dutch and names the entry."""


class LedgerBehindError(Exception):
    """The site was published, and the ledger in `content/` could not be written after it (`reason`). No harm is done:
    the new ledger waits beside the site, and every command reads it there.
    """

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason
