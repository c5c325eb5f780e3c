"""From content to a site: the whole story in its order."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkmakers_site.calendars.feeds.feed_list import feed_homes
from wijkmakers_site.calendars.history.as_it_was import as_it_was
from wijkmakers_site.calendars.ledger.file import as_file
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.ledger.settle import Settled
from wijkmakers_site.calendars.timetable import timetable
from wijkmakers_site.delivered import delivered, for_the_public
from wijkmakers_site.delivery import editor_schemas, output
from wijkmakers_site.delivery.freshness import outputs_of
from wijkmakers_site.files.text_cache import TextCache
from wijkmakers_site.incremental.site_record import SiteRecord
from wijkmakers_site.made import Made, Report, report_of
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.pages.lists.newsroom import news_since
from wijkmakers_site.pending import complete_publication, ledger_state, present_ledger
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.publication import (
    OUTPUT,
    contested,
    memories,
    receipt_beside,
    refuse_behind,
    refuse_to_begin_again,
)
from wijkmakers_site.reading.load import Loaded, read
from wijkmakers_site.render import Settings, render
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.values import dataclass

if TYPE_CHECKING:
    from wijkmakers_site.calendars.diff import Differences

PREVIEW = ".cache/preview"


def make(
    root: Path,
    clock: Clock,
    target: Path | None = None,
    *,
    preview: bool = False,
    address: str | None = None,
    to_write: bool = False,
) -> Made:
    """Read and render the project in `root` without writing; `target`, by default `output/`, is where a site stands.

    With `address` it is to be put there, and not where `site.yaml` says. Where nothing is done with it but `to_write`
    it, the proof of what is rendered may still be under way, and what its files hold is forgotten.

    Raises InvalidContentError with all problems, InconsistencyError where calendars and pages differ.
    """
    settings = settings_for(root, clock, target or root / OUTPUT, preview=preview)
    loaded, ledger = _read(root, clock, settings)
    if to_write:
        loaded.reading.forget_content()
    with TextCache(settings.cache) as text_cache:
        here = replace(loaded.site, url=address) if address else loaded.site
        site = as_it_was(here, ledger, clock.day)
        rendered = render(site, ledger, settings, text_cache)
    if not to_write:
        rendered.proof.result()
    return Made(loaded.site, site, clock.day, loaded.reading, ledger, rendered, settings.record)


def settings_for(root: Path, clock: Clock, target: Path, *, preview: bool) -> Settings:
    """How to make the site of the project in `root` where one stands in `target`, and what of that is believed."""
    cache = root / ".cache"
    # A compiled template is code of whoever could write into the cache, and a record says that a page is good as it
    # stands; CI takes its cache over from other runs.
    is_believed = os.environ.get("CI") != "true"
    is_known = target in (root / OUTPUT, root / PREVIEW)  # elsewhere anybody may put files
    return Settings(
        layouts=root / "layouts",
        cache=cache,
        compiled=cache / "templates" if is_believed else None,
        day=clock.day,
        now=clock.now,
        preview=preview,
        record=SiteRecord(target, cache) if is_believed and is_known else None,
    )


def _read(root: Path, clock: Clock, settings: Settings) -> tuple[Loaded, Ledger]:
    """Content and ledger; the problems of both together, and of all that can be judged besides.

    Editors learn what there is, also when there are problems.
    """
    problems: list[Problem] = []
    ledger = Ledger()
    believed = settings.cache if settings.compiled else None
    try:
        ledger = present_ledger(root, believed)
    except InvalidContentError as error:
        problems += error.problems
    reading = read(root / "content", clock.day, believed)
    editor_schemas.write(root / ".cache" / "schema", reading.content.names_by_folder(), _schemas)
    if problems or reading.has_errors:
        from wijkmakers_site.beside_faults import judge_beside

        raise InvalidContentError([*problems, *reading.problems, *judge_beside(reading, ledger, settings)])
    return reading.loaded(ledger.moved), ledger


def _schemas(names: Mapping[str, Mapping[str, str]]) -> Mapping[str, Any]:
    from wijkmakers_site.reading.schema.json_schema import schemas

    return schemas(names)


def build(root: Path, clock: Clock, target: Path, *, preview: bool = False) -> Report:
    """Make `target` the site of the project in `root`.

    Raises InvalidContentError (then `target` is untouched) or UnwritableOutputError (then too).
    """
    complete_publication(root)
    known = ledger_state(root)
    made = make(root, clock, target, preview=preview, to_write=True)
    with output.locked(target):
        if ledger_state(root) != known:  # somebody published meanwhile: what was made is of before that
            made = make(root, clock, target, preview=preview, to_write=True)
        receipt = receipt_beside(target, made.ledger)
        artifacts = delivered(made.site, made.rendered, receipt)
        report = report_of(made, len(artifacts))  # before it is written: the proof is still under way
        changed = output.write(target, artifacts, record=made.record, proof=made.rendered.proof)
        standing = None if preview else outputs_of(target, made.standing)
    return replace(report, changed=changed, is_safe=not receipt.is_behind, standing=standing)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a publication tells participants, before it does: all of it (`differences`), and of the entries that are to
    come how many are `called_off`, of how many (`coming`).
    """

    differences: Differences
    called_off: int
    coming: int


