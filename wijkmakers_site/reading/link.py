"""Content -> Site: ids become the things they stand for. Called when no rule is broken; nothing is checked here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, TypeVar, cast

from wijkmakers_site.model import academy, enums, people
from wijkmakers_site.reading.content import Content, Filed
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.general import AccessibilityRecord, SiteRecord
from wijkmakers_site.reading.schema.module import AppearanceRecord, ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.shared import ImageRecord

M = TypeVar("M")


def link(content: Content) -> academy.Site:
    """The whole site. `content` must have a site record and break no rule."""
    return _Linker(content).site()


def _made(kind: type[M], record: Record | Filed[Record], **linked: Any) -> M:
    """A model value from a record whose fields have the same names; `linked` fills in what needs other files."""
    names = {each.name for each in fields(cast(Any, kind))}
    plain = record.record if isinstance(record, Filed) else record
    if isinstance(record, Filed):
        linked |= {"id": record.id} | ({"prose": record.prose.get("")} if "prose" in names else {})
    return kind(**{name: linked[name] if name in linked else getattr(plain, name) for name in names})


@dataclass(frozen=True, slots=True)
class _Places:
    venue: people.Venue | None
    online: str | None


class _Linker:
    def __init__(self, content: Content) -> None:
        self.content = content
        self.site_record: SiteRecord = cast(Filed[SiteRecord], content.site).record
        self.themes = {theme.id: _made(academy.Theme, theme) for theme in self.site_record.themes}
        self.organisations = self._organisations()
        self.venues = {
            filed.id: _made(
                people.Venue,
                filed,
                image=self._image(filed.record.image),
                arrival=_made(people.Arrival, filed.record.arrival) if filed.record.arrival else None,
            )
            for filed in content.venues
        }
        self.speakers = {
            filed.id: _made(
                people.Speaker,
                filed,
                organisation=self._organisation(filed.record.organisation),
                works=_all(people.Work, filed.record.works),
                links=_all(people.Link, filed.record.links),
                photo=self._image(filed.record.photo),
            )
            for filed in content.speakers
        }

    def site(self) -> academy.Site:
        record = self.site_record
        return _made(
            academy.Site,
            record,
            url=record.url.rstrip("/") + "/",
            contact=_made(academy.Contact, record.contact) if record.contact else None,
            menu=_all(people.Link, record.menu),
            accessibility=_accessibility(record.accessibility) if record.accessibility else None,
            themes=tuple(self.themes.values()),
            programmes=tuple(map(self._programme, self.content.programmes)),
            speakers=tuple(self.speakers.values()),
            venues=tuple(self.venues.values()),
            organisations=tuple(self.organisations.values()),
            pages=tuple(_made(academy.Page, page) for page in self.content.pages),
        )

    def _organisations(self) -> dict[str, people.Organisation]:
        """In the order of the files, though one that is part of another can only be made after it."""
        filed = {each.id: each for each in self.content.organisations}
        made: dict[str, people.Organisation] = {}

        def make(id: str) -> people.Organisation:
            if id not in made:
                record = filed[id].record
                above = make(record.part_of) if record.part_of else None
                made[id] = _made(people.Organisation, filed[id], part_of=above, logo=self._image(record.logo))
            return made[id]

        return {id: make(id) for id in filed}

    def _image(self, record: ImageRecord | None) -> people.Image | None:
        if record is None:
            return None
        return _made(people.Image, record, content=self.content.images[record.file].read_bytes())

    def _organisation(self, id: str | None) -> people.Organisation | None:
        return self.organisations[id] if id else None

    def _appearances(self, records: Iterable[AppearanceRecord]) -> tuple[people.Appearance, ...]:
        return tuple(people.Appearance(self.speakers[record.speaker], record.role) for record in records)

    def _programme(self, filed: Filed[ProgrammeRecord]) -> academy.Programme:
        record = filed.record
        groups = {group.id: _made(academy.Group, group) for group in record.groups}
        organisers = record.organisers or self.site_record.defaults.organisers
        people = (
            _made(academy.Involved, person, organisation=self._organisation(person.organisation))
            for person in record.people
        )
        return _made(
            academy.Programme,
            filed,
            themes=tuple(self.themes[id] for id in record.themes),
            commissioner=self._organisation(record.commissioner),
            organisers=tuple(self.organisations[id] for id in organisers),
            partners=tuple(self.organisations[id] for id in record.partners),
            hosts=tuple(self.organisations[id] for id in record.hosts),
            people=tuple(people),
            appearances=self._appearances(record.speakers),
            registration=_made(academy.Registration, record.registration) if record.registration else None,
            price=_made(academy.Price, record.price) if record.price else None,
            extra_meetings=_all(academy.ExtraMeetings, record.extra_meetings),
            groups=tuple(groups.values()),
            image=self._image(record.image),
            questions=_all(academy.Question, record.questions),
            modules=self._modules(filed, groups),
        )

    def _modules(self, filed: Filed[ProgrammeRecord], groups: dict[str, academy.Group]) -> tuple[academy.Module, ...]:
        modules, number = [], 0
        for record in filed.record.modules:
            numbered = record.kind is enums.ModuleKind.MODULE
            number += numbered
            places = _Places(self.venues[record.venue] if record.venue else None, record.online)
            modules.append(
                _made(
                    academy.Module,
                    record,
                    number=number if numbered else None,
                    group=groups[record.group] if record.group else None,
                    themes=tuple(self.themes[id] for id in record.themes),
                    sessions=self._sessions(record, places),
                    venue=places.venue,
                    parts=_all(academy.Part, record.parts),
                    appearances=self._appearances(record.speakers),
                    materials=_all(people.Link, record.materials),
                    prose=filed.prose.get(record.id),
                )
            )
        return tuple(modules)

    def _sessions(self, module: ModuleRecord, places: _Places) -> tuple[academy.Session, ...]:
        if module.day:
            hours, last = module.hours, module.last_day or module.day
            return (academy.Session("", None, module.day, last, hours, places.venue, places.online),)
        return tuple(self._session(record, module, places) for record in module.sessions)

    def _session(self, record: SessionRecord, module: ModuleRecord, places: _Places) -> academy.Session:
        """A session without a place of its own is where its module is; without hours, when its module is."""
        elsewhere = record.venue or record.online
        return academy.Session(
            record.id,
            record.title,
            record.day,
            record.last_day or record.day,
            record.hours or module.hours,
            self.venues[record.venue] if record.venue else None if elsewhere else places.venue,
            record.online if elsewhere else places.online,
        )


def _accessibility(record: AccessibilityRecord) -> academy.AccessibilityStatement:
    return _made(
        academy.AccessibilityStatement,
        record,
        approval=_made(academy.Approval, record.approval) if record.approval else None,
        examinations=_all(academy.Examination, record.examinations),
    )


def _all(kind: type[M], records: Iterable[Record]) -> tuple[M, ...]:
    return tuple(_made(kind, record) for record in records)
