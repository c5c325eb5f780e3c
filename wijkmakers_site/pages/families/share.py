"""The agenda on sites of others: the page that goes into their frames, and the page that tells how."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from wijkmakers_site.data.agenda_json import VERSION, data_fields
from wijkmakers_site.pages.catalogue import split
from wijkmakers_site.pages.context import AGENDA, Sheet, Workshop, head
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.head import Crumb, Head
from wijkmakers_site.text import dutch, urls

_IN_FRAME = 10
_LINE = Markup('<iframe src="{}" title="Agenda van {}" width="100%" height="600" loading="lazy"></iframe>')


def share_pages(shop: Workshop) -> Iterator[Sheet]:
    day = shop.catalogue.day
    coming, _past = split(shop.catalogue.occasions, day)
    frame = views.Embed(day, tuple(coming[:_IN_FRAME]), len(coming) > _IN_FRAME)
    about = f"Wat er komt bij {shop.catalogue.site.name}."
    yield Sheet(Head("De agenda in een venster", dutch.shortened(about), urls.EMBED, indexed=False), frame)
    about = "Zet onze agenda op je eigen site: als venster dat je insluit, of als gegevens die je zelf opmaakt."
    trail = [AGENDA, Crumb("Onze agenda op jouw site", urls.SHARE)]
    line = _LINE.format(shop.root.absolute(urls.EMBED), shop.catalogue.site.name)
    yield Sheet(head(shop, trail, about), views.Share(urls.EMBED, str(line), urls.DATA, VERSION, data_fields()))
