"""The agenda on sites of others: the page that goes into their frames, and the page that tells how."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from wijkmakers_site.calendars.timetable import split
from wijkmakers_site.pages.context import AGENDA, Context, WebPage, head
from wijkmakers_site.pages.views import agenda as views
from wijkmakers_site.pages.views.head import Crumb, Head
from wijkmakers_site.pages.views.parts import DataField
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch

_IN_FRAME = 10
_LINE = Markup('<iframe src="{}" title="Agenda van {}" width="100%" height="600" loading="lazy"></iframe>')


def share_pages(context: Context, version: int, fields: tuple[DataField, ...], *, archived: bool) -> Iterator[WebPage]:
    """`version` and `fields` are those of agenda.json; `archived` where what has been is in files beside it."""
    day = context.timetable.day
    coming, _past = split(context.by_feed[urls.FEED], day)
    frame = views.Embed(day, tuple(coming[:_IN_FRAME]), len(coming) > _IN_FRAME)
    about = f"De agenda van {context.timetable.site.name}, om op een andere site te zetten."
    yield WebPage(Head("De agenda in een venster", dutch.truncated(about), urls.EMBED, indexed=False), frame)
    about = "Zet onze agenda op je eigen site: als venster dat je insluit, of als gegevens die je zelf opmaakt."
    trail = [AGENDA, Crumb("Onze agenda op jouw site", urls.SHARE)]
    line = _LINE.format(context.root.absolute(urls.EMBED), context.timetable.site.name)
    yield WebPage(head(context, trail, about), views.Share(urls.EMBED, str(line), urls.DATA, version, fields, archived))
