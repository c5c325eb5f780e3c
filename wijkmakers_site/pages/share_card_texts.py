"""Which words stand on the card of a page."""

from __future__ import annotations

from collections.abc import Iterable

from wijkmakers_site.media.pictures import SITE_CARD, ShareCardText
from wijkmakers_site.model import academy, enums
from wijkmakers_site.model.file_kinds import NEWS
from wijkmakers_site.model.news import NewsItem
from wijkmakers_site.pages.views.parts import Card
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.text.words.quotation import typeset


def share_card_texts(site: academy.Site, cards: Iterable[Card]) -> dict[str, ShareCardText]:
    """By the path of the page: of `cards`, of news, and under `SITE_CARD` of all others."""
    of_programmes = {card.path: _of_programme(site, card) for card in cards}
    return {
        SITE_CARD: _of_site(site),
        **of_programmes,
        **{urls.path_of(item): _of_news(site, item) for item in site.news},
    }


def _of_site(site: academy.Site) -> ShareCardText:
    return ShareCardText(
        site.name, enums.ProgrammeKind.TRAINEESHIP, site.name, "", typeset(site.motto or site.name), ""
    )


def _of_programme(site: academy.Site, card: Card) -> ShareCardText:
    programme = card.programme
    kind = programme.kind.value.capitalize()
    moment = card.status.label if card.is_off else card.period or card.status.label
    return ShareCardText(programme.id, programme.kind, site.name, kind, typeset(programme.title), moment)


def _of_news(site: academy.Site, item: NewsItem) -> ShareCardText:
    moment = dutch.short_date(item.day)
    return ShareCardText(item.id, enums.ProgrammeKind.COURSE, site.name, NEWS.title, typeset(item.title), moment)
