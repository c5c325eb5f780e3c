"""All handouts there are, each a page of HTML that stands by itself: with its own style, script, code and fonts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.links import (
    CHANGES,
    INDEX,
    NEWSLETTER,
    TITLES,
    HandoutKind,
    HandoutLink,
    certificate_title,
    day_path,
    evaluation_path,
    evaluation_rows,
    home,
    kinds,
    path_of,
    poster_of,
    rows,
    withdrawn_path,
)
from wijkmakers_site.editing.handouts.material import Material, is_concept
from wijkmakers_site.editing.handouts.sheets.certificate import Certificate, certificates
from wijkmakers_site.editing.handouts.sheets.day import day_sheet, full_days
from wijkmakers_site.editing.handouts.sheets.evaluation import EvaluationSheet, evaluation_sheets
from wijkmakers_site.editing.handouts.sheets.poster import has_poster, programme_poster, session_poster
from wijkmakers_site.editing.handouts.sheets.session import (
    OffSheet,
    SessionSheet,
    attendance_list,
    off_sheet,
    session_sheet,
    withdrawn_sheet,
)
from wijkmakers_site.editing.handouts.texts.change_text import published_messages, unpublished_messages
from wijkmakers_site.editing.handouts.texts.day_mail import day_mail
from wijkmakers_site.editing.handouts.texts.mail import evaluation_mail, mail
from wijkmakers_site.editing.handouts.texts.newsletter import newsletter
from wijkmakers_site.editing.screens.screen import FOLDER, screen
from wijkmakers_site.media.drawings.drawn import programme_drawing
from wijkmakers_site.media.qr import qr_code
from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import State
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch

_SIZE = regex(r'width="([0-9]+)" height="([0-9]+)"')
SCRIPT = (FOLDER / "handouts/handouts.js").read_text(encoding="utf-8").strip()


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
        self._drawn = dict[str, str]()  # codes and streets: each stands on several sheets
        self._makers: dict[str, Callable[[str], str]] = {
            INDEX: self._index,
            NEWSLETTER: self._newsletter,
            CHANGES: partial(self._changes, None),
        }
        for programme in self._programmes:
            self._makers |= dict(self._of_programme(programme))

    @property
    def paths(self) -> list[str]:
        return list(self._makers)

    def html(self, path: str) -> str | None:
        """The page at `path`; None where there is no such handout."""
        make = self._makers.get(path)
        return make(path) if make else None

    def _of_programme(self, programme: academy.Programme) -> Iterator[tuple[str, Callable[[str], str]]]:
        folder, material = programme.id, self.material
        yield f"{folder}/{INDEX}", partial(self._programme, programme)
        yield f"{folder}/{CHANGES}", partial(self._changes, programme)
        if has_poster(material, programme):
            yield poster_of(programme).path, partial(self._poster, programme)
        for name, each in certificates(material, programme):
            yield f"{folder}/{name}.html", partial(self._certificate, each)
        for sheet in evaluation_sheets(material, programme):
            yield evaluation_path(sheet, HandoutKind.EVALUATION), partial(self._evaluation, sheet)
            yield evaluation_path(sheet, HandoutKind.EVALUATION_MAIL), partial(self._evaluation_mail, sheet)
        for day, occasions in full_days(material, programme).items():
            yield day_path(programme, day, HandoutKind.DAY), partial(self._day, programme, day, occasions)
            yield day_path(programme, day, HandoutKind.MAIL), partial(self._day_mail, programme, day, occasions)
        for occasion in material.coming(programme.id):
            for kind in kinds(material, occasion):
                yield path_of(occasion, kind), partial(self._session, occasion, kind)
        for row in material.withdrawn(programme.id):
            yield withdrawn_path(row), partial(self._off, programme, withdrawn_sheet(row))

    def _sheet(self, occasion: Occasion) -> SessionSheet:
        code = "" if is_concept(occasion) else self._code(occasion.path, occasion.title)
        return session_sheet(self.material, occasion, code)

    def _code(self, path: str, title: str) -> str:
        return self._scalable(self.material.root.absolute(path), f"QR-code naar {title}")

    def _scalable(self, link: str, title: str) -> str:
        """The QR code of a link as a part of a page that gives it its size."""
        svg = qr_code(link, title, self._drawn).partition("?>")[2]
        # Drawn for one size, it would stay as it is in the corner of a larger one.
        return _SIZE.sub(r'viewBox="0 0 \1 \2"', svg, count=1)

    def _session(self, occasion: Occasion, kind: HandoutKind, path: str) -> str:
        sheet, title, programme = self._sheet(occasion), f"{TITLES[kind]}: {occasion.title}", occasion.programme
        match kind:
            case HandoutKind.MAIL:
                return self._mail_about(occasion, sheet, title, path)
            case HandoutKind.DOOR_SHEET if sheet.is_off:
                return self._off(programme, off_sheet(sheet), path)
            case HandoutKind.ATTENDANCE:
                values: dict[str, object] = {"attendance": attendance_list(sheet)}
            case HandoutKind.POSTER:
                values = {"poster": session_poster(self.material, sheet), "drawing": self._drawing(programme)}
            case _:
                values = {}
        return self._page(f"sheets/{kind}.html", title, path, home(programme), sheet=sheet, **values)

    def _poster(self, programme: academy.Programme, path: str) -> str:
        code = "" if programme.draft else self._code(urls.path_of(programme), programme.title)
        values = {"poster": programme_poster(self.material, programme, code), "drawing": self._drawing(programme)}
        title = f"{TITLES[HandoutKind.POSTER]}: {programme.title}"
        return self._page("sheets/poster.html", title, path, home(programme), **values)

    def _evaluation(self, sheet: EvaluationSheet, path: str) -> str:
        code = self._scalable(sheet.link, f"QR-code naar de evaluatie van {sheet.title}")
        title, back = f"{TITLES[HandoutKind.EVALUATION]}: {sheet.title}", home(sheet.programme)
        values = {"sheet": sheet, "code": code, "address": urls.bare(sheet.link)}
        return self._page("sheets/evaluatie.html", title, path, back, **values)

    def _evaluation_mail(self, sheet: EvaluationSheet, path: str) -> str:
        values = {"mail": evaluation_mail(self.material, sheet), "when": f"vanaf {sheet.begins}"}
        about = {"about": sheet.title, "language": sheet.programme.language, "standing": "", "notes": ()}
        title = f"{TITLES[HandoutKind.EVALUATION_MAIL]}: {sheet.title}"
        return self._page("mail.html", title, path, home(sheet.programme), **values, **about)

    def _mail_about(self, occasion: Occasion, sheet: SessionSheet, title: str, path: str) -> str:
        return self._page(
            "mail.html",
            title,
            path,
            home(occasion.programme),
            mail=mail(self.material, occasion),
            about=occasion.title,
            language=occasion.language,
            when=occasion.when,
            standing=sheet.standing,
            notes=sheet.notes,
        )

    def _off(self, programme: academy.Programme, sheet: OffSheet, path: str) -> str:
        title = f"{TITLES[HandoutKind.DOOR_SHEET]}: {sheet.title}"
        return self._page("sheets/gaat-niet-door.html", title, path, home(programme), sheet=sheet)

    def _day(self, programme: academy.Programme, day: date, occasions: Sequence[Occasion], path: str) -> str:
        title = f"{TITLES[HandoutKind.DAY]}: {programme.title}"
        sheet = day_sheet(programme, day, occasions)
        return self._page("sheets/dagoverzicht.html", title, path, home(programme), sheet=sheet)

    def _day_mail(self, programme: academy.Programme, day: date, occasions: Sequence[Occasion], path: str) -> str:
        title = f"{TITLES[HandoutKind.MAIL]}: {programme.title}"
        values = {"mail": day_mail(self.material, programme, day, occasions), "when": dutch.long_date(day)}
        about = {"about": programme.title, "language": programme.language, "standing": "", "notes": ()}
        return self._page("mail.html", title, path, home(programme), **values, **about)

    def _certificate(self, certificate: Certificate, path: str) -> str:
        programme = certificate.programme
        values = {"certificate": certificate, "drawing": self._drawing(programme)}
        title = f"{certificate.title}: {programme.title}"
        return self._page("sheets/certificaat.html", title, path, home(programme), **values)

    def _changes(self, programme: academy.Programme | None, path: str) -> str:
        unpublished, published = (
            [each for each in messages if programme is None or each.id == programme.id]
            for messages in (unpublished_messages(self.material), published_messages(self.material))
        )
        back = home(programme) if programme else None
        values = {"unpublished": unpublished, "published": published}
        return self._page("wijzigingen.html", "Berichten voor de groepsapp", path, back, **values)

    def _newsletter(self, path: str) -> str:
        return self._page("nieuwsbrief.html", "Nieuwsbrief", path, None, letter=newsletter(self.material))

    def _programme(self, programme: academy.Programme, path: str) -> str:
        sheets = [
            HandoutLink(certificate_title(each), f"{programme.id}/{name}.html")
            for name, each in certificates(self.material, programme)
        ]
        return self._page(
            "leergang.html",
            f"Drukwerk: {programme.title}",
            path,
            None,
            programme=programme,
            rows=list(rows(self.material, programme)),
            certificates=sheets,
            evaluations=list(evaluation_rows(self.material, programme)),
            tentative=any(
                each.programme.id == programme.id and each.session.state is State.TENTATIVE
                for each in self.material.whole.occasions
            ),
            undated=[each.title for each in programme.modules if not each.sessions],
            poster=poster_of(programme) if has_poster(self.material, programme) else None,
            changes=HandoutLink("Berichten voor de groepsapp", f"{programme.id}/{CHANGES}"),
        )

    def _index(self, path: str) -> str:
        """Programmes of which something is to come first; the others have at most a certificate."""
        coming: list[HandoutLink] = []
        past: list[HandoutLink] = []
        for programme in self._programmes:
            (coming if self.material.coming(programme.id) else past).append(home(programme))
        values = {"coming": coming, "past": past, "changes": CHANGES, "newsletter": NEWSLETTER}
        return self._page(INDEX, "Drukwerk", path, None, **values)

    def _page(self, name: str, title: str, path: str, back: HandoutLink | None, **values: object) -> str:
        """The page of a template, which stands at `path`; `back` leads to all handouts of the same programme."""
        up = "../" * path.count("/")
        common = {"title": title, "up": up, "back": back, "beside": self._beside, "index": INDEX}
        # Eighty kB of letters in each: on paper they matter, on a page of texts to paste they do not.
        of_its_own = {"fonts": self._fonts if name.startswith("sheets/") else "", "script": SCRIPT}
        day = dutch.short_date(self.material.clock.day)
        return screen(f"handouts/{name}", **common, **of_its_own, day=day, **values)

    def _drawing(self, programme: academy.Programme) -> str:
        """Its own street, as the address of a picture that holds it."""
        drawing = programme_drawing(programme.id, programme.kind, self._drawn)
        return f"data:image/svg+xml;base64,{b64encode(drawing).decode()}"
