"""`content/` -> the Site, or all that is wrong with the files together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from wijkmakers_site.model import academy
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.certainty import Certainty
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.linking.link import link
from wijkmakers_site.reading.remembered import with_remembered_ids
from wijkmakers_site.reading.rules.registry import ERRORS, FAR_DAY, WARNINGS, broken_rules
from wijkmakers_site.reading.sound_files import SoundFiles
from wijkmakers_site.reading.walk.reader import Reader
from wijkmakers_site.text.workers import Meanwhile
from wijkmakers_site.values import dataclass


class Reading:
    """All that was read (`content`) and all that is wrong with it (`problems`): editors can be helped even where no
    site can be made.

    `suppressed` gives path, line and code of each warning that a comment suppresses.
    """

    def __init__(
        self,
        content: Content,
        found: list[Problem],
        warnings: Meanwhile[list[Problem]],
        suppressed: Collection[tuple[str, int, str]],
    ) -> None:
        self.content = content
        self.suppressed = suppressed
        self._found = found
        self._warnings = warnings

    @property
    def errors(self) -> list[Problem]:
        """Known before all warnings are."""
        return [problem for problem in self._found if not problem.warning]

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)

    @cached_property
    def problems(self) -> list[Problem]:
        """Errors and warnings."""
        return [*self._found, *self.warnings()]

    def warnings(self) -> list[Problem]:
        """Those that rules find."""
        return self._warnings.result()

    def loaded(self, moved: Mapping[str, str] | None = None) -> Loaded:
        """The site; `moved` gives the present path of what once had another, beside what `voorheen` says.

        Raises InvalidContentError with all errors and warnings at once.
        """
        if self.has_errors:
            raise InvalidContentError(self.problems)
        return Loaded(link(with_remembered_ids(self.content, moved or {})), self)

    def forget_content(self) -> None:
        """Who makes a large site, and asks no more of its files, needs none of it: a tenth of all that is in memory."""
        if self._warnings.is_elsewhere:
            # That and what knows of sound files lead to one another, and nobody collects such.
            self.content.doubtful, self.content.is_sound_text = None, lambda _: False
            del self.content

    def is_suppressed(self, problem: Problem) -> bool:
        return (problem.path, problem.line, problem.code) in self.suppressed


@dataclass(frozen=True, slots=True)
class Loaded:
    """The `site`, and all that was read (`reading`)."""

    site: academy.Site
    reading: Reading

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What did not stop it, in order of file and line."""
        return tuple(sorted(self.reading.problems))


def read(folder: Path, day: date, cache: Path | None = None) -> Reading:
    """Read everything below `folder` (`content/`) as it is on `day`, and hold it against all rules.

    In `cache` stands what files were read into, and in which nothing was found before; None where it is not to be
    believed. Warnings stop nothing: of much content a copy of the process looks for them while this one goes on to make
    the site.
    """
    reader = Reader(folder, day, cache)
    content = reader.read()
    sound = SoundFiles(cache, content)
    content.doubtful, content.is_sound_text = sound.doubtful, sound.is_sound_text
    broken = list(broken_rules(content, ERRORS))
    errors = [problem for problem in broken if not reader.follows_from_fault(problem)]
    content.forget_derived()  # what few rules ask for again costs less than to hold it while the site is made

    def warnings() -> list[Problem]:
        all_found = list(broken_rules(content, WARNINGS))
        content.forget_derived()
        sound.keep([*broken, *all_found])
        found = [problem for problem in all_found if not reader.follows_from_fault(problem)]
        return [each for each in _sure(found, errors, content, reader) if not reader.is_silenced(each)]

    told = [problem for problem in (*reader.problems, *errors) if not reader.is_silenced(problem)]
    size = sum(1 + len(filed.prose) for filed in content.all_files())
    looked_for = Meanwhile(warnings, size, lambda: read(folder, day, cache).warnings())
    return Reading(content, told, looked_for, reader.disk.suppressed)


def _sure(warnings: list[Problem], errors: list[Problem], content: Content, reader: Reader) -> Iterator[Problem]:
    """The warnings that hold although other things are wrong."""
    # A wrong date may lie on a holiday too; who mends it moves it anyway. So may one in the wrong decade.
    wrong = {problem.place for problem in errors}
    far = {problem.place for problem in warnings if problem.code == FAR_DAY}
    certainty = Certainty(content, whole=reader.is_whole)
    for problem in warnings:
        is_apart = problem.place not in wrong and (problem.code == FAR_DAY or problem.place not in far)
        if is_apart and certainty.is_sure(problem):
            yield problem


def load(folder: Path, day: date) -> Loaded:
    """The site of `folder` on `day`. Raises InvalidContentError with all errors and warnings at once."""
    return read(folder, day).loaded()
