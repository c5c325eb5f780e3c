"""Where everything stands on the site. Pages about a kind of file follow its declaration (`model/file_kinds.py`).

A path is relative to the site's root (`leergangen/x/`); an address has the base path before it and works in `href`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from wijkmakers_site.model import academy, downloads, enums, file_kinds
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

THEMES = "themas/"
KINDS = "soorten/"
STATIC = "static/"
AGENDA = "agenda/"
FEED = "agenda.ics"
CHANGES = "wijzigingen.xml"
RECEIPT = "publicatie.json"
FAVICON = "favicon.ico"
TOUCH_ICON = "apple-touch-icon.png"
MANIFEST = "manifest.json"
REPLACEABLE = (FAVICON, TOUCH_ICON, MANIFEST)  # a file that staff give takes its place
ACCESSIBILITY = "toegankelijkheid/"
SUBSCRIBE = f"{AGENDA}abonneren/"
OVERVIEW = "overzicht/"  # further pages of the list of all programmes, and of those of people
ADMIN = "admin/"  # the CMS, where site.yaml asks for one
DATA = "agenda.json"
DOWNLOADS = f"{downloads.FOLDER}/"
EMBED = f"{AGENDA}insluiten/"
SHARE = f"{AGENDA}op-je-site/"
TODAY = "vandaag/"
HALL = f"{TODAY}scherm/"
NEWS = file_kinds.NEWS.address
NEWS_FEED = "nieuws.xml"
SEARCH = "zoeken/"
SEARCH_INDEX = f"{SEARCH}index.json"
SEARCH_PARTS = f"{STATIC}zoeken/"  # with a fingerprint, so that browsers may keep them

_KIND_PLURALS = {
    enums.ProgrammeKind.COURSE: "leergangen",
    enums.ProgrammeKind.TRAINEESHIP: "traineeships",
    enums.ProgrammeKind.WORKSHOP: "workshops",
    enums.ProgrammeKind.LECTURE: "lezingen",
    enums.ProgrammeKind.WORKPLACE: "werkplaatsen",
    enums.ProgrammeKind.CONFERENCE: "conferenties",
    enums.ProgrammeKind.SUMMER_SCHOOL: "zomerscholen",
}

_PAGE = regex(r"(?:[a-z0-9-]+/){1,4}")
_ELSEWHERE = regex(r"https?://[^/\\\s]", re.IGNORECASE)

HasPath = academy.Thing | academy.Theme | enums.ProgrammeKind


@dataclass(frozen=True, slots=True)
class Root:
    """The site's own address (`url`), such as `https://host/academie/`: with a `/` at the end."""

    url: str

    @property
    def base(self) -> str:
        """The path, `/academie/`. It never begins with `//`, which browsers read as another host."""
        return _base(self.url)

    def address(self, path: str) -> str:
        """`agenda/` or `/agenda/` -> `/academie/agenda/`; an address outside the site stays as it is."""
        return path if is_elsewhere(path) else self.base + path.lstrip("/\\")

    def absolute(self, path: str) -> str:
        """`agenda/` or `/agenda/` -> `https://host/academie/agenda/`: for calendars, feeds and who shares a page; an
        address outside the site stays as it is.
        """
        return path if is_elsewhere(path) else self.url + path.lstrip("/\\")

    def path(self, address: str) -> str | None:
        """The opposite of `absolute`: the path of a page of this site; None for any other address."""
        path = address.removeprefix(self.url)
        return path if path != address and _PAGE.fullmatch(path) else None

    def own(self, address: str) -> str | None:
        """`https://www.host/academie/agenda/#nu` -> `/agenda/#nu`: what stands behind the base path in an address of
        this site that somebody wrote out; None for any other.
        """
        parts, ours = urlsplit(address), urlsplit(self.url)
        same_host = parts.netloc.lower().removeprefix("www.") == ours.netloc.lower().removeprefix("www.")
        if not (is_elsewhere(address) and same_host and f"{parts.path}/".startswith(self.base)):
            return None
        return f"/{address.partition(parts.netloc)[2].lstrip('/')[len(self.base) - 1 :]}"

    def webcal(self, path: str) -> str:
        """The address of a calendar file that opens the device's own calendar app."""
        return f"webcal:{self.absolute(path).partition(':')[2]}"


@lru_cache(maxsize=8)
def _base(url: str) -> str:
    return f"/{urlsplit(url).path.lstrip('/')}"


