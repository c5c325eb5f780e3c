"""What is known of how accessible the site is, for the statement that the law asks for."""

from __future__ import annotations

from datetime import date

from wijkmakers_site.model.enums import Compliance
from wijkmakers_site.model.people import Link
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Examination:
    """One test of how accessible the site is: what was looked at and how (`subject`), on which `day`, the `outcome`.

    `is_complete` where that were all requirements, of the whole site (WCAG-EM); `report` leads to what came of it, None
    where nobody says.
    """

    subject: str
    day: date
    outcome: str
    is_complete: bool
    report: Link | None


@dataclass(frozen=True, slots=True)
class Limitation:
    """`what` does not work for some, in a sentence, and which requirement (`criterion`) that is.

    The others, each None where nobody says: its `cause`, the `consequence` for a visitor, the `alternative` meanwhile,
    the `measure` and the day on which that is `ready`.
    """

    what: str
    criterion: str | None
    cause: str | None
    consequence: str | None
    alternative: str | None
    measure: str | None
    ready: date | None


@dataclass(frozen=True, slots=True)
class Complaints:
    """Where to go with a complaint about an answer: the `name`, and its web address (`url`)."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Who signed the accessibility statement, by `function` ("directeur") and not by name, and on which `day`."""

    function: str
    day: date


@dataclass(frozen=True, slots=True)
class AccessibilityStatement:
    """What may be said at `/toegankelijkheid/`, after the Dutch model (Besluit digitale toegankelijkheid overheid).

    `status` is what the `examinations` and the day of the one to come (`planned`) bear; `limitations` are what does not
    work for some. `drawn_up` and `reviewed` (the latest time) are days; without `approval` nobody has signed it yet.
    `register` is its address in the national register, `promises` what is done for who reports something, `complaints`
    where else to go; the last two may be lacking.
    """

    status: Compliance
    drawn_up: date
    reviewed: date | None
    approval: Approval | None
    examinations: tuple[Examination, ...]
    limitations: tuple[Limitation, ...]
    planned: date | None
    register: str | None
    promises: tuple[str, ...]
    complaints: Complaints | None

    @property
    def examined(self) -> bool:
        """Whether the whole site was examined at least once."""
        return any(examination.is_complete for examination in self.examinations)
