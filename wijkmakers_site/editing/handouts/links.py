"""Which handouts there are, what each is called and where it stands: what lists show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.before import before
from wijkmakers_site.editing.handouts.material import Material
from wijkmakers_site.editing.handouts.session_words import has_door, standing
from wijkmakers_site.editing.handouts.sheets.certificate import Certificate
from wijkmakers_site.editing.handouts.sheets.day import full_days
from wijkmakers_site.editing.handouts.sheets.evaluation import EvaluationSheet, evaluation_sheets
from wijkmakers_site.editing.handouts.sheets.session import withdrawn_sheet
from wijkmakers_site.model import academy
from wijkmakers_site.model.academy import SITE_LANGUAGE
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

INDEX = "index.html"
CHANGES = "wijzigingen.html"
NEWSLETTER = "nieuwsbrief.html"


class HandoutKind(StrEnum):
    """What is made for a session, a whole day or an evaluation; the value is the name of its file and template."""

    POSTER = "poster"
    DOOR_SHEET = "deurblad"
    OLD_DOOR = "oude-deur"
    DAY = "dagoverzicht"
    MAIL = "mail"
    ATTENDANCE = "presentielijst"
    EVALUATION = "evaluatie"
    EVALUATION_MAIL = "evaluatie-mail"


TITLES = {
    HandoutKind.POSTER: "Poster (A3)",
    HandoutKind.DOOR_SHEET: "Deurblad (A4)",
    HandoutKind.OLD_DOOR: "Blad voor de oude plek of tijd (A4)",
    HandoutKind.DAY: "Dagoverzicht (A4)",
    HandoutKind.MAIL: "Mail vooraf",
    HandoutKind.ATTENDANCE: "Presentielijst (A4)",
    HandoutKind.EVALUATION: "Evaluatie: blad met code (A4)",
    HandoutKind.EVALUATION_MAIL: "Evaluatie: mail",
}


@dataclass(frozen=True, slots=True)
class HandoutLink:
    """A handout in a list: its `title` in a `language`, and its `path` among all handouts. `is_concept`: of what only
    the preview shows.
    """

    title: str
    path: str
    language: str = SITE_LANGUAGE
    is_concept: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """A session, or a whole day, in the list of its programme: `title`, `when`, its `standing` in words ("" where it
    simply takes place), and what there is for it (`links`). `id` is its module's place on the page, "" where that is
    another row.
    """

    id: str
    title: str
    when: str
    standing: str
    links: tuple[HandoutLink, ...]


def kinds(material: Material, occasion: Occasion) -> Iterator[HandoutKind]:
    """What there is for a session: nothing invites to what does not take place."""
    is_off = occasion.session.state.is_off
    if not is_off:
        yield HandoutKind.POSTER
    if has_door(occasion.session):
        yield HandoutKind.DOOR_SHEET
    was, today = before(material, occasion), material.clock.day
    # Once the old day is over nobody stands there any more.
    if not is_off and was.is_known and (was.day or today) >= today:
        yield HandoutKind.OLD_DOOR
    yield HandoutKind.MAIL
    if not is_off and has_door(occasion.session):
        yield HandoutKind.ATTENDANCE


def rows(material: Material, programme: academy.Programme) -> Iterator[ListRow]:
    """All that is to come of a programme, in order of time; a day with several sessions before those."""
    days, seen = full_days(material, programme), set[str]()
    for occasion in material.coming(programme.id):
        if days.pop(occasion.session.first_day, None):
            yield _day_row(programme, occasion.session.first_day)
        links = tuple(HandoutLink(TITLES[kind], path_of(occasion, kind)) for kind in kinds(material, occasion))
        id = "" if occasion.module.id in seen else occasion.module.id
        seen.add(id)
        yield ListRow(id, occasion.title, occasion.when, standing(occasion), links)
    for row in material.withdrawn(programme.id):
        sheet = withdrawn_sheet(row)
        link = HandoutLink(TITLES[HandoutKind.DOOR_SHEET], withdrawn_path(row))
        yield ListRow("", sheet.title, dutch.when(row.entry), sheet.standing, (link,))


def _day_row(programme: academy.Programme, day: date) -> ListRow:
    links = tuple(
        HandoutLink(TITLES[kind], day_path(programme, day, kind)) for kind in (HandoutKind.DAY, HandoutKind.MAIL)
    )
    return ListRow("", "De hele dag", dutch.long_date(day), "", links)


def home(programme: academy.Programme) -> HandoutLink:
    """The page with all that there is for a programme."""
    return HandoutLink(programme.title, f"{programme.id}/{INDEX}", programme.language, is_concept=programme.draft)


def path_of(occasion: Occasion, kind: HandoutKind) -> str:
    return "/".join(filter(None, (occasion.programme.id, occasion.module.id, occasion.session.id, f"{kind}.html")))


def withdrawn_path(row: Row) -> str:
    """That of the sheet for the door of an entry that content names no more."""
    return f"{row.path.partition('/')[2]}/{HandoutKind.DOOR_SHEET}.html"


def day_path(programme: academy.Programme, day: date, kind: HandoutKind) -> str:
    return f"{programme.id}/_{day}/{kind}.html"  # no module can be called so: ids hold no `_`


def evaluation_path(sheet: EvaluationSheet, kind: HandoutKind) -> str:
    return f"{sheet.folder}{kind}.html"


def evaluation_rows(material: Material, programme: academy.Programme) -> Iterator[ListRow]:
    """What is asked afterwards, each with the day from which on."""
    for sheet in evaluation_sheets(material, programme):
        both = (HandoutKind.EVALUATION, HandoutKind.EVALUATION_MAIL)
        links = tuple(HandoutLink(TITLES[kind], evaluation_path(sheet, kind)) for kind in both)
        yield ListRow("", sheet.title, f"vanaf {sheet.begins}", "", links)


def poster_of(programme: academy.Programme) -> HandoutLink:
    """The poster of the whole."""
    return HandoutLink(TITLES[HandoutKind.POSTER], f"{programme.id}/{HandoutKind.POSTER}.html")


def certificate_title(certificate: Certificate) -> str:
    words = f"{certificate.title} (A4)"
    if certificate.from_day:
        words += f", uit te reiken vanaf {certificate.from_day}"
    elif not certificate.is_whole:
        words += f", over wat er tot en met {certificate.until} is geweest"
    return f"{words}, {certificate.group}" if certificate.group else words
