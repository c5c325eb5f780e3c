"""Site + `layouts/` -> all artifacts, in memory. Nothing is written, no clock is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from wijkmakers_site.calendars.changes_atom import atom_addresses, atom_feeds
from wijkmakers_site.calendars.feeds.feed_list import feed_addresses, feed_list
from wijkmakers_site.calendars.feeds.files import feed_files
from wijkmakers_site.calendars.history.moved import moved_paths
from wijkmakers_site.calendars.history.published import PublishedEntries, published_entries
from wijkmakers_site.calendars.ledger.identity.doubts import Doubt
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.ledger.settle import Settled, settle
from wijkmakers_site.calendars.ledger.written.sound import is_address
from wijkmakers_site.calendars.planned import absences, planned_entries
from wijkmakers_site.calendars.subscribe_links import subscription
from wijkmakers_site.calendars.timetable import Timetable, timetable
from wijkmakers_site.calendars.verification.verify import verify
from wijkmakers_site.data.agenda_json import VERSION, agenda_json, data_fields, has_archive
from wijkmakers_site.data.news_atom import news_feed, published_at
from wijkmakers_site.data.root_files import root_files
from wijkmakers_site.data.schema_org.people import publisher_of
from wijkmakers_site.data.schema_org.webpages import StructuredData
from wijkmakers_site.data.search_files import search_files
from wijkmakers_site.data.search_index import Document, documents, has_words, with_words_of
from wijkmakers_site.data.search_index import entries as register_entries
from wijkmakers_site.data.sitemap import robots, sitemap
from wijkmakers_site.files.held import Held
from wijkmakers_site.incremental.site_record import SiteRecord
from wijkmakers_site.media.assets import Assets
from wijkmakers_site.media.icons import icons
from wijkmakers_site.media.of_site import PicturedWords, SiteMedia
from wijkmakers_site.model import academy, people
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.model.downloads import Download
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.model.website.redirects import OldAddress, Redirect
from wijkmakers_site.pages.context import Context, WebPage, context_of
from wijkmakers_site.pages.families.agenda import agenda_pages
from wijkmakers_site.pages.families.former.gone import gone_pages
from wijkmakers_site.pages.families.former.old_addresses import old_address_pages, old_address_problems
from wijkmakers_site.pages.families.former.redirects import redirect_pages
from wijkmakers_site.pages.families.general import general_pages
from wijkmakers_site.pages.families.hall import hall_pages
from wijkmakers_site.pages.families.news import news_pages
from wijkmakers_site.pages.families.people import people_pages
from wijkmakers_site.pages.families.programmes import programme_pages
from wijkmakers_site.pages.families.search import search_pages
from wijkmakers_site.pages.families.share import share_pages
from wijkmakers_site.pages.families.subscribe import subscribe_pages
from wijkmakers_site.pages.kept_pages import KeptPages
from wijkmakers_site.pages.listed import listed
from wijkmakers_site.pages.lists.catalogue import programme_cards
from wijkmakers_site.pages.lists.newsroom import with_way_to_news
from wijkmakers_site.pages.share_card_texts import share_card_texts
from wijkmakers_site.pages.templating.prose_pictures import ProsePictures
from wijkmakers_site.pages.templating.templates import Templates
from wijkmakers_site.pages.texts import pages_of_texts
from wijkmakers_site.pages.texts import texts as texts_of
from wijkmakers_site.pages.views.head import Around, site_facts
from wijkmakers_site.pages.views.parts import Card
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact, Contents, laid_by, refuse_clashes
from wijkmakers_site.text.prose.html import ProseRenderer
from wijkmakers_site.text.prose.link_check import Pages, broken_links
from wijkmakers_site.text.workers import Meanwhile
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How to make the site: from which `layouts`, with a `cache` folder that is safe to lose.

    `compiled` is where compiled templates are kept, None where none may be believed.
    `day` is the local day the site is made for, `now` the clock (UTC) of new calendar entries. `preview` shows
    concepts. `record` is what is known of the site that stands, None where nothing of it may be believed.
    """

    layouts: Path
    cache: Path
    compiled: Path | None
    day: date
    now: datetime
    preview: bool = False
    record: SiteRecord | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """Every file of the site (`artifacts`), the `ledger` that says what its calendars show, and the `doubts` about it
    that only staff can take away. Of the id paths `explained`, which are gone, there is nothing to ask. `redirects` are
    for web servers that can do better than the pages that stand at old addresses. The `proof` that calendars, model and
    pages agree may still be under way: nobody shows the site before its result is asked for, which raises
    InconsistencyError where they do not.
    """

    artifacts: list[Artifact]
    ledger: Ledger
    doubts: tuple[Doubt, ...]
    explained: frozenset[str]
    redirects: tuple[Redirect, ...]
    proof: Meanwhile[None]


