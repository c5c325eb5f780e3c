"""What the preview shows at a moment: the last good site, and what is to be told beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from wijkmakers_site.calendars.diff import Differences
from wijkmakers_site.delivery import output
from wijkmakers_site.made import Made
from wijkmakers_site.model import academy, enums, file_kinds
from wijkmakers_site.pipeline import differences_of, make, problems_of
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page comes from: a file in the project (`path`) and the `line` (from 1) at which its part begins."""

    path: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A programme or module that only the preview shows: its `title` and the `path` of its page."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class PreviewState:
    """`base` is the path of the site on its host, None while there never was a good site; `problems` are those of the
    last save. Where it failed the rest is of the save before it: how many `files` changed, the `drafts`, what
    participants will notice (`differences`), and where pages come from (`sources`, by path).

    `fault` says in Dutch what went wrong outside the content; "" where nothing did.
    """

    base: str | None = None
    problems: tuple[Problem, ...] = ()
    fault: str = ""
    files: int = 0
    drafts: tuple[Draft, ...] = ()
    differences: Differences = field(default_factory=lambda: Differences(()))
    sources: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        return not self.fault and all(problem.warning for problem in self.problems)


def after_a_save(
    root: Path, clock: Clock, folder: Path, before: PreviewState, fault: Callable[[Exception], str]
) -> PreviewState:
    """Make the site of `root` in `folder`, with its concepts. Where that fails the site of `before` stays, with what is
    wrong; `fault` gives the words for what is no mistake in a file of staff.
    """
    try:
        made = make(root, clock, folder, preview=True)
        changed = output.write(folder, made.rendered.artifacts, record=made.record)
        problems = problems_of(made)
    except InvalidContentError as error:
        return _still(before, error.problems)
    except Exception as error:  # whatever it is, the preview must live on
        return _still(before, (), fault(error))
    return PreviewState(
        base=Root(made.site.url).base,
        problems=tuple(problems),
        files=changed,
        drafts=tuple(_drafts(made.site)),
        differences=differences_of(made, made.ledger),
        sources=_sources(made),
    )


def _still(before: PreviewState, problems: tuple[Problem, ...], fault: str = "") -> PreviewState:
    return PreviewState(before.base, problems, fault, 0, before.drafts, before.differences, before.sources)


def _drafts(site: academy.Site) -> Iterator[Draft]:
    for programme in site.programmes:
        if programme.draft:
            yield Draft(programme.title, urls.path_of(programme))
            continue
        for module in programme.modules:
            if module.state is enums.State.DRAFT:
                yield Draft(f"{module.title} ({programme.title})", urls.module_path(programme, module))


def _sources(made: Made) -> dict[str, tuple[Source, ...]]:
    """By the path of a page, the file of its facts and then that of its text."""
    content: Content = made.reading.content
    sources = {}
    for kind in file_kinds.KINDS:
        for filed in content.files.get(kind, []) if kind.has_page else []:
            facts = Source(filed.document.path)
            texts = [Source(filed.prose[""].source)] if "" in filed.prose else []
            sources[kind.page(filed.id)] = (facts, *texts)
    for programme, at, module in content.modules():
        facts = Source(programme.document.path, programme.document.place(at)[0])
        texts = [Source(programme.prose[module.id].source)] if module.id in programme.prose else []
        sources[f"{file_kinds.PROGRAMME.page(programme.id)}{module.id}/"] = (facts, *texts)
    return sources
