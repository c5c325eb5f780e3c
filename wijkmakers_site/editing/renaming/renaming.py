"""`hernoem`: another id for a thing of `content/`, everywhere at once: file, folder, texts, references, links."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.editing.changes.facts import FactsText
from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.changes.texts import ChangedText
from wijkmakers_site.editing.forms.written.form_text import FormText
from wijkmakers_site.editing.old_addresses import with_redirects
from wijkmakers_site.editing.references.spots import replaced
from wijkmakers_site.editing.references.target import Target, find_target
from wijkmakers_site.editing.references.uses import Use, uses
from wijkmakers_site.editing.renaming.moving import Moved, move
from wijkmakers_site.editing.renaming.new_ids import new_id
from wijkmakers_site.editing.renaming.written_names import span_of_name, with_other_name
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.model.downloads import FOLDER as DOCUMENTS
from wijkmakers_site.model.enums import Host
from wijkmakers_site.model.file_kinds import DOCUMENT, GROUP, PICTURE, PROGRAMME, REDIRECTS, THEME
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.reading.load import Reading, read
from wijkmakers_site.reading.source.text import MAX_BYTES
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.values import dataclass

_FORMERLY = "voorheen"
_LEDGER = "content/agenda.lock"


@dataclass(frozen=True, slots=True)
class Renamed:
    """What was done: the `target` as it was, its `new` id, the paths that moved (`moves`), how many places name it
    (`places`) in which `files`, and whether its old address goes on working (`remembered`): it was published. Not
    `leads_on`: the host of the site cannot do that for a document.
    """

    target: Target
    new: str
    moves: tuple[tuple[str, str], ...]
    places: int
    files: tuple[str, ...]
    remembered: bool
    leads_on: bool = True


def rename(root: Path, day: date, kind: str, old: str, new: str) -> Renamed:
    """Give the thing of `kind` with the id `old` the id `new`, as `renaming` has it, and say what was done."""
    plan, renamed = renaming(root, day, kind, old, new)
    plan.carry_out()
    return renamed


def renaming(root: Path, day: date, kind: str, old: str, new: str) -> tuple[Plan, Renamed]:
    """What gives a thing another id; of a module, `programme/id` moves it to that programme.

    Raises UsageError where that cannot be, InvalidContentError where `content/` has errors, before or after it: what
    cannot be read may name it too.
    """
    reading = read(root / "content", day)
    _refuse_errors(reading)
    target = find_target(reading.content, kind, old)
    new = new_id(reading.content, target, new)
    work = _Renaming(root, reading, target, new)
    plan = work.plan()
    if wrong := [problem for problem in plan.problems(day) if not problem.warning]:
        raise InvalidContentError(wrong)
    moved = (*plan.moves, *work.moved_files)
    files = plan.written.keys() - {path for pair in work.moved_files for path in pair}
    host = reading.content.site.record.host if reading.content.site else None
    return plan, Renamed(
        target, new, moved, len(work.uses), tuple(sorted(files)), work.was_published, host is not Host.GITHUB
    )


def _refuse_errors(reading: Reading) -> None:
    if errors := [problem for problem in reading.problems if not problem.warning]:
        raise InvalidContentError(errors)


class _Renaming:
    """Collects the changes of one renaming, file by file."""

    def __init__(self, root: Path, reading: Reading, target: Target, new: str) -> None:
        self.root, self.target, self.new = root, target, new
        self.uses = uses(reading.content, target)
        site = reading.content.site
        self._site_root = Root(site.record.url.rstrip("/") + "/" if site else "")
        self._texts: dict[str, ChangedText] = {}
        self.moved_files: list[tuple[str, str]] = []  # of which the plan deletes the one and makes the other
        self.was_published = self._was_published()

    def _was_published(self) -> bool:
        """Whether people may have kept an address of it: the ledger knows every one that was ever published."""
        known = read_ledger(self.root / _LEDGER, _LEDGER).addresses
        if self.target.kind == DOCUMENT:
            return f"{DOCUMENTS}/{self.target.name}" in known and self.target.name != self.new
        # What is in a programme that got another id itself was published under the one that this had.
        filed, programme = self.target.filed, self.target.programme
        owners = [programme, *(getattr(filed.record, "formerly", ()) if filed and programme else ())]
        places = (each for owner in owners for each in replace(self.target, programme=owner).before_id)
        before = [f"{each}{self.target.id}" for each in places]
        return any(path.startswith((f"{each}/", f"{each}.")) for path in known for each in before)

    def plan(self) -> Plan:
        for use in self.uses:
            self._change(use)
        if self._moves_house:
            return self._moved()
        self._identity()
        plan = self._changed()
        for old, new in self._moves():
            plan.move(old, new)
        if self.target.kind == DOCUMENT and self.was_published:
            self._lead_on(plan)
        return plan

    @property
    def _moves_house(self) -> bool:
        """Whether it is a module that goes to another programme."""
        return "/" in self.new

    def _changed(self) -> Plan:
        plan = Plan(self.root)
        for text in self._texts.values():
            plan.change(text, text.result() if isinstance(text, FactsText) else text.raw)
        return plan

    def _moved(self) -> Plan:
        """The lines of the module in the file of another programme, and its prose beside them."""
        plan, target = self._changed(), self.target
        programme, _, id = self.new.partition("/")
        old, new = target.file, f"content/{PROGRAMME.path(programme)}"
        before, after = (plan.written.get(each, (None, None))[1] or self._read(each) for each in (old, new))
        moved = Moved(target.at, target.programme, target.id, id, programme, remembered=self.was_published)
        for path, content in zip((old, new), move(moved, FormText(old, before), FormText(new, after)), strict=True):
            plan.written[path] = self._read(path), content
        proses = f"{PurePosixPath(old).parent}/{target.id}.md", f"{PurePosixPath(new).parent}/{id}.md"
        if (self.root / proses[0]).exists():
            prose = plan.written.get(proses[0], (None, None))[1] or self._read(proses[0])
            plan.delete(proses[0])
            plan.create(proses[1], prose)
            self.moved_files.append(proses)
        return plan

    def _lead_on(self, plan: Plan) -> None:
        """A document has no page that could say where it is now: its old address is written among those of before."""
        addresses = [self._site_root.address(f"{DOCUMENTS}/{name}") for name in (self.target.name, self.new)]
        path = f"content/{REDIRECTS.path('')}"
        before = self._read(path) if (self.root / path).exists() else None
        after = plan.written.get(path, (None, before))[1]
        plan.written[path] = before, with_redirects(after, {addresses[0]: f"/{DOCUMENTS}/{self.new}"})

    def _change(self, use: Use) -> None:
        text, target = self._text(use.path), self.target
        if isinstance(text, FactsText):
            if use.named:
                text.rewrite(use.at, lambda value: value.replace(target.id, self.new))
            elif target.kind == DOCUMENT:
                text.rewrite(use.at, lambda value: with_other_name(value, target, self.new))
            else:
                text.rewrite(use.at, lambda value: replaced(value, target, self.new, self._site_root))
        else:
            start, end = span_of_name(text, use.offset, target)
            text.splice(start - (len(target.programme) + 1 if self._moves_house else 0), end, self.new)

    def _identity(self) -> None:
        """Its own id where that stands in a file, and the one that it had."""
        target = self.target
        if target.filed is None:  # a picture or document is called as its file
            return
        text = self._text(target.filed.document.path)
        assert isinstance(text, FactsText)
        if target.at:
            text.set((*target.at, "id"), self.new)
        self._remember(text)

    def _remember(self, text: FactsText) -> None:
        at, old = self.target.at, self.target.id
        former = text.value((*at, _FORMERLY)) or []
        before = [former] if isinstance(former, str) else list(former)
        kept = [id for id in before if id != self.new]  # it goes back to an id that it had
        after = [*kept, old] if self.was_published and old not in kept else kept
        if after == before:
            return
        if before and not after:
            text.remove((*at, _FORMERLY))
        elif before == kept and before:
            text.add((*at, _FORMERLY), old)
        elif before:
            text.set((*at, _FORMERLY), after)
        else:
            text.put(at, _FORMERLY, after, "titel" if at else self._name_key())

    def _name_key(self) -> str:
        assert self.target.kind_of_file
        return self.target.kind_of_file.name_key

    def _moves(self) -> list[tuple[str, str]]:
        target, kind = self.target, self.target.kind_of_file
        if target.kind in (GROUP, THEME):
            return []
        if target.kind in (PICTURE, DOCUMENT):
            pairs = [(target.file, str(PurePosixPath(target.file).with_name(self.new)))]
        elif target.kind == PROGRAMME.part:
            folder = PurePosixPath(target.file).parent
            pairs = [(f"{folder}/{target.id}.md", f"{folder}/{self.new}.md")]
        elif kind is PROGRAMME:
            folder = PurePosixPath(target.file).parent
            pairs = [(str(folder), str(folder.with_name(self.new)))]
        else:
            file = PurePosixPath(target.file)
            pairs = [(str(file.with_suffix(end)), str(file.with_name(f"{self.new}{end}"))) for end in (".yaml", ".md")]
        return [(old, new) for old, new in pairs if (self.root / old).exists()]

    def _text(self, path: str) -> ChangedText:
        if path not in self._texts:
            raw = self._read(path)
            self._texts[path] = FactsText(path, raw) if path.endswith(".yaml") else ChangedText(path, raw)
        return self._texts[path]

    def _read(self, path: str) -> bytes:
        return read_plain(self.root / path, self.root, MAX_BYTES)
