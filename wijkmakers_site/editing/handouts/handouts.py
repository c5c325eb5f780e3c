"""All handouts there are, each a page of HTML that stands by itself: with its own style, script, code and fonts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial

from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.before import before
from wijkmakers_site.editing.handouts.certificate import Certificate, certificates
from wijkmakers_site.editing.handouts.change_text import published_messages, unpublished_messages
from wijkmakers_site.editing.handouts.mail import mail
from wijkmakers_site.editing.handouts.material import Material, is_concept
from wijkmakers_site.editing.handouts.newsletter import newsletter
from wijkmakers_site.editing.handouts.places import has_door
from wijkmakers_site.editing.handouts.sheets import (
    OffSheet,
    SessionSheet,
    attendance_list,
    off_sheet,
    session_sheet,
    standing,
    withdrawn_sheet,
)
from wijkmakers_site.editing.screens.screen import FOLDER, screen
from wijkmakers_site.media.drawings.scene import programme_drawing
from wijkmakers_site.media.qr import qr_code
from wijkmakers_site.model import academy
from wijkmakers_site.model.academy import SITE_LANGUAGE
from wijkmakers_site.model.enums import State
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

INDEX = "index.html"
CHANGES = "wijzigingen.html"
NEWSLETTER = "nieuwsbrief.html"
SCRIPT = (FOLDER / "handouts/handouts.js").read_text(encoding="utf-8").strip()


class SessionHandout(StrEnum):
    """What is made for a session; the value is the name of its file, and of its template."""

    POSTER = "poster"
    DOOR_SHEET = "deurblad"
    OLD_DOOR = "oude-deur"
    MAIL = "mail"
    ATTENDANCE = "presentielijst"


_TITLES = {
    SessionHandout.POSTER: "Poster (A3)",
    SessionHandout.DOOR_SHEET: "Deurblad (A4)",
    SessionHandout.OLD_DOOR: "Blad voor de oude plek of tijd (A4)",
    SessionHandout.MAIL: "Mail vooraf",
    SessionHandout.ATTENDANCE: "Presentielijst (A4)",
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
class SessionRow:
    """A session in the list of its programme: `title`, `when`, its `standing` in words ("" where it simply takes
    place), and what there is for it (`links`). `id` is its module's place on the page.
    """

    id: str
    title: str
    when: str
    standing: str
    links: tuple[HandoutLink, ...]


class Handouts:
    """The handouts of the `programmes` of a `material`, by path; each is made when it is asked for. `fonts` are the CSS
    rules of the site's own letters, `beside` what else each page leads to.
    """

    def __init__(
        self,
        material: Material,
        programmes: Iterable[academy.Programme],
        fonts: str,
        beside: tuple[HandoutLink, ...] = (),
    ) -> None:
        self.material = material
        self._programmes = tuple(programmes)
        self._fonts = fonts
        self._beside = beside
        self._makers: dict[str, Callable[[], str]] = {INDEX: self._index, NEWSLETTER: self._newsletter}
        self._makers[CHANGES] = partial(self._changes, None)
        for programme in self._programmes:
            self._makers |= dict(self._of_programme(programme))

    @property
    def paths(self) -> list[str]:
        return list(self._makers)

    def html(self, path: str) -> str | None:
        """The page at `path`; None where there is no such handout."""
        make = self._makers.get(path)
        return make() if make else None

    def _of_programme(self, programme: academy.Programme) -> Iterator[tuple[str, Callable[[], str]]]:
        folder = programme.id
        yield f"{folder}/{INDEX}", partial(self._programme, programme)
        yield f"{folder}/{CHANGES}", partial(self._changes, programme)
        for name, each in certificates(self.material, programme):
            yield f"{folder}/{name}.html", partial(self._certificate, each)
        for occasion in self.material.coming(programme.id):
            for kind in self._kinds(occasion):
                yield _path(occasion, kind), partial(self._session, occasion, kind)
        for row in self.material.withdrawn(programme.id):
            yield _withdrawn_path(row), partial(self._off, programme, withdrawn_sheet(row), _withdrawn_path(row))

    def _kinds(self, occasion: Occasion) -> Iterator[SessionHandout]:
        """What there is for a session: nothing invites to what does not take place."""
        is_off = occasion.session.state.is_off
        if not is_off:
            yield SessionHandout.POSTER
        if has_door(occasion.session):
            yield SessionHandout.DOOR_SHEET
        was, today = before(self.material, occasion), self.material.clock.day
        # Once the old day is over nobody stands there any more.
        if not is_off and was.is_known and (was.day or today) >= today:
            yield SessionHandout.OLD_DOOR
        yield SessionHandout.MAIL
        if not is_off and has_door(occasion.session):
            yield SessionHandout.ATTENDANCE

    def _sheet(self, occasion: Occasion) -> SessionSheet:
        code = ""
        if not is_concept(occasion):
            code = qr_code(self.material.root.absolute(occasion.path), f"QR-code naar {occasion.title}", {})
        return session_sheet(self.material, occasion, code)

    def _session(self, occasion: Occasion, kind: SessionHandout) -> str:
        sheet, title, programme = self._sheet(occasion), f"{_TITLES[kind]}: {occasion.title}", occasion.programme
        if sheet.is_off and kind is SessionHandout.DOOR_SHEET:
            return self._off(programme, off_sheet(sheet), _path(occasion, kind))
        back = _home(programme)
        up = "../" * (_path(occasion, kind).count("/"))
        values: dict[str, object] = {"sheet": sheet}
        match kind:
            case SessionHandout.MAIL:
                values["mail"] = mail(self.material, occasion)
            case SessionHandout.ATTENDANCE:
                values["attendance"] = attendance_list(sheet)
            case SessionHandout.POSTER:
                values["drawing"] = _drawing(programme)
        name = "mail.html" if kind is SessionHandout.MAIL else f"sheets/{kind}.html"
        return self._page(name, title, up, back, **values)

    def _off(self, programme: academy.Programme, sheet: OffSheet, path: str) -> str:
        title = f"{_TITLES[SessionHandout.DOOR_SHEET]}: {sheet.title}"
        up = "../" * path.count("/")
        return self._page("sheets/gaat-niet-door.html", title, up, _home(programme), sheet=sheet)

    def _certificate(self, certificate: Certificate) -> str:
        programme = certificate.programme
        values = {"certificate": certificate, "drawing": _drawing(programme)}
        title = f"{certificate.title}: {programme.title}"
        return self._page("sheets/certificaat.html", title, "../", _home(programme), **values)

    def _changes(self, programme: academy.Programme | None) -> str:
        unpublished, published = (
            [each for each in messages if programme is None or each.id == programme.id]
            for messages in (unpublished_messages(self.material), published_messages(self.material))
        )
        back = _home(programme) if programme else None
        values = {"unpublished": unpublished, "published": published}
        return self._page("wijzigingen.html", "Berichten voor de groepsapp", "../" if programme else "", back, **values)

    def _newsletter(self) -> str:
        return self._page("nieuwsbrief.html", "Nieuwsbrief", "", None, letter=newsletter(self.material))

    def _programme(self, programme: academy.Programme) -> str:
        rows = [self._row(each) for each in self.material.coming(programme.id)]
        sheets = [
            HandoutLink(_certificate_title(each), f"{programme.id}/{name}.html")
            for name, each in certificates(self.material, programme)
        ]
        rows += [_withdrawn(row) for row in self.material.withdrawn(programme.id)]
        undated = [each.title for each in programme.modules if not each.sessions]
        tentative = any(each.session.state is State.TENTATIVE for each in self.material.coming(programme.id))
        values = {"programme": programme, "rows": rows, "certificates": sheets, "undated": undated}
        values["tentative"] = tentative
        changes = HandoutLink("Berichten voor de groepsapp", f"{programme.id}/{CHANGES}")
        return self._page("leergang.html", f"Drukwerk: {programme.title}", "../", None, changes=changes, **values)

    def _row(self, occasion: Occasion) -> SessionRow:
        links = tuple(HandoutLink(_TITLES[kind], _path(occasion, kind)) for kind in self._kinds(occasion))
        return SessionRow(occasion.module.id, occasion.title, occasion.when, standing(occasion), links)

    def _index(self) -> str:
        """Programmes of which something is to come first; the others have at most a certificate."""
        coming: list[HandoutLink] = []
        past: list[HandoutLink] = []
        for programme in self._programmes:
            link = _home(programme)
            (coming if self.material.coming(programme.id) else past).append(link)
        values = {"coming": coming, "past": past, "changes": CHANGES, "newsletter": NEWSLETTER}
        return self._page(INDEX, "Drukwerk", "", None, **values)

    def _page(self, name: str, title: str, up: str, back: HandoutLink | None, **values: object) -> str:
        """The page of a template; `up` leads to where all handouts are, `back` to those of the same programme."""
        common = {"title": title, "up": up, "back": back, "beside": self._beside, "index": INDEX}
        # Eighty kB of letters in each: on paper they matter, on a page of texts to paste they do not.
        of_its_own = {"fonts": self._fonts if name.startswith("sheets/") else "", "script": SCRIPT}
        day = dutch.short_date(self.material.clock.day)
        return screen(f"handouts/{name}", **common, **of_its_own, day=day, **values)


def _home(programme: academy.Programme) -> HandoutLink:
    """The page with all that there is for a programme."""
    return HandoutLink(programme.title, f"{programme.id}/{INDEX}", programme.language, is_concept=programme.draft)


def _drawing(programme: academy.Programme) -> str:
    """Its own street, as the address of a picture that holds it."""
    return f"data:image/svg+xml;base64,{b64encode(programme_drawing(programme.id, programme.kind, {})).decode()}"


def _withdrawn_path(row: Row) -> str:
    return f"{row.path.partition('/')[2]}/{SessionHandout.DOOR_SHEET}.html"


def _withdrawn(row: Row) -> SessionRow:
    sheet, link = withdrawn_sheet(row), HandoutLink(_TITLES[SessionHandout.DOOR_SHEET], _withdrawn_path(row))
    return SessionRow(row.path.split("/")[2], sheet.title, dutch.when(row.entry), sheet.standing, (link,))


def _path(occasion: Occasion, kind: SessionHandout) -> str:
    return "/".join(filter(None, (occasion.programme.id, occasion.module.id, occasion.session.id, f"{kind}.html")))


def _certificate_title(certificate: Certificate) -> str:
    words = f"{certificate.title} (A4)"
    if certificate.from_day:
        words += f", uit te reiken vanaf {certificate.from_day}"
    elif not certificate.is_whole:
        words += f", over wat er tot en met {certificate.until} is geweest"
    return f"{words}, {certificate.group}" if certificate.group else words
