"""What becomes of a thing that goes: its files or lines, and where it is still named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.forms.saving import OpenForm
from wijkmakers_site.editing.forms.things import Thing
from wijkmakers_site.editing.forms.written.record_list import change_items
from wijkmakers_site.editing.references.target import Target, find_target
from wijkmakers_site.editing.references.uses import Use, uses
from wijkmakers_site.publication import LEDGER
from wijkmakers_site.reading.content import Content
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Removal:
    """What takes a thing away (`plan`), the `uses` of it elsewhere, which have to go first, and whether people may have
    its address (`published`). `content` is what was read to know it.
    """

    content: Content
    plan: Plan
    uses: Sequence[Use]
    published: bool


def removal(root: Path, open_form: OpenForm, content: Content) -> Removal:
    """Of a thing, or a part of one. Raises UsageError where its lines are written too oddly."""
    thing, plan = open_form.thing, Plan(root)
    if thing.part:
        change_items(
            open_form.facts, open_form.at[:1], {int(str(open_form.at[1]))}, [], list(thing.whole.record.fields)
        )
        plan.change(open_form.facts, open_form.facts.result())
        own = [thing.text]
    else:
        own = _files(root, thing)
    for path in own:
        if (root / path).is_file():
            plan.delete(path)
    found = uses(content, target_of(content, thing))
    left = [each for each in found if each.path not in own and not _is_inside(each, open_form)]
    published = any(
        path.startswith(thing.page) and not gone for path, gone in read_ledger(root / LEDGER, LEDGER).addresses.items()
    )
    return Removal(content, plan, left, published)


def target_of(content: Content, thing: Thing) -> Target:
    """The thing of a form, as `wie` and `hernoem` know it."""
    kind = thing.kind.part if thing.part else thing.kind.name
    return find_target(content, kind, f"{thing.id}/{thing.part}" if thing.part else thing.id)


def _files(root: Path, thing: Thing) -> list[str]:
    """All files of a thing: of one with parts its whole folder."""
    if not thing.kind.part:
        return [thing.facts, thing.text]
    folder = root / PurePosixPath(thing.facts).parent
    return sorted(file.relative_to(root).as_posix() for file in folder.iterdir() if file.is_file())


def _is_inside(use: Use, open_form: OpenForm) -> bool:
    """Whether a use stands within the lines that go."""
    return bool(open_form.at) and use.path == open_form.thing.facts and use.at[: len(open_form.at)] == open_form.at
