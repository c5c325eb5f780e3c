"""Views -> pages, each made only where something that it shows, or its template, is another than last time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from markupsafe import Markup

from wijkmakers_site.files.held import Held, Place
from wijkmakers_site.incremental.digest import Digests, NoValueError
from wijkmakers_site.incremental.site_record import SiteRecord
from wijkmakers_site.pages.context import WebPage
from wijkmakers_site.pages.shown import lacking
from wijkmakers_site.pages.templating.templates import Templates
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.addresses.urls import page_file
from wijkmakers_site.text.artifacts import Artifact, Contents, LazyArtifact, StandingArtifact
from wijkmakers_site.text.workers import are_copied, mapped

F = TypeVar("F")


class SaysToMachines(Protocol[F]):
    """What stands in a page for machines: made of head and view, and of the `facts` that stand in neither."""

    def facts(self, page: WebPage) -> F: ...
    def script(self, page: WebPage, facts: F) -> Markup | None: ...


class HasArtifacts(Protocol):
    """A site that is made."""

    @property
    def artifacts(self) -> Iterable[Artifact]: ...


class _Standing:
    """The site that stands, of which the `record` tells."""

    def __init__(self, record: SiteRecord | None, again: Callable[[], HasArtifacts]) -> None:
        self._record = record
        self._again = again

    def content(self, path: str) -> bytes:
        """Of a page that somebody took away after it was found, everything is made again: that seldom happens, and all
        that pages show, had until the last is written, is an eighth of what a large site takes.
        """
        found = self._record.content(path) if self._record else None
        return found or self._made_again[path]

    @cached_property
    def _made_again(self) -> Contents:
        return Contents(self._again().artifacts)


class KeptPages(Generic[F]):
    """Pages from `templates`, or from the site that stands, of which `record` tells; None where it is not believed.

    What is made is `held` until it is written. What is kept and then gone is found among what `again` makes.
    """

    def __init__(
        self,
        templates: Templates,
        machines: SaysToMachines[F],
        record: SiteRecord | None,
        held: Held,
        again: Callable[[], HasArtifacts],
    ) -> None:
        self._templates = templates
        self._machines = machines
        self._held = held
        self._record = record
        self._content = _Standing(record, again).content  # one for all pages that are kept
        self._around: dict[type, str] = {}  # by the class of a view, what decides a page besides it

    def artifacts(self, pages: Sequence[WebPage]) -> list[Artifact]:
        """The files of all pages, in their order. Raises InvalidContentError where a template has a mistake."""
        digests = Digests()
        paths = [page_file(page.head.path) for page in pages]
        found = [self._record.origin(path) if self._record else None for path in paths]  # of what stands
        origins = [self._origin(page, digests) if was else "" for page, was in zip(pages, found, strict=True)]
        kept = [origin != "" and origin == was for origin, was in zip(origins, found, strict=True)]
        made = self._all_made([page for page, is_kept in zip(pages, kept, strict=True) if not is_kept])
        # The others, that nothing had to be held against: of a new site, while copies of this process make its pages.
        origins = [origin or self._origin(page, digests) for page, origin in zip(pages, origins, strict=True)]
        del digests  # a tenth of what a large site has in memory
        return [
            StandingArtifact(path, self._content, origin)
            if is_kept
            else LazyArtifact(path, self._held.at(next(made)), origin)
            for path, is_kept, origin in zip(paths, kept, origins, strict=True)
        ]

    def _all_made(self, pages: Sequence[WebPage]) -> Iterator[Place]:
        # The first of each kind here: so its template is compiled once, and not by every worker.
        first = dict[type, WebPage]()
        for page in pages:
            first.setdefault(type(page.view), page)
        here, problems = dict[int, bytes](), list[Problem]()
        for page in first.values():
            try:
                here[id(page)] = self._made(page)
            except InvalidContentError as error:  # in the next template there may be a mistake too
                problems += error.problems
        if problems:
            raise InvalidContentError(problems)
        if are_copied(len(pages)):
            self._held.share()  # so that no page has to be sent
        return mapped("Pagina's", lambda page: self._held.put(here.get(id(page)) or self._made(page)), pages)

    def _made(self, page: WebPage) -> bytes:
        said = self._machines.script(page, self._machines.facts(page))
        content = self._templates.page(page.head, page.view, said)
        if problems := lacking(page, content):
            raise InvalidContentError(problems)
        return content

    def _origin(self, page: WebPage, digests: Digests) -> str:
        """Of all that decides the page; "" where that cannot be told, or nobody asks."""
        if self._record is None:
            return ""
        try:
            return digests.of(self._around_of(type(page.view)), page.head, page.view, self._machines.facts(page))
        except NoValueError:
            return ""

    def _around_of(self, view: type) -> str:
        if view not in self._around:
            self._around[view] = Digests().of(*self._templates.origin(view))
        return self._around[view]
