"""Views -> pages, each made only where something that it shows, or its template, is another than last time."""

from __future__ import annotations

from collections.abc import Sequence

from wijkmakers_site.incremental.digest import Digests, NoValueError
from wijkmakers_site.incremental.site_record import SiteRecord
from wijkmakers_site.pages.context import WebPage
from wijkmakers_site.pages.templating.templates import Templates
from wijkmakers_site.text.addresses.urls import page_file
from wijkmakers_site.text.artifacts import Artifact, StandingArtifact
from wijkmakers_site.text.workers import mapped


class KeptPages:
    """Pages from `templates`, or from the site that stands, of which `record` tells; None where it is not believed."""

    def __init__(self, templates: Templates, record: SiteRecord | None) -> None:
        self._templates = templates
        self._record = record
        self._digests = Digests()
        self._around = self._digests.of(*templates.origin()) if record else ""

    def artifacts(self, pages: Sequence[WebPage]) -> list[Artifact]:
        """The files of all pages, in their order. Raises InvalidContentError where a template has a mistake."""
        origins = [self._origin(page) for page in pages]
        kept = [self._standing(page, origin) for page, origin in zip(pages, origins, strict=True)]
        made = iter(self._all_made([page for page, standing in zip(pages, kept, strict=True) if not standing]))
        return [
            standing or Artifact(page_file(page.head.path), next(made), origin)
            for page, standing, origin in zip(pages, kept, origins, strict=True)
        ]

    def _standing(self, page: WebPage, origin: str) -> Artifact | None:
        path, record = page_file(page.head.path), self._record
        if record is None or not origin or not record.is_standing(path, origin):
            return None
        return StandingArtifact(path, origin, lambda: record.content(path) or self._made(page))

    def _all_made(self, pages: Sequence[WebPage]) -> list[bytes]:
        # The first of each kind here: so its template is compiled once, and not by every worker.
        first = dict[type, WebPage]()
        for page in pages:
            first.setdefault(type(page.view), page)
        here = {id(page): self._made(page) for page in first.values()}
        return mapped("Pagina's", lambda page: here.get(id(page)) or self._made(page), pages)

    def _made(self, page: WebPage) -> bytes:
        return self._templates.page(page.head, page.view)

    def _origin(self, page: WebPage) -> str:
        """Of all that decides the page; "" where that cannot be told, or nobody asks."""
        if self._record is None:
            return ""
        try:
            return self._digests.of(self._around, page.head, page.view)
        except NoValueError:
            return ""
