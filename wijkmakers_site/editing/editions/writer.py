"""The files of the next edition, made of those of the old one: every value that stays stays to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Any

from wijkmakers_site.editing.changes.facts import FactsText
from wijkmakers_site.editing.changes.texts import ChangedText
from wijkmakers_site.editing.editions.emptied import TO_FILL_IN, emptied
from wijkmakers_site.editing.editions.planned import NewEdition
from wijkmakers_site.editing.editions.shift import moved_date
from wijkmakers_site.editing.editions.wording import Wording
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.model.enums import State
from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.problem import place_in
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.notation.days import day as parse_day
from wijkmakers_site.reading.rules.days.holidays import unknown_school_holidays
from wijkmakers_site.reading.rules.prose.published import PublishedText
from wijkmakers_site.reading.schema.declared import declared_at
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath, read_document
from wijkmakers_site.reading.source.text import MAX_BYTES

_DATES = ("datum", "einddatum", "begindatum")
_PERIODS = ("gastorganisaties", "betrokkenen")  # whose `vanaf` and `tot` are days within the edition
_SHOWN = 100  # characters of a text with years in it
_OF_PICTURES = ("afbeelding", "betrokkenen")  # a caption tells of the day on which it was taken


class EditionWriter:
    """Fills the plan of a new edition, and what is to be told of it."""

    def __init__(self, edition: NewEdition, wording: Wording, content: Content) -> None:
        self.edition, self.wording, self.content = edition, wording, content
        self.root = edition.plan.root
        self._worded: dict[DataPath, bool] = {}  # texts of the file of facts, with whether they change

    def write(self) -> None:
        edition = self.edition
        self._facts()
        for prose in edition.old.prose.values():
            self._prose(prose)
        self._series_of_old()
        self._to_confirm()
        last = max(each.day for each in edition.planning) if edition.planning else edition.shift.first
        edition.unknown_holidays = unknown_school_holidays(edition.shift.first, last)

    def _new_path(self, path: str) -> str:
        return str(PurePosixPath(self.edition.path).with_name(PurePosixPath(path).name))

    def _read(self, path: str) -> bytes:
        return read_plain(self.root / path, self.root, MAX_BYTES)

    def _facts(self) -> None:
        path = self.edition.old.document.path
        text = FactsText(path, self._read(path))
        gone = list(emptied(text.document))
        by = self.edition.shift.by
        further = {each.at[:-1]: each.day - each.new for each in self.edition.planning}
        for at in text.document.values:
            if any(at[: len(each)] == each for each in gone):
                continue
            if at[-1] in _DATES:
                self._date(text, at, by + further.get(at[:-1], timedelta()))
            elif at[0] in _PERIODS and at[-1] in ("vanaf", "tot"):
                self._period(text, at, by)
            else:
                self._words(text, at)
        for at in gone:
            text.remove(at)
        self._named(text)
        self.edition.emptied += sorted({str(at[-1]) for at in gone} & TO_FILL_IN)
        after = text.result()
        self.edition.plan.create(self.edition.path, after)
        self._tell_of_words(after)

    def _tell_of_words(self, after: bytes) -> None:
        """Where in the new file words were changed, and where years are left."""
        document, _ = read_document(self.edition.path, after)
        assert document
        for at in self._worded:
            place = f"{self.edition.path}:{document.place(at)[0]}"
            node: Any = document.data
            for step in at:
                node = node[step]
            if years := self.wording.doubtful(node):
                self.edition.doubtful.append(f"{place}: {_around(node, years[0])}")
            if self._worded[at]:
                self.edition.changed.append(f"{place}: `{at[-1]}`")

    def _period(self, text: FactsText, at: DataPath, by: timedelta) -> None:
        written = text.value(at)
        if isinstance(written, str) and (new := moved_date(written, by)):
            text.set(at, new)
            text.silence_no_more(at)
            self.edition.periods.append(f"`{at[0]}`: {at[-1]} {new}")

    def _date(self, text: FactsText, at: DataPath, by: timedelta) -> None:
        written = text.value(at)
        new = moved_date(written, by) if isinstance(written, str) else None
        if new:
            text.set(at, self._around_all(at, new))
            text.silence_no_more(at)

    def _around_all(self, at: DataPath, new: str) -> str:
        """The first or last day of the programme, where a session that made room for a holiday went beyond it."""
        days = [each.day for each in self.edition.planning]
        if len(at) > 1 or not days:
            return new
        day = parse_day(new)
        edge = min(*days, day) if at[-1] == "begindatum" else max(*days, day)
        return new if edge == day else edge.isoformat()

    def _words(self, text: FactsText, at: DataPath) -> None:
        value, declared = text.value(at), declared_at(ProgrammeRecord, at)
        if not isinstance(value, str) or at in (("titel",), ("editie",)) or at[0] in _OF_PICTURES:
            return
        if declared is None or not (declared.is_text or "/" in value):
            return
        new = self.wording.text(value)
        self._worded[at] = new != value
        if new == value:
            return
        if "\n" in text.text[text.spans[at].start : text.spans[at].end] and "\n" not in value.strip():
            text.set(at, new.strip())  # written over several lines, a date may be broken in two
        else:
            text.rewrite(at, self.wording.text)

    def _named(self, text: FactsText) -> None:
        names, data = self.edition.names, text.document.data
        text.set(("titel",), names.title)
        if names.edition:
            text.set(("editie",), names.edition)
        elif "editie" in data:
            text.remove(("editie",))
            self.edition.emptied.append("editie")
        if "status" in data:
            text.set(("status",), State.TENTATIVE.value)
        else:
            text.put((), "status", State.TENTATIVE.value, "titel")
        if not self.wording.old_days:
            text.put((), "begindatum", self.edition.shift.first.isoformat(), "titel")
        if "reeks" not in data:
            text.put((), "reeks", names.series, "titel")

    def _prose(self, prose: Prose) -> None:
        text = ChangedText(prose.source, self._read(prose.source))
        words = PublishedText(Prose(prose.source, text.text)).text
        for start, end, new in self.wording.changes(words):
            text.splice(start, end, new)
        after, path = text.after, self._new_path(prose.source)
        self.edition.plan.create(path, text.raw)
        if after != text.text:
            self.edition.changed.append(path)
        readable = PublishedText(Prose(path, after))
        for offset in self.wording.doubtful(readable.words):
            self.edition.doubtful.append(f"{path}:{place_in(after, offset)[0]}: {_around(after, offset)}")

    def _series_of_old(self) -> None:
        """Editions find each other by their series: the old one gets it too where it had none."""
        old = self.edition.old
        if not old.record.series:
            text = FactsText(old.document.path, self._read(old.document.path))
            text.put((), "reeks", self.edition.names.series, "titel")
            self.edition.plan.change(text, text.result())

    def _to_confirm(self) -> None:
        record = self.edition.old.record
        names = {each.id: each.record.name for each in self.content.speakers}
        venues = {each.id: each.record.name for each in self.content.venues}
        named = [("de hele leergang", each.speaker) for each in record.speakers]
        named += [(module.title, each.speaker) for module in record.modules for each in module.speakers]
        for title, id in named:
            self.edition.speakers.setdefault(names.get(id, id), []).append(title)
        for title, id in self._venues():
            self.edition.venues.setdefault(venues.get(id, id), []).append(title)

    def _venues(self) -> Iterator[tuple[str, str]]:
        for module in self.edition.old.record.modules:
            for id in dict.fromkeys([module.venue, *(session.venue for session in module.sessions)]):
                if id:
                    yield module.title, id


def _around(text: str, offset: int) -> str:
    """The words of one line around a place in it."""
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    line, at = text[start : end if end >= 0 else len(text)], offset - start
    first, last = max(at - _SHOWN // 2, 0), min(at + _SHOWN // 2, len(line))
    return f"{'…' if first else ''}{line[first:last].strip()}{'…' if last < len(line) else ''}"