def is_elsewhere(address: str) -> bool:
    """Whether it names a host by itself: `https://host…`. Browsers make one of `//host` and `https:host` too."""
    return "://" in address and bool(_ELSEWHERE.match(address))


def bare(address: str) -> str:
    """A web address as people say it: "platform31.nl"."""
    return address.rpartition("://")[2].removeprefix("www.").rstrip("/")


def host(address: str) -> str:
    """Whose address it is, as people say it: "vimeo.com"."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def dial(phone: str) -> str:
    """A phone number as a device dials it: "+31 (0)50 - 123 45 67" is "+31501234567"."""
    return phone.replace("(0)", "").replace(" ", "").replace("-", "")


def path_of(thing: HasPath) -> str:
    """The folder of the page about `thing`."""
    match thing:
        case academy.Theme():
            return f"{THEMES}{thing.id}/"
        case enums.ProgrammeKind():
            return f"{KINDS}{kind_id(thing)}/"
        case _:
            return thing.file_kind.page(thing.id)


def reserved_names() -> set[str]:
    """First parts of the addresses that the site gives out itself: no page of staff's own may be called so."""
    own = (
        THEMES,
        KINDS,
        STATIC,
        AGENDA,
        DOWNLOADS,
        ACCESSIBILITY,
        SEARCH,
        OVERVIEW,
        TODAY,
        ADMIN,
        *(kind.address for kind in file_kinds.KINDS),
    )
    return {path.partition("/")[0] for path in own} - {""}


def module_path(programme: academy.Programme, module: academy.Module) -> str:
    return f"{path_of(programme)}{module.id}/"


def group_feed(programme_id: str, group_id: str) -> str:
    """The calendar of one group: what all share, and what is the group's own."""
    return f"{group_path(programme_id, group_id)}{FEED}"


def group_path(programme_id: str, group_id: str) -> str:
    """The folder of that calendar; a group has no page."""
    return f"{PROGRAMME.page(programme_id)}groepen/{group_id}/"


def agenda_of(thing: academy.Theme | enums.ProgrammeKind | academy.Programme) -> str:
    """The agenda with the sessions of one theme, kind or programme alone."""
    match thing:
        case academy.Theme():
            return f"{AGENDA}thema/{thing.id}/"
        case enums.ProgrammeKind():
            return f"{AGENDA}soort/{kind_id(thing)}/"
        case academy.Programme():
            return agenda_of_programme(thing.id)


def agenda_of_programme(programme_id: str) -> str:
    return f"{AGENDA}leergang/{programme_id}/"


def agenda_of_group(programme_id: str, group_id: str) -> str:
    return f"{agenda_of_programme(programme_id)}groep-{group_id}/"


def is_module_feed(path: str) -> bool:
    """Whether a calendar file is of one module: `leergangen/x/y/agenda.ics`."""
    return path.startswith(PROGRAMME.address) and path.count("/") == 3


def data_of(year: str) -> str:
    """The data of a school year that has been: `agenda-2024-2025.json`."""
    return DATA.replace(".", f"-{year}.")


def kind_id(kind: enums.ProgrammeKind) -> str:
    """The plural: "leergangen"."""
    return _KIND_PLURALS[kind]


def kind_title(kind: enums.ProgrammeKind) -> str:
    """The plural with a capital: "Leergangen"."""
    return _KIND_PLURALS[kind].capitalize()


def page_file(path: str) -> str:
    """The file that a server gives for a path: `agenda/` -> `agenda/index.html`."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def address_of(file: str) -> str:
    """The opposite: `agenda/index.html` -> `agenda/`."""
    return file.removesuffix("index.html") if file == "index.html" or file.endswith("/index.html") else file


def further_page(path: str, number: int) -> str:
    """Where a list of the page at `path` goes on: below a programme each name may be a module's."""
    return f"{OVERVIEW}{path}pagina-{number}/"


def old_module_paths(module: academy.Module) -> list[str]:
    """The paths that a module may have had, the latest first."""
    return [f"{PROGRAMME.page(old.programme)}{old.id}/" for old in module.formerly]


def old_paths(path: str, formerly: tuple[str, ...]) -> list[str]:
    """The paths that a thing had under its earlier ids: the last part of `path` replaced."""
    parent = path.rstrip("/").rpartition("/")[0]
    return [f"{parent}/{old}/" if parent else f"{old}/" for old in formerly]
