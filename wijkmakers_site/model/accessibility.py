"""What is known of how accessible the site is, for the statement that the law asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkmakers_site.model.enums import Compliance


@dataclass(frozen=True, slots=True)
class Examination:
    """One test of how accessible the site is: what was looked at and how (`subject`), on which `day`, the `outcome`."""

    subject: str
    day: date
    outcome: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Who signed the accessibility statement, by `function` ("directeur") and not by name, and on which `day`."""

    function: str
    day: date


@dataclass(frozen=True, slots=True)
class AccessibilityStatement:
    """What may be said at `/toegankelijkheid/`, after the Dutch model (Besluit digitale toegankelijkheid overheid).

    `status` is what the `examinations` bear; `limitations` are what does not work for some, in sentences. `drawn_up`
    and `reviewed` (the latest time) are days; without `approval` nobody has signed it yet.
    """

    status: Compliance
    drawn_up: date
    reviewed: date | None
    approval: Approval | None
    examinations: tuple[Examination, ...]
    limitations: tuple[str, ...]
