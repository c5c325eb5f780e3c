"""Site + `layouts/` -> all artifacts, in memory. Nothing is written, no clock is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from wijkmakers_site.calendars.changes_atom import atom_feeds, latest_changes
from wijkmakers_site.calendars.feeds import feed_files, feed_list
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.ledger.settle import settle
from wijkmakers_site.calendars.planned import absences, drafts
from wijkmakers_site.calendars.published import shown
from wijkmakers_site.calendars.subscribe_links import qr_artifact, subscription
from wijkmakers_site.calendars.verify import prove
from wijkmakers_site.data.agenda_json import agenda_json
from wijkmakers_site.data.search_index import index
from wijkmakers_site.data.sitemap import robots, sitemap
from wijkmakers_site.files.file_cache import FolderCache
from wijkmakers_site.media import images
from wijkmakers_site.media.assets import Assets, static_assets
from wijkmakers_site.media.drawings.scene import drawing
from wijkmakers_site.media.images import Pictures
from wijkmakers_site.media.share_cards.deck import Deck
from wijkmakers_site.model import academy, enums, people
from wijkmakers_site.pages.catalogue import Catalogue, catalogue
from wijkmakers_site.pages.context import Sheet, Workshop
from wijkmakers_site.pages.families.agenda import agenda_pages
from wijkmakers_site.pages.families.general import general_pages
from wijkmakers_site.pages.families.people import people_pages
from wijkmakers_site.pages.families.programmes import programme_pages
from wijkmakers_site.pages.families.search import documents, search_pages
from wijkmakers_site.pages.families.share import share_pages
from wijkmakers_site.pages.families.subscribe import subscribe_page
from wijkmakers_site.pages.templates import Templates
from wijkmakers_site.pages.views.head import Head
from wijkmakers_site.pages.views.pages import Redirect
from wijkmakers_site.pages.views.pictures import Picture
from wijkmakers_site.problems.problem import InvalidContentError
from wijkmakers_site.text import urls
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.link_check import broken_links
from wijkmakers_site.text.markdown_html import ProseRenderer
from wijkmakers_site.text.urls import Root


@dataclass(frozen=True, slots=True)
class Settings:
    """`day` is the local day the site is made for, `now` the clock (UTC) of new calendar entries.

    `preview` shows concepts; `cache` is a folder safe to lose.
    """

    layouts: Path
    cache: Path
    day: date
    now: datetime
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """Every file of the site, and the ledger that says what its calendars show."""

    artifacts: list[Artifact]
    ledger: Ledger


def render(site: academy.Site, ledger: Ledger, settings: Settings, prose_cache: MutableMapping[str, str]) -> Rendered:
    """The whole site; `ledger` is as it was last published. Raises InvalidContentError for a broken link or template,
    DisagreementError where calendars and pages differ.
    """
    if not settings.preview:
        site = published(site)
    static = settings.layouts / "static"
    assets = static_assets(static)
    kept, photos = (FolderCache(settings.cache / name) for name in ("kaarten", "beelden"))
    pictures = Pictures(assets, settings.day, photos)
    drawn = _drawings(site, assets, prose_cache)
    root, whole = Root(site.url), catalogue(site, settings.day, drawn, _photos(site, pictures))
    settled = settle(ledger, drafts(whole, root), absences(site, settings.day), settings.now)
    deck = None if settings.preview else Deck(static, assets, kept)
    prose, changes = ProseRenderer(root, prose_cache), latest_changes(settled)
    shop = Workshop(whole, root, prose, pictures, changes, shown(settled), deck)
    sheets = [*general_pages(shop), *programme_pages(shop), *people_pages(shop), *agenda_pages(shop)]
    sheets += [subscribe_page(shop), *share_pages(shop)]
    found = documents(sheets)
    sheets += search_pages(shop, found)
    sheets += _redirects(whole)
    templates = Templates(settings.layouts, settings.cache / "templates", site, settings.day, preview=settings.preview)
    templates.use_assets(assets.paths)
    artifacts = [Artifact(urls.page_file(sheet.head.path), templates.page(sheet.head, sheet.view)) for sheet in sheets]
    artifacts += feed_files(whole, settled, root)
    artifacts += atom_feeds(site, shop.changes, {sheet.head.path for sheet in sheets}, root)
    artifacts.append(agenda_json(site, whole.occasions, shop.shown, root))
    artifacts.append(Artifact(urls.SEARCH_INDEX, index(found, root)))
    artifacts += _qr_codes(whole, root, prose_cache)
    artifacts += [*assets.artifacts, sitemap(sheets, shop.shown.modified, root), robots(root)]
    problems = assets.problems + broken_links(shop.prose.links, _texts(site), {artifact.path for artifact in artifacts})
    if problems:
        raise InvalidContentError(problems)
    prove(whole, settled, artifacts)
    photos.tidy()
    if deck:
        kept.tidy()
    return Rendered(artifacts, settled)


def _drawings(site: academy.Site, assets: Assets, cache: MutableMapping[str, str]) -> dict[str, str]:
    """Each programme's street, published: its path by the programme's id."""
    return {
        each.id: assets.add(f"tekeningen/{each.id}.svg", drawing(each.id, each.kind, cache)) for each in site.programmes
    }


def _photos(site: academy.Site, pictures: Pictures) -> dict[str, Picture]:
    """Each programme's photo by its id, where there is one to show."""
    published = ((each.id, pictures.publish(each.image, images.WIDE)) for each in site.programmes)
    return {id: photo for id, photo in published if photo}


