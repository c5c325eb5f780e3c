"""The closed sets of words: each value is the Dutch word in the files and on the site."""

from __future__ import annotations

from enum import StrEnum


class ProgrammeKind(StrEnum):
    """What a programme calls itself; the value is the word in the files and on the site."""

    COURSE = "leergang"
    TRAINEESHIP = "traineeship"
    WORKSHOP = "workshop"
    LECTURE = "lezing"
    WORKPLACE = "werkplaats"
    CONFERENCE = "conferentie"
    SUMMER_SCHOOL = "zomerschool"


class ModuleKind(StrEnum):
    """What a module is; only `MODULE` is numbered."""

    MODULE = "module"
    INTRODUCTION = "introductie"
    CLOSING = "slot"
    WORK_SESSION = "werksessie"
    INTERVISION = "intervisie"
    EXCURSION = "excursie"


class State(StrEnum):
    """What staff say of a programme, a module or a day. What follows from dates is computed, never typed."""

    DRAFT = "concept"
    TENTATIVE = "voorlopig"
    SCHEDULED = "gepland"
    POSTPONED = "uitgesteld"
    CANCELLED = "geannuleerd"

    @property
    def is_off(self) -> bool:
        """Whether its sessions do not take place on the dates they have."""
        return self in (State.POSTPONED, State.CANCELLED)


class ProgrammeState(StrEnum):
    """Where a programme stands on a day, in the order in which overviews show them. It follows from dates and places,
    and from what staff say of the whole.

    The values are fixed: style sheets and scripts go by them.
    """

    OPEN = "open"  # signing up is possible
    SOON = "soon"
    FULL = "full"
    RUNNING = "running"
    UNDATED = "undated"
    POSTPONED = "postponed"
    PAST = "past"
    CANCELLED = "cancelled"


class Fullness(StrEnum):
    """How a programme without a place left takes it."""

    FULL = "ja"
    WAITING_LIST = "wachtlijst"


class Compliance(StrEnum):
    """How far a site is with WCAG, in the words of the Dutch model of an accessibility statement (statuses A to D)."""

    FULL = "voldoet volledig"
    PARTIAL = "voldoet gedeeltelijk"
    FIRST_MEASURES = "eerste maatregelen genomen"
    NONE = "voldoet niet"


class PageKind(StrEnum):
    """A page of staff's own that visitors look for at the bottom of every page, in this order."""

    CONTACT = "contact"
    PRIVACY = "privacy"
    COLOPHON = "colofon"


class Role(StrEnum):
    """What a person does for a programme."""

    LEADER = "programmaleider"
    COACH = "coach"
    CONTACT = "contact"


class Asker(StrEnum):
    """Whose question it is: of who thinks of joining, or of who has joined."""

    INTERESTED = "geinteresseerden"
    PARTICIPANTS = "deelnemers"


class Vat(StrEnum):
    """Whether VAT (btw) is part of the price."""

    INCLUDED = "inclusief"
    EXCLUDED = "exclusief"
    EXEMPT = "vrijgesteld"


class CmsBackend(StrEnum):
    """Where the repository stands in which the CMS changes files."""

    GITHUB = "github"
    GITLAB = "gitlab"


class Host(StrEnum):
    """What serves the site; each reads its headers and redirects from somewhere else."""

    NETLIFY = "netlify"
    CLOUDFLARE = "cloudflare"  # Pages
    APACHE = "apache"
    NGINX = "nginx"
    CADDY = "caddy"
    GITHUB = "github"  # Pages
    GITLAB = "gitlab"  # Pages
