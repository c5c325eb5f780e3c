"""Other people's programs that carry a site over: called with lists of words and never by way of a shell."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence

from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.values import dataclass


class DeployError(Exception):
    """The site could not be carried over; the text, in Dutch, says why and what to do.

    `said` is what the program itself said, for who looks after the server; "" where it was not asked.
    """

    def __init__(self, message: str, said: str = "") -> None:
        super().__init__(message)
        self.said = said


def others_stand(place: str) -> DeployError:
    """What to say of a place that holds files, and none of a site that was deployed there."""
    message = (
        f"Op {place} staan al andere bestanden, en die ruimt publish niet op. Maak die plek leeg, of kies een andere."
    )
    return DeployError(message)


@dataclass(frozen=True, slots=True)
class Tool:
    """A program (`name`), what to do where it is missing (`cure`, Dutch), and its `complaints`: by a pattern in what it
    says, the Dutch sentences to tell instead; the first that is found counts.
    """

    name: str
    cure: str
    complaints: Mapping[str, str]

    def run(self, words: Sequence[str], environment: Mapping[str, str] = os.environ, files: Iterable[str] = ()) -> str:
        """What it prints; the names of `files` are handed to it on its input, a line each.

        Raises UsageError where it is missing, DeployError where it fails.
        """
        done = self.tried(words, environment, files)
        if done.returncode:
            raise self.failure(done)
        return done.stdout

    def tried(
        self, words: Sequence[str], environment: Mapping[str, str] = os.environ, files: Iterable[str] = ()
    ) -> subprocess.CompletedProcess[str]:
        """As `run`, for who looks at the exit code."""
        # Its messages are read below: not in the language of whoever sits there.
        plain = {**environment, "LC_ALL": "C"}
        given = "".join(f"{file}\n" for file in files)
        try:
            return subprocess.run(  # noqa: S603  # no shell; what stands in `words` was looked at by who made them
                [self.name, *words], input=given, env=plain, capture_output=True, check=False,
                encoding="utf-8", errors="replace",
            )  # fmt: skip
        except FileNotFoundError:
            raise UsageError(f"--naar: {self.name} staat niet op deze computer. {self.cure}") from None

    def failure(self, done: subprocess.CompletedProcess[str]) -> DeployError:
        said = f"{' '.join(map(str, done.args))}\n{done.stdout}{done.stderr}"
        for pattern, message in self.complaints.items():
            if re.search(pattern, done.stderr):
                return DeployError(message, said)
        return DeployError(f"{self.name} stopte met code {done.returncode}.", said)