def publish(
    root: Path,
    clock: Clock,
    *,
    on_web: bool = False,
    first: bool = False,
    announce: Callable[[Announcement], None] = lambda _: None,
) -> Report:
    """Make `output/` the site, and write down what subscribers see from now on: both or neither, whatever happens.

    With `on_web` it asks the site at its address, too, what was published last. `first` says that nothing was, where
    that may be doubted. `announce` is told what participants will notice before anything is written, and may raise to
    prevent it. Raises as `build` does, LedgerBehindError, and UsageError where `first` is not true or the web gives no
    answer.
    """
    complete_publication(root)
    while True:
        made, known = _made_in_peace(root, clock)
        _prepare(root, clock, made, announce, on_web=on_web, first=first)
        with output.locked(root / OUTPUT):
            if ledger_state(root) == known:  # else somebody published meanwhile, and this would go back behind it
                ledger = made.rendered.ledger
                artifacts = for_the_public(made.site, made.rendered, root / OUTPUT, ledger)
                report = report_of(made, len(artifacts))
                changed = output.write(root / OUTPUT, artifacts, as_file(ledger), made.record)
                known_files, believed = made.standing, root / ".cache" if made.record else None
                del made, ledger, artifacts  # the ledgers that are read now take a third of what those do
                complete_publication(root, believed)
                return replace(report, changed=changed, standing=outputs_of(root / OUTPUT, known_files))


def _made_in_peace(root: Path, clock: Clock) -> tuple[Made, tuple[object, ...]]:
    """What is made while nobody publishes, and the state of the ledger that it goes on from."""
    while True:
        known = ledger_state(root)
        made = make(root, clock)
        if ledger_state(root) == known:
            return made, known


def _prepare(
    root: Path, clock: Clock, made: Made, announce: Callable[[Announcement], None], *, on_web: bool, first: bool
) -> None:
    """Raise what speaks against showing `made`, and announce it."""
    from wijkmakers_site.asked import as_problems
    from wijkmakers_site.calendars.diff import called_off
    from wijkmakers_site.calendars.questions.identities import ask_about

    if first and made.ledger.is_begun:
        raise UsageError("--eerste: er is al eerder gepubliceerd. Laat --eerste weg.")
    refuse_behind(root, made.ledger, memories(root, made.site.url if on_web else None))
    if not (first or made.ledger.is_begun):
        refuse_to_begin_again(root)
    asked = as_problems(ask_about(made.rendered.doubts), made.reading, made.ledger)
    if unanswered := [problem for problem in asked if not problem.warning]:
        raise InvalidContentError(unanswered)
    if made.ledger.is_begun:
        off = called_off(made.ledger.rows, made.rendered.ledger.rows, clock.now)
        announce(Announcement(differences_of(made, made.ledger), *off))


def rehearse(root: Path, clock: Clock, folder: Path) -> None:
    """Make `folder` what a publication would make `output/` now; no more is written."""
    made = make(root, clock)
    output.write(folder, for_the_public(made.site, made.rendered, root / OUTPUT, made.rendered.ledger))


def differences(root: Path, clock: Clock, earlier_site: Path | None) -> Differences:
    """What participants will notice since the last publication, or since the site built in `earlier_site`."""
    made = make(root, clock)
    before, after = made.ledger, made.rendered.ledger
    if earlier_site:
        from wijkmakers_site.calendars.earlier_site import rows_of_site

        before = replace(before, rows=rows_of_site(earlier_site, after.rows | before.rows))
    return differences_of(made, before)


def differences_of(made: Made, before: Ledger) -> Differences:
    """What participants will notice of a site since the ledger was as it is in `before`."""
    from wijkmakers_site.calendars.diff import compare

    titles = {programme.id: programme.title for programme in made.site.programmes}
    homes = feed_homes(timetable(made.site, made.day), made.rendered.ledger)
    news = tuple(news_since(published(made.site, made.day), before.addresses))
    return replace(compare(before, made.rendered.ledger, titles, homes, made.day), news=news)


def check(root: Path, clock: Clock) -> list[Problem]:
    """All warnings, those about what subscribers would lose included. Raises InvalidContentError with all problems."""
    made, _ = _made_in_peace(root, clock)
    refuse_behind(root, made.ledger, memories(root))
    problems = problems_of(made)
    if any(not problem.warning for problem in problems):
        raise InvalidContentError(problems)
    return problems


def problems_of(made: Made) -> list[Problem]:
    """What is to be told of a site that could be made: warnings, and errors where subscribers would lose something."""
    from wijkmakers_site.asked import Compared, ask

    settled = Settled(made.rendered.ledger, made.rendered.doubts, made.rendered.explained)
    compared = Compared(made.written, made.site, made.day, made.ledger, settled)
    return sorted([*made.warnings, *ask(compared, made.reading, made.ledger), *contested(made.ledger)])
