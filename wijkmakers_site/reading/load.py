"""`content/` -> the Site, or all that is wrong with the files together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from wijkmakers_site.model import academy
from wijkmakers_site.problems.problem import InvalidContentError, Problem
from wijkmakers_site.reading.certainty import Certainty
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.linking.link import link
from wijkmakers_site.reading.remembered import with_remembered_ids
from wijkmakers_site.reading.rules.registry import FAR_DAY, broken_rules
from wijkmakers_site.reading.sound_texts import SoundTexts
from wijkmakers_site.reading.walk.reader import Reader
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Loaded:
    """The `site`, the `warnings` that did not stop it, in order of file and line, and all that was read (`reading`)."""

    site: academy.Site
    warnings: tuple[Problem, ...]
    reading: Reading


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read (`content`) and all that is wrong with it (`problems`, warnings too): editors can be helped
    even where no site can be made. `suppressed` gives path, line and code of each warning that a comment suppresses.
    """

    content: Content
    problems: list[Problem]
    suppressed: Collection[tuple[str, int, str]] = ()

    @property
    def has_errors(self) -> bool:
        return any(not problem.warning for problem in self.problems)

    def loaded(self, moved: Mapping[str, str] | None = None) -> Loaded:
        """The site; `moved` gives the present path of what once had another, beside what `voorheen` says.

        Raises InvalidContentError with all errors and warnings at once.
        """
        if self.has_errors:
            raise InvalidContentError(self.problems)
        return Loaded(link(with_remembered_ids(self.content, moved or {})), tuple(sorted(self.problems)), self)

    def is_suppressed(self, problem: Problem) -> bool:
        return (problem.path, problem.line, problem.code) in self.suppressed


def read(folder: Path, day: date, cache: Path | None = None) -> Reading:
    """Read everything below `folder` (`content/`) as it is on `day`, and hold it against all rules.

    In `cache` stands in which texts nothing was found before; None where it is not to be believed.
    """
    reader = Reader(folder, day)
    content = reader.read()
    sound = SoundTexts(cache, content)
    content.is_sound = sound.knows
    broken = [problem for problem in broken_rules(content) if not reader.follows_from_fault(problem)]
    told_of = {problem.path for problem in (*broken, *reader.problems)}
    sound.keep([text.text for text in content.published_prose() if text.source not in told_of])
    errors = [problem for problem in broken if not problem.warning]
    # A wrong date may lie on a holiday too; who mends it moves it anyway. So may one in the wrong decade.
    wrong = {problem.place for problem in errors}
    far = {problem.place for problem in broken if problem.code == FAR_DAY}
    certainty = Certainty(content, whole=reader.is_whole)
    warnings = [
        problem
        for problem in broken
        if problem.warning
        and problem.place not in wrong
        and (problem.code == FAR_DAY or problem.place not in far)
        and certainty.is_sure(problem)
    ]
    told = [problem for problem in (*reader.problems, *errors, *warnings) if not reader.is_silenced(problem)]
    return Reading(content, told, reader.disk.suppressed)


def load(folder: Path, day: date) -> Loaded:
    """The site of `folder` on `day`. Raises InvalidContentError with all errors and warnings at once."""
    return read(folder, day).loaded()