def render(site: academy.Site, ledger: Ledger, settings: Settings, text_cache: MutableMapping[str, str]) -> Rendered:
    """The whole site; `ledger` is as it was last published. Raises InvalidContentError for a broken link or template,
    PathClashError where two files of the site claim one path.
    """
    if not settings.preview:
        site = published(site, settings.day)
    made = _make(with_way_to_news(site), ledger, settings, text_cache)
    # Before links are judged: of two files on one path, either could be the one that a link leads to.
    refuse_clashes(made.artifacts)
    if problems := made.problems(texts_of(site)):
        raise InvalidContentError(problems)
    settled, lists = made.settled, listed(made.pages)
    # Last, over what is really written: a fault of ours must not reach anybody's calendar.
    prove = partial(verify, made.timetable, settled.ledger, made.artifacts, lists)  # which holds no page
    proof = Meanwhile(prove, len(made.pages))
    made.media.prune()
    return Rendered(made.artifacts, settled.ledger, settled.doubts, settled.explained, made.redirects, proof)


def judge(
    site: academy.Site,
    ledger: Ledger,
    settings: Settings,
    text_cache: MutableMapping[str, str],
    texts: Sequence[people.Prose],
    knows: Callable[[str], bool],
) -> tuple[list[Problem], Settled]:
    """What is wrong with a part of a site, and with `texts` beside it; and what its calendars would show.

    For when other files are wrong, so that no site can be made: nobody must mend those to hear of these. Of links to
    paths that this part does not know nothing is said.
    """
    if not settings.preview:
        site = published(site, settings.day)
    try:
        made = _make(with_way_to_news(site), ledger, settings, text_cache)
        for text in texts:
            made.prose.html(text)
    except InvalidContentError as error:
        return list(error.problems), Settled(ledger, (), frozenset())
    own = Root(site.url).own  # a link with our own host before it leads into the site too
    made.prose.links = {each for each in made.prose.links if knows(urlsplit(own(each[1]) or each[1]).path)}
    known = [
        each for each in site.old_addresses if each.target and knows(urlsplit(own(each.target) or each.target).path)
    ]
    return replace(made, old_addresses=known).problems(chain(texts_of(site), texts)), made.settled


@dataclass(frozen=True, slots=True)
class _Made:
    """Everything of a site before it is judged; `settled` is what calendars show, `reachable` where links lead."""

    timetable: Timetable
    pages: list[WebPage]
    artifacts: list[Artifact]
    settled: Settled
    media: SiteMedia
    prose: ProseRenderer
    reachable: Pages
    old_pages: list[WebPage]
    old_addresses: Sequence[OldAddress]
    redirects: tuple[Redirect, ...]
    clashes: list[Problem]

    def problems(self, texts: Iterable[people.Prose]) -> list[Problem]:
        """Pictures that cannot be shown and links, of these texts, that lead nowhere; old addresses too."""
        own = {urls.page_file(page.head.path) for page in self.old_pages}
        others = replace(self.reachable, files=Contents(each for each in self.artifacts if each.path not in own))
        broken = broken_links(self.prose.links, texts, self.reachable)
        return self.media.assets.problems + self.clashes + broken + [*old_address_problems(self.old_addresses, others)]


def _make(site: academy.Site, ledger: Ledger, settings: Settings, text_cache: MutableMapping[str, str]) -> _Made:
    root, whole = Root(site.url), timetable(site, settings.day)
    # Before any page: pages, feeds and what machines are told all speak of one settled ledger.
    asked = settle(ledger.with_namespace(site.url), planned_entries(whole, root), absences(whole), settings.now)
    settled = asked.ledger.with_moves(moved_paths(site))
    held, again = Held(settings.cache), partial(_make, site, ledger, replace(settings, record=None), text_cache)
    cards, media = _media(whole, root, settings, Assets(held, settings.record), text_cache)
    around = Around(site_facts(site, media.logos), settings.day, settings.preview, media.static_paths)
    templates = Templates(settings.layouts, settings.compiled, around)
    prose = _prose(site, root, text_cache, ProsePictures(site.text_images, media.pictures, templates))
    context = context_of(whole, cards, settled, media, prose)
    entries = published_entries(settled)
    pages, found = _pages(context, entries)
    machines = StructuredData(publisher_of(site), context.catalogue, entries, root)
    old_pages, redirects = old_address_pages(site.old_addresses, pages, [urls.ADMIN] if site.cms else [], settled, root)
    pages += old_pages
    present = {page.head.path: page.head.title for page in pages}
    documents = _documents(site, prose.linked)
    offered = {*present, *atom_addresses(site), *(each.path for each in documents)}
    offered |= feed_addresses(whole, ledger.addresses)
    settled = settled.with_addresses(filter(is_address, offered))
    pages += gone_pages(settled, present, root, whole.day)
    kept = KeptPages(templates, machines, settings.record, held, again)
    artifacts = kept.artifacts([page for page in pages if has_words(page.head.path)])
    for_machines = _for_machines(context, pages, with_words_of(found, Contents(artifacts)), settled, entries)
    artifacts += kept.artifacts([page for page in pages if not has_words(page.head.path)])
    artifacts += laid_by(feed_files(whole, context.contents, settled, root), held)
    # What answers where something was is an address that people may keep, too.
    settled = settled.with_gone(filter(is_address, (urls.address_of(each.path) for each in artifacts)))
    artifacts += atom_feeds(site, context.changes, settled, {page.head.path for page in pages}, root)
    artifacts += laid_by(for_machines.result(), held)
    artifacts += [*media.qr_codes(), *icons(site, root, media.assets, media.kept_icons)]
    artifacts += [*media.assets.artifacts, *documents, *_cms(site)]
    at_root, clashes = root_files(site, artifacts, root)
    artifacts += at_root
    reachable = Pages(Contents(artifacts), root, pages_of_texts(whole))
    return _Made(
        whole, pages, artifacts, replace(asked, ledger=settled), media, prose, reachable, old_pages,
        site.old_addresses, redirects, clashes,
    )  # fmt: skip


