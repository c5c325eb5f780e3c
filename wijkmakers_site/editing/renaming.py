"""`hernoem`: another id for a thing of `content/`, everywhere at once: file, folder, texts, references, links."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.editing.changes.facts import FactsText
from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.changes.texts import ChangedText
from wijkmakers_site.editing.references.spots import replaced
from wijkmakers_site.editing.references.target import Target, find_target
from wijkmakers_site.editing.references.uses import Use, uses
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.model.file_kinds import GROUP, PICTURE, PROGRAMME, THEME
from wijkmakers_site.problems.problem import InvalidContentError, UsageError
from wijkmakers_site.reading.load import Reading, read
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.notation.ids import as_id, slug
from wijkmakers_site.reading.source.text import MAX_BYTES
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.values import dataclass

_FORMERLY = "voorheen"
_LEDGER = "content/agenda.lock"


@dataclass(frozen=True, slots=True)
class Renamed:
    """What was done: the `target` as it was, its `new` id, the paths that moved (`moves`), how many places name it
    (`places`) in which `files`, and whether its old address goes on working (`remembered`): it was published.
    """

    target: Target
    new: str
    moves: tuple[tuple[str, str], ...]
    places: int
    files: tuple[str, ...]
    remembered: bool


def rename(root: Path, day: date, kind: str, old: str, new: str) -> Renamed:
    """Give the thing of `kind` with the id `old` the id `new`.

    Raises UsageError where that cannot be, InvalidContentError where `content/` has errors, before or after it: what
    cannot be read may name it too. Then nothing is changed.
    """
    reading = read(root / "content", day)
    _refuse_errors(reading)
    target = find_target(reading.content, kind, old)
    new = _new_id(target, new)
    renaming = _Renaming(root, reading, target, new)
    plan = renaming.plan()
    if wrong := [problem for problem in plan.problems(day) if not problem.warning]:
        raise InvalidContentError(wrong)
    plan.carry_out()
    return Renamed(
        target, new, tuple(plan.moves), len(renaming.uses), tuple(sorted(plan.written)), renaming.was_published
    )


def _refuse_errors(reading: Reading) -> None:
    if errors := [problem for problem in reading.problems if not problem.warning]:
        raise InvalidContentError(errors)


def _span(text: ChangedText, offset: int, id: str) -> tuple[int, int]:
    """Where an id stands in the address that begins at an offset; a space in a name may be `%20` there."""
    address = re.compile(r"[^)>\n]*").match(text.text, offset)
    for written in (id, quote(id)):
        at = address[0].find(written) if address else -1
        if at >= 0:
            return offset + at, offset + at + len(written)
    raise text.too_odd()


def _new_name(target: Target, typed: str) -> str:
    """Of a picture: a plain one, of the same kind."""
    file = PurePosixPath(target.id)
    plain = f"{as_id(PurePosixPath(typed).stem) or 'naam'}{file.suffix.lower()}"
    if typed.strip() != plain:
        raise UsageError(f'"{typed}" kan geen naam zijn: kleine letters, cijfers en streepjes. Schrijf `{plain}`.')
    if plain == target.id:
        raise UsageError(f"Het beeld heet al `{plain}`.")
    return plain


def _new_id(target: Target, typed: str) -> str:
    if target.kind == PICTURE:
        return _new_name(target, typed)
    programme, slash, id = typed.strip().strip("/").rpartition("/")
    if slash and programme != target.programme:
        message = (
            f"Zo verhuist de {target.kind} naar een andere leergang. Dat doe je zelf: verplaats haar regels, en zet"
        )
        raise UsageError(f"{message} er `voorheen: [{target.typed}]` bij. Schrijf hier alleen het nieuwe id.")
    try:
        new = slug(id)
    except NotationError as error:
        raise UsageError(f"{error.message} {error.cure}".rstrip()) from None
    if new == target.id:
        raise UsageError(f"De {target.kind} heet al `{new}`.")
    return new


class _Renaming:
    """Collects the changes of one renaming, file by file."""

    def __init__(self, root: Path, reading: Reading, target: Target, new: str) -> None:
        self.root, self.target, self.new = root, target, new
        self.uses = uses(reading.content, target)
        site = reading.content.site
        self._site_root = Root(site.record.url.rstrip("/") + "/" if site else "")
        self._texts: dict[str, ChangedText] = {}
        self.was_published = self._was_published()

    def _was_published(self) -> bool:
        """Whether people may have kept an address of it: the ledger knows every one that was ever published."""
        # What is in a programme that got another id itself was published under the one that this had.
        filed, programme = self.target.filed, self.target.programme
        owners = [programme, *(getattr(filed.record, "formerly", ()) if filed and programme else ())]
        places = (each for owner in owners for each in replace(self.target, programme=owner).before_id)
        before = [f"{each}{self.target.id}" for each in places]
        known = read_ledger(self.root / _LEDGER, _LEDGER).addresses
        return any(path.startswith((f"{each}/", f"{each}.")) for path in known for each in before)

    def plan(self) -> Plan:
        for use in self.uses:
            self._change(use)
        self._identity()
        plan = Plan(self.root)
        for text in self._texts.values():
            plan.change(text, text.result() if isinstance(text, FactsText) else text.raw)
        for old, new in self._moves():
            plan.move(old, new)
        return plan

    def _change(self, use: Use) -> None:
        text = self._text(use.path)
        if isinstance(text, FactsText):
            if use.named:
                text.rewrite(use.at, lambda value: value.replace(self.target.id, self.new))
            else:
                text.rewrite(use.at, lambda value: replaced(value, self.target, self.new, self._site_root))
        else:
            start, end = _span(text, use.offset, self.target.id)
            text.splice(start, end, self.new)

    def _identity(self) -> None:
        """Its own id where that stands in a file, and the one that it had."""
        target = self.target
        if target.filed is None:  # a picture is called as its file
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
        if target.kind == PICTURE:
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
            raw = read_plain(self.root / path, self.root, MAX_BYTES)
            self._texts[path] = FactsText(path, raw) if path.endswith(".yaml") else ChangedText(path, raw)
        return self._texts[path]