def _qr_codes(whole: Catalogue, root: Root, cache: MutableMapping[str, str]) -> Iterator[Artifact]:
    """One for the calendar of everything, one for each of the programmes' and groups'."""
    feeds = [feed for feed in feed_list(whole) if not feed.single]
    for feed in (feeds[0], *(feed for feed in feeds if feed.path.startswith(urls.PROGRAMMES))):
        yield qr_artifact(subscription(feed, root, with_qr=True), cache)


def published(site: academy.Site) -> academy.Site:
    """The site without concepts; the modules that remain are numbered anew."""
    programmes = (programme for programme in site.programmes if not programme.draft)
    return replace(site, programmes=tuple(map(_without_drafts, programmes)))


def _without_drafts(programme: academy.Programme) -> academy.Programme:
    modules, number = [], 0
    for module in programme.modules:
        if module.state is not enums.State.DRAFT:
            number += module.number is not None
            modules.append(replace(module, number=number if module.number else None))
    return replace(programme, modules=tuple(modules))


def _redirects(whole: Catalogue) -> Iterator[Sheet]:
    """A page at every earlier address that leads to the present one."""
    site = whole.site
    things: Iterable[tuple[str, tuple[str, ...]]] = [
        *((urls.path_of(thing), thing.formerly) for thing in site.programmes),
        *((urls.path_of(thing), thing.formerly) for thing in site.speakers),
        *((urls.path_of(thing), thing.formerly) for thing in site.venues),
        *((urls.path_of(thing), thing.formerly) for thing in site.organisations),
        *((urls.path_of(thing), thing.formerly) for thing in site.pages),
    ]
    moved = [(target, urls.old_paths(target, formerly)) for target, formerly in things]
    for programme in site.programmes:
        moved += [(row.path, urls.old_module_paths(programme, row.module)) for row in whole.rows[programme.id]]
    for target, paths in moved:
        for path in paths:
            head = Head("Deze pagina is verhuisd", "Deze pagina is verhuisd.", path, indexed=False)
            yield Sheet(head, Redirect(target, "Deze pagina is verhuisd"))


def _texts(site: academy.Site) -> Iterator[people.Prose]:
    holders: list[Iterable[academy.HasProse]] = [
        site.programmes, site.speakers, site.venues, site.organisations, site.pages,
        *(programme.modules for programme in site.programmes),
    ]  # fmt: skip
    yield from (holder.prose for each in holders for holder in each if holder.prose)
