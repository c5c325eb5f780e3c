"""Keeping what a form changed: tried out first, refused where a file changed meanwhile, and to be undone."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from wijkmakers_site.beside_faults import judge_beside
from wijkmakers_site.calendars.diff import Difference
from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.changes.texts import ChangedText
from wijkmakers_site.editing.forms.asked.controls import Group
from wijkmakers_site.editing.forms.asked.groups import groups
from wijkmakers_site.editing.forms.bounds import ALONG, widen
from wijkmakers_site.editing.forms.filling import fill_in
from wijkmakers_site.editing.forms.history import History
from wijkmakers_site.editing.forms.noticed import noticed
from wijkmakers_site.editing.forms.things import Thing, read
from wijkmakers_site.editing.forms.written.form_text import FormText
from wijkmakers_site.pipeline import PREVIEW, settings_for
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.publication import LEDGER
from wijkmakers_site.reading import load
from wijkmakers_site.reading.source.document import DataPath, whole_document
from wijkmakers_site.render import Settings
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.values import dataclass

VERSION, AGREED, TEXT = "versie", "akkoord", "tekst"  # names in a form that are no fields of a file


class Outcome(StrEnum):
    """What became of a form."""

    SAVED = "bewaard"
    NOTHING = "niets"
    REFUSED = "fout"
    STALE = "verouderd"
    ASKED = "vraag"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a form: its `outcome`, what is wrong (`problems`) with for each the path of the field within the
    form, () where it is none; and what participants would notice, with the word by which one agrees to just that.
    """

    outcome: Outcome
    problems: tuple[tuple[Problem, DataPath], ...] = ()
    differences: tuple[Difference, ...] = ()
    agreement: str = ""


@dataclass(slots=True)
class OpenForm:
    """A thing as its form shows it: the `groups` of controls, its `text`, the `version` of both files, and where its
    record stands in the file of its facts (`at`).
    """

    thing: Thing
    facts: FormText
    at: DataPath
    groups: list[Group]
    text: str
    version: str

    @property
    def title(self) -> str:
        """What it is called; its id where it has no name."""
        key = "titel" if self.thing.part else self.thing.kind.name_key
        name = self.facts.value((*self.at, key))
        return name if isinstance(name, str) and name else self.thing.part or self.thing.id or self.thing.kind.title


