"""Views -> pages, each made only where something that it shows, or its template, is another than last time."""

from __future__ import annotations

from wijkmakers_site.incremental.digest import Digests, NoValueError
from wijkmakers_site.incremental.site_record import SiteRecord
from wijkmakers_site.pages.context import WebPage
from wijkmakers_site.pages.templates import Templates
from wijkmakers_site.text.artifacts import Artifact, StandingArtifact
from wijkmakers_site.text.urls import page_file


class KeptPages:
    """Pages from `templates`, or from the site that stands, of which `record` tells; None where it is not believed."""

    def __init__(self, templates: Templates, record: SiteRecord | None) -> None:
        self._templates = templates
        self._record = record
        self._digests = Digests()
        self._around = self._digests.of(*templates.origin()) if record else ""

    def artifact(self, page: WebPage) -> Artifact:
        """The file of a page. Raises InvalidContentError where its template has a mistake."""
        path, record = page_file(page.head.path), self._record
        if record is None or not (origin := self._origin(page)):
            return Artifact(path, self._made(page))
        if not record.is_standing(path, origin):
            return Artifact(path, self._made(page), origin)
        return StandingArtifact(path, origin, lambda: record.content(path) or self._made(page))

    def _made(self, page: WebPage) -> bytes:
        return self._templates.page(page.head, page.view)

    def _origin(self, page: WebPage) -> str:
        """Of all that decides the page; "" where that cannot be told."""
        try:
            return self._digests.of(self._around, page.head, page.view)
        except NoValueError:
            return ""
