"""News: its day stands in its name too, it is told once, and its photos fit on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from wijkmakers_site.model.file_kinds import NEWS
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.notation import days
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.schema.kinds.news import NewsRecord
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.dutch import long_date, short_date

_MOST_PHOTOS = 20  # some 24 kB of names of files
_DATED = regex(r"(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<name>.+))?")
# A date as people write one before a name: day first, without zeros, or without its year.
_ALMOST_DATED = regex(r"(?:\d{1,4}-){2}(?:\d{1,4}-)?(?=[a-z])|\d{8}-(?=[a-z])|\d{1,4}(?:-\d{1,4}){2}$|\d{8}$")


def date_in_name(content: Content) -> Iterator[Problem]:
    """The name of a piece of news begins with its day, so that its folder stands in order of time."""
    for filed in content.news:
        if filed.lost(("datum",)):
            continue
        day, dated = filed.record.day, _DATED.fullmatch(filed.id)
        if dated is None or not _is_day(dated["day"]):
            yield from _not_dated(filed)
        elif dated["day"] != day.isoformat():
            yield _otherwise_dated(filed, dated)


def _is_day(text: str) -> bool:
    try:
        days.day(text)
    except NotationError:
        return False
    return True


def _not_dated(filed: FiledRecord[NewsRecord]) -> Iterator[Problem]:
    name = _ALMOST_DATED.sub("", filed.id, count=1)
    right = "-".join(filter(None, [filed.record.day.isoformat(), name]))
    files = [filed.document.path, *(prose.source for prose in filed.prose.values())]
    for file in map(PurePosixPath, files):
        renamed = f"{right}{file.suffix}"
        message = "De naam van dit bestand begint niet met de datum van het bericht."
        # The facts and the text go by one name: each is told of its own.
        yield Problem(str(file), 1, 1, message, f"Hernoem het naar `{renamed}`.", renamed=str(file.with_name(renamed)))


def _otherwise_dated(filed: FiledRecord[NewsRecord], dated: re.Match[str]) -> Problem:
    right = "-".join(filter(None, [filed.record.day.isoformat(), dated["name"]]))
    named = short_date(days.day(dated["day"]))
    message = f"De naam van dit bestand zegt {named}, en hier staat {short_date(filed.record.day)}."
    also = " en de tekst" if filed.prose else ""
    cure = (
        f"Klopt de naam? Schrijf `datum: {dated['day']}`. Klopt de datum? Hernoem het bestand{also} naar `{right}`, en "
        f"stond het al op de site, zet er dan `voorheen: [{filed.id}]` in."
    )
    return filed.problem(("datum",), message, cure)


def not_public_yet(content: Content) -> Iterator[Problem]:
    """News of a day that is still to come is on the site from that day on."""
    for filed in content.news:
        day = filed.record.day
        if day > content.day and not filed.record.draft and not filed.lost(("datum",)):
            message = f"Dit bericht komt pas op {long_date(day)} op de site."
            cure = "Moet het er eerder op? Verander `datum`, en de naam van het bestand. Zo niet: zet er"
            yield filed.problem(("datum",), message, f"{cure} `# WM372: de reden` achter.")


def told_twice(content: Content) -> Iterator[Problem]:
    """Each piece of news has a title and a summary of its own."""
    seen: dict[tuple[str, str], str] = {}
    for filed in sorted(content.news, key=lambda filed: (filed.record.day, filed.id)):
        for key, text in (("titel", filed.record.title), ("samenvatting", filed.record.summary)):
            if filed.lost((key,)):
                continue
            other = seen.setdefault((key, " ".join(text.casefold().split())), filed.id)
            if other != filed.id:
                cure = (
                    f"Is het hetzelfde bericht? Verwijder `{NEWS.path(other)}`, en zet hier `voorheen: [{other}]` in. "
                    f"Zo niet: verbeter `{key}`, of zet er `# WM373: de reden` achter."
                )
                yield filed.problem((key,), f"`{key}` is gelijk aan die van het bericht `{other}`.", cure)
                break


def too_many_photos(content: Content) -> Iterator[Problem]:
    """A series of photos fits on its page: who wants to see more, does not scroll on a phone."""
    series = [(filed, filed.record.photos) for filed in content.news]
    for filed, photos in [*series, *((each, each.record.photos) for each in content.programmes)]:
        if len(photos) > _MOST_PHOTOS:
            message = f"Dit zijn {len(photos)} foto's: dat is veel voor één pagina."
            yield filed.problem(("fotos",), message, f"Kies er hoogstens {_MOST_PHOTOS}.", on_key=True)