@dataclass(slots=True)
class FormEditor:
    """Where forms are kept for the project in `root`. `clock` is asked at each of them.

    `token` is what a form must bring along: a page of another site can send one, but cannot read ours. `history` knows
    the changes that can be undone.
    """

    root: Path
    clock: Callable[[], Clock]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    history: History = field(init=False)

    def __post_init__(self) -> None:
        self.history = History(self.root)

    def has(self, thing: Thing) -> bool:
        """Whether a thing is there; of one whose file has faults that is not known, so it may be."""
        try:
            return self.opened(thing) is not None
        except UsageError:
            return True

    def opened(self, thing: Thing) -> OpenForm | None:
        """The thing with all its values; None for a part that is not there. Raises UsageError where its file has
        faults: nobody can tell what would become of those.
        """
        raw, prose = read(self.root, thing.facts), read(self.root, thing.text) if thing.text else b""
        facts = FormText(thing.facts, raw)
        at: DataPath = ()
        if thing.part:
            parts = facts.value((thing.whole.parts_key,)) or []
            ids = [part.get("id") if isinstance(part, dict) else None for part in parts]
            if thing.part not in ids:
                return None
            at = (thing.whole.parts_key, ids.index(thing.part))
        names = self._read(self.root).content.names_by_folder()
        data = facts.value(at) if at else facts.document.data
        fields = list(groups(thing.record, data, names))
        text = ChangedText(thing.text, prose).text if thing.text else ""
        return OpenForm(thing, facts, at, fields, text, sha256(raw + b"\0" + prose).hexdigest()[:20])

    def save(self, open_form: OpenForm, typed: Mapping[str, str]) -> Answer:
        """Keep what was typed in the form of a thing. Raises UsageError where its file is too odd to be changed so."""
        if typed.get(VERSION) != open_form.version:
            return Answer(Outcome.STALE)
        plan = Plan(self.root)
        fill_in(open_form.facts, open_form.at, open_form.groups, typed)
        if open_form.thing.part and typed.get(ALONG):
            widen(open_form.facts, open_form.at)
        plan.change(open_form.facts, open_form.facts.result())
        if open_form.thing.text and TEXT in typed:
            change_text(plan, open_form, typed[TEXT])
        return self.keep(plan, typed.get(AGREED, ""), open_form)

    def move(self, open_form: OpenForm, at: DataPath, place: int, agreement: str) -> Answer:
        """Let an item of the list at a path of a thing change places with the one before it."""
        whole = (*open_form.at, *at)
        listed = open_form.facts.value(whole)
        if not isinstance(listed, list) or not 0 < place < len(listed):
            return Answer(Outcome.STALE)
        open_form.facts.move_up(whole, place)
        plan = Plan(self.root)
        plan.change(open_form.facts, open_form.facts.result())
        return self.keep(plan, agreement, open_form)

    def keep(self, plan: Plan, agreement: str, open_form: OpenForm | None = None, *, ask: bool = True) -> Answer:
        """Try changes out, ask about what participants would notice, and make them."""
        if not plan.written:
            return Answer(Outcome.NOTHING)
        before = self._read(self.root)
        with plan.tried() as copied:
            after = self._read(copied)
            if wrong := self._new_errors(before, after):
                return Answer(Outcome.REFUSED, tuple((each, _field_of(each, plan, open_form)) for each in wrong))
            differences = self._noticed(before, copied, after) if ask else ()
        word = sha256(repr(differences).encode()).hexdigest()[:20]
        if differences and agreement != word:
            return Answer(Outcome.ASKED, (), differences, word)
        plan.carry_out()
        self.history.keep(plan)
        return Answer(Outcome.SAVED)

    def _new_errors(self, before: load.Reading, after: load.Reading) -> list[Problem]:
        """Errors in files, and of what is made of them (a link that leads nowhere), that were not there before."""
        if wrong := _new_errors(before.errors, after.errors):
            return wrong
        made = self._problems_of_site(after)
        return _new_errors(self._problems_of_site(before), made) if any(not each.warning for each in made) else []

    def _settings(self) -> Settings:
        """As the preview makes its site, of which all that a form does not change stands already."""
        return settings_for(self.root, self.clock(), self.root / PREVIEW, preview=True)

    def _read(self, project: Path) -> load.Reading:
        """The content of this project, or of a copy: what the preview read of a file counts for both."""
        settings = self._settings()
        return load.read(project / "content", settings.day, settings.cache if settings.compiled else None)

    def _problems_of_site(self, reading: load.Reading) -> list[Problem]:
        try:
            return judge_beside(reading, read_ledger(self.root / LEDGER, LEDGER), self._settings())
        except InvalidContentError as error:  # a ledger that is wrong is no reason to lose what was typed
            return list(error.problems)

    def _noticed(self, before: load.Reading, copied: Path, after: load.Reading) -> tuple[Difference, ...]:
        """What participants notice of this change, beside what they would already."""
        try:
            found = noticed(copied, after, self.clock())
            # In which calendars something stands is no change of it: a speaker with another id has another calendar.
            known = {replace(each, feeds=()) for each in (noticed(self.root, before, self.clock()) if found else ())}
        except InvalidContentError:  # other files are wrong, so that nobody will notice anything yet
            return ()
        return tuple(each for each in found if replace(each, feeds=()) not in known)

    def undo(self) -> bool:
        """Take back the last change that was kept; False where there is none, or its files changed since. Raises
        UsageError where others need by now what it made.
        """
        undoing = self.history.undoing()
        if undoing is None:
            return False
        before = self._read(self.root)
        with undoing.tried() as copied:
            if wrong := _new_errors(before.errors, self._read(copied).errors):
                raise UsageError("\n".join(["Dat kan niet meer:", *map(str, wrong)]))
        undoing.carry_out()
        self.history.forget()
        return True


def change_text(plan: Plan, open_form: OpenForm, typed: str) -> None:
    """Let a plan write the text, of which only the part that differs is written: the rest of it stays to the letter."""
    before, after = open_form.text, typed.replace("\r\n", "\n")
    if after and (not before or before.endswith("\n")) and not after.endswith("\n"):
        after += "\n"
    if before == after:
        return
    text = ChangedText(open_form.thing.text, read(plan.root, open_form.thing.text))
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    text.splice(start, len(before) - end, after[start : len(after) - end])
    if before:
        plan.change(text, text.raw)
    else:
        plan.create(open_form.thing.text, after.encode())


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _new_errors(before: list[Problem], after: list[Problem]) -> list[Problem]:
    """Errors that were not there before; a line that was put in moves those below it."""
    known = {(each.path, each.message) for each in before}
    return sorted(each for each in after if not each.warning and (each.path, each.message) not in known)


def _field_of(problem: Problem, plan: Plan, open_form: OpenForm | None) -> DataPath:
    """The path within a form of the field that a problem is about; () where that is none of it."""
    if open_form is None or problem.path != open_form.thing.facts or problem.path not in plan.written:
        return ()
    document = whole_document((plan.written[problem.path][1] or b"").decode("utf-8-sig"))
    places = {**document.keys, **document.values} if document else {}
    found = [path for path, place in places.items() if place == (problem.line, problem.column)]
    inside = [path[len(open_form.at) :] for path in found if path[: len(open_form.at)] == open_form.at]
    return max(inside, key=len, default=())
