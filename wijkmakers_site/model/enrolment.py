"""What it takes to take part in a programme: signing up, price, own time, further meetings, whom to ask, and what is
asked afterwards.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from wijkmakers_site.model.enums import Asker, Fullness, ModuleKind, Role, Vat
from wijkmakers_site.model.people import Organisation
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Involved:
    """Somebody who runs the programme, and as what (`role`). Without `name` the `organisation` itself is meant.

    `email` and `phone` are public; None where there is none. `starts` and `ends` (inclusive) are its first and last day
    in it, None for those of the programme.
    """

    role: Role
    name: str | None
    organisation: Organisation | None
    email: str | None
    phone: str | None
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Hosting:
    """An `organisation` where participants work, from `starts` to `ends` (inclusive); None where nobody says so."""

    organisation: Organisation
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """How to sign up: at `link`, from `opens` to `closes` (both inclusive). None is what is not known.

    `places` are those for participants in all, `places_per_organisation` those for one of at most `organisations`.
    `full`: there is no place left, whatever the days say; with a waiting list `link` leads to that. None: there are
    places, as far as is known. `explanation` is what else to know.
    """

    link: str | None
    opens: date | None
    closes: date | None
    places: int | None
    places_per_organisation: int | None
    organisations: int | None
    full: Fullness | None
    explanation: str | None


@dataclass(frozen=True, slots=True)
class Rate:
    """Another price: the `amount` in euros (0: free) for `who` ("Bewoners")."""

    who: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class EarlyPrice:
    """The `amount` in euros for who signs up on the day `until` at the latest."""

    amount: Decimal
    until: date


@dataclass(frozen=True, slots=True)
class Price:
    """What it costs: `amount` in euros, with VAT or without (`vat`, None: not told), and an `explanation`. `rates` are
    other prices, in the order of the file, `early` is the one for who is early; None without.
    """

    amount: Decimal
    vat: Vat | None
    explanation: str | None
    rates: tuple[Rate, ...] = ()
    early: EarlyPrice | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """Hours of one's own time, from `low` to `high` (the same where one number is known)."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class ExtraMeetings:
    """Meetings outside the modules: of which `kind`, how many (`count`), how long each (`length`, hours).

    None is what is not known; `explanation` is what else to know.
    """

    kind: ModuleKind
    count: int | None
    length: Decimal | None
    explanation: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A `question` that people ask, and its `answer`, both plain text. `asker` is who asks it; None: anybody."""

    question: str
    answer: str
    asker: Asker | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What participants are asked afterwards: at `link`, until the day `closes` (inclusive); None where nobody says."""

    link: str
    closes: date | None