def _media(
    whole: Timetable, root: Root, settings: Settings, assets: Assets, cache: MutableMapping[str, str]
) -> tuple[list[Card], SiteMedia]:
    """And the cards of programmes, whose words stand on their share cards; pictures come to them later."""
    cards, static = programme_cards(whole), settings.layouts / "static"
    words = PicturedWords(None if settings.preview else share_card_texts(whole.site, cards), _qr_codes(whole, root))
    return cards, SiteMedia(whole.site, static, settings.cache, assets, settings.day, cache, words)


def _prose(site: academy.Site, root: Root, cache: MutableMapping[str, str], shown: ProsePictures) -> ProseRenderer:
    prose = ProseRenderer(root, cache, shown, site.downloads)
    prose.prepare(texts_of(site))
    return prose


def _pages(context: Context, entries: PublishedEntries) -> tuple[list[WebPage], list[Document]]:
    """Every page, redirects too, and what can be found."""
    pages = [*general_pages(context), *programme_pages(context), *people_pages(context), *agenda_pages(context)]
    pages += [*news_pages(context), *hall_pages(context, entries)]
    archived = has_archive(context.by_feed[urls.FEED])
    pages += [*subscribe_pages(context), *share_pages(context, VERSION, data_fields(), archived=archived)]
    found = documents(pages)
    pages += search_pages(context, register_entries(found))
    redirects = redirect_pages(context.timetable, {page.head.path for page in pages})
    return [*pages, *redirects], found


def _for_machines(
    context: Context, pages: list[WebPage], found: list[Document], ledger: Ledger, entries: PublishedEntries
) -> Meanwhile[list[Artifact]]:
    site, root = context.timetable.site, context.root

    def files() -> Iterator[Artifact]:
        yield from news_feed(site, context.newsroom, ledger, root)
        yield from agenda_json(context.timetable, context.by_feed[urls.FEED], entries, root)
        yield from search_files(found, root, site.synonyms)
        news = {card.path: published_at(card.item) for card in context.newsroom.cards}
        yield sitemap(pages, {**entries.modified, **news}, root)
        yield robots(root)

    return Meanwhile(lambda: list(files()), len(pages))


def _cms(site: academy.Site) -> list[Artifact]:
    """In a preview too, which has forms of its own: a page or the menu may lead there."""
    if site.cms is None:
        return []
    from wijkmakers_site.cms.files import cms_files

    return [*cms_files(site.cms, site.url)]


def _qr_codes(whole: Timetable, root: Root) -> dict[str, tuple[str, str]]:
    """By path what each says, and its title: of the calendar of everything, of the programmes' and the groups'."""
    feeds = [feed for feed in feed_list(whole) if not feed.single]
    shown = (feeds[0], *(feed for feed in feeds if feed.path.startswith(PROGRAMME.address)))
    offered = [subscription(feed, root, with_qr=True) for feed in shown]
    title = "QR-code van de agenda op {}".format
    return {each.qr: (each.webcal, title(urlsplit(each.webcal).netloc)) for each in offered if each.qr}


def _documents(site: academy.Site, linked: Iterable[Download]) -> list[Artifact]:
    """Those that something published links to: the others are nobody's to find yet."""
    documents = {*linked, *(link.download for link in site.links if link.download)}
    return [Artifact(each.path, each.content) for each in sorted(documents, key=lambda each: each.path)]
