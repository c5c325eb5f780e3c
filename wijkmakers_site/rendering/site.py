"""Site + `layouts/` -> all artifacts, in memory. Nothing is written, no clock is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from xml.sax.saxutils import escape

from wijkmakers_site import kinds, model, people
from wijkmakers_site.artifacts import Artifact
from wijkmakers_site.problems import InvalidContentError
from wijkmakers_site.rendering import urls
from wijkmakers_site.rendering.assets import static_assets
from wijkmakers_site.rendering.catalogue import Catalogue, catalogue
from wijkmakers_site.rendering.feeds import feeds
from wijkmakers_site.rendering.links import broken_links
from wijkmakers_site.rendering.markup import ProseRenderer
from wijkmakers_site.rendering.pages.agenda import agenda_pages
from wijkmakers_site.rendering.pages.frame import Sheet, Workshop
from wijkmakers_site.rendering.pages.general import general_pages
from wijkmakers_site.rendering.pages.people import people_pages
from wijkmakers_site.rendering.pages.programmes import programme_pages
from wijkmakers_site.rendering.templates import Templates
from wijkmakers_site.rendering.urls import Root
from wijkmakers_site.rendering.views import Head, Redirect


@dataclass(frozen=True, slots=True)
class Settings:
    """`day` is the local day the site is made for; `preview` shows concepts; `cache` is a folder safe to lose."""

    layouts: Path
    cache: Path
    day: date
    preview: bool = False


def render(site: model.Site, settings: Settings, prose_cache: MutableMapping[str, str]) -> list[Artifact]:
    """Every file of the site. Raises InvalidContentError for a broken link, image or template."""
    if not settings.preview:
        site = published(site)
    root, whole = Root(site.url), catalogue(site, settings.day)
    assets = static_assets(settings.layouts / "static")
    shop = Workshop(whole, root, ProseRenderer(root, prose_cache), assets)
    sheets = [*general_pages(shop), *programme_pages(shop), *people_pages(shop), *agenda_pages(shop)]
    sheets += _redirects(whole)
    templates = Templates(settings.layouts, settings.cache / "templates", site, settings.day, preview=settings.preview)
    templates.use_assets(assets.paths)
    artifacts = [Artifact(urls.page_file(sheet.head.path), templates.page(sheet.head, sheet.view)) for sheet in sheets]
    artifacts += feeds(whole, root, datetime.combine(settings.day, time(), UTC))
    artifacts += [*assets.artifacts, _sitemap(sheets, root), _robots(root)]
    problems = assets.problems + broken_links(shop.prose.links, _texts(site), {artifact.path for artifact in artifacts})
    if problems:
        raise InvalidContentError(problems)
    return artifacts


def published(site: model.Site) -> model.Site:
    """The site without concepts; the modules that remain are numbered anew."""
    programmes = (programme for programme in site.programmes if not programme.draft)
    return replace(site, programmes=tuple(map(_without_drafts, programmes)))


def _without_drafts(programme: model.Programme) -> model.Programme:
    modules, number = [], 0
    for module in programme.modules:
        if module.state is not kinds.State.DRAFT:
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


def _texts(site: model.Site) -> Iterator[people.Prose]:
    holders: list[Iterable[model.HasProse]] = [
        site.programmes, site.speakers, site.venues, site.organisations, site.pages,
        *(programme.modules for programme in site.programmes),
    ]  # fmt: skip
    yield from (holder.prose for each in holders for holder in each if holder.prose)


def _sitemap(sheets: Iterable[Sheet], root: Root) -> Artifact:
    """sitemaps.org 0.9: every page that may be indexed."""
    pages = [root.absolute(sheet.head.path) for sheet in sheets if sheet.head.indexed]
    rows = "".join(f"<url><loc>{escape(page)}</loc></url>\n" for page in sorted(pages))
    top = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Artifact("sitemap.xml", f"{top}{rows}</urlset>\n".encode())


def _robots(root: Root) -> Artifact:
    return Artifact("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {root.absolute('sitemap.xml')}\n".encode())
