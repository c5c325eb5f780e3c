"""Content -> Site: ids become the objects they stand for. Called when no rule is broken; nothing is checked here.

Every field is handed over by name: a field of the model that is forgotten here is a type error. What of a declared
field reaches the site is what `tests/test_field_reach.py` asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import cast

from wijkmakers_site.model import academy, enrolment, enums, people
from wijkmakers_site.model.derived import states as model_states
from wijkmakers_site.reading import states
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.linking import linked_news
from wijkmakers_site.reading.linking import linked_parts as parts
from wijkmakers_site.reading.rules.prose.pictures import text_pictures
from wijkmakers_site.reading.schema.kinds.general import MenuRecord, SiteRecord
from wijkmakers_site.reading.schema.kinds.module import AppearanceRecord, ModuleRecord, PartRecord, SessionRecord
from wijkmakers_site.reading.schema.kinds.people import OrganisationRecord, SpeakerRecord, VenueRecord
from wijkmakers_site.reading.schema.kinds.programme import InvolvedRecord, ProgrammeRecord, ProgrammeSpeakerRecord
from wijkmakers_site.reading.schema.kinds.shared import ImageRecord, LinkRecord
from wijkmakers_site.reading.speakers import everybody
from wijkmakers_site.text.prose.own_files import Downloads
from wijkmakers_site.text.words import collation
from wijkmakers_site.values import dataclass


def link(content: Content) -> academy.Site:
    """The whole site. `content` must have a site record and break no rule."""
    return _Linker(content).site()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a module or session is: at a `venue` (None: not known), by the link `online` (None: not online, or without
    a link), or both.
    """

    venue: people.Venue | None
    online: str | None


class _Linker:
    def __init__(self, content: Content) -> None:
        self.content = content
        # `load` links only where there are no errors, and a site file that cannot be read is one.
        self.site_record: SiteRecord = cast(FiledRecord[SiteRecord], content.site).record
        self.file_content = cache(lambda name: parts.file_content(content.images[name]))  # many pages may show the same
        self.downloads = Downloads(content.downloads.values())
        self.known_as = parts.known_as(self.content.programmes)
        self.themes = {theme.id: parts.theme(theme) for theme in self.site_record.themes}
        self.organisations = self._organisations()
        self.venues = {filed.id: self._venue(filed) for filed in content.venues}
        self.speakers = {filed.id: self._speaker(filed) for filed in content.speakers}

    def site(self) -> academy.Site:
        record = self.site_record
        return academy.Site(
            name=record.name,
            motto=record.motto,
            summary=record.summary,
            url=record.url.rstrip("/") + "/",
            organisation=self._organisation(record.organisation),
            contact=parts.contact(record.contact),
            privacy=parts.privacy(record.privacy, record.contact, self.organisations),
            funders=tuple(self.organisations[id] for id in record.funders),
            menu=tuple(map(self._hyperlink, record.menu)),
            footer=tuple(map(self._hyperlink, record.footer)),
            accessibility=parts.accessibility(record.accessibility, self.downloads),
            themes=tuple(self.themes.values()),
            programmes=tuple(map(self._programme, self.content.programmes)),
            speakers=tuple(sorted(self.speakers.values(), key=lambda each: collation.person_key(each.name))),
            venues=tuple(self.venues.values()),
            organisations=tuple(self.organisations.values()),
            pages=tuple(map(parts.page, self.content.pages)),
            news=tuple(
                linked_news.news_item(filed, self._image, self.speakers, self.organisations)
                for filed in self.content.news
            ),
            text_images=tuple(self._text_images()),
            downloads=tuple(self.content.downloads.values()),
            synonyms=tuple(tuple(words.replace(",", " ").split()) for words in record.synonyms),
            root_files=tuple(self.content.root_files),
            host=record.host,
            security=parts.security(record.security),
            cms=parts.cms(record.cms),
            old_addresses=tuple(parts.old_addresses(self.content.redirects)),
        )

    def _organisations(self) -> dict[str, people.Organisation]:
        """In the order of the files, though one that is part of another can only be made after it."""
        filed = {organisation.id: organisation for organisation in self.content.organisations}
        linked = dict[str, people.Organisation]()
        return {id: self._organisation_of(id, filed, linked) for id in filed}

    def _organisation_of(
        self, id: str, filed: Mapping[str, FiledRecord[OrganisationRecord]], linked: dict[str, people.Organisation]
    ) -> people.Organisation:
        # The depth is bounded: the rule `part_of_itself` refuses circles.
        if id not in linked:
            record = filed[id].record
            linked[id] = people.Organisation(
                id=id,
                name=record.name,
                summary=record.summary,
                website=record.website,
                part_of=self._organisation_of(record.part_of, filed, linked) if record.part_of else None,
                logo=self._image(record.logo),
                prose=filed[id].prose.get(""),
                formerly=record.formerly,
            )
        return linked[id]

    def _venue(self, filed: FiledRecord[VenueRecord]) -> people.Venue:
        record = filed.record
        return people.Venue(
            id=filed.id, name=record.name, address=record.address, postcode=record.postcode, town=record.town,
            country=record.country, room=record.room, position=record.position, accessibility=record.accessibility,
            arrival=parts.arrival(record.arrival), website=record.website, online=record.online,
            image=self._image(record.image), prose=filed.prose.get(""), formerly=record.formerly,
        )  # fmt: skip

    def _speaker(self, filed: FiledRecord[SpeakerRecord]) -> people.Speaker:
        record = filed.record
        return people.Speaker(
            id=filed.id,
            name=record.name,
            position=record.position,
            organisation=self._organisation(record.organisation),
            works=tuple(map(parts.work, record.works)),
            links=tuple(map(self._hyperlink, record.links)),
            photo=self._image(record.photo),
            prose=filed.prose.get(""),
            formerly=record.formerly,
        )

    def _image(self, record: ImageRecord | None) -> people.Image | None:
        if record is None:
            return None
        return people.Image(
            file=record.file,
            alt=record.alt,
            caption=record.caption,
            maker=record.maker,
            focus=record.focus,
            consent_until=record.consent_until,
            content=self.file_content(record.file),
        )

    def _hyperlink(self, record: LinkRecord | MenuRecord) -> people.Link:
        return parts.hyperlink(record, self.downloads)

    def _text_images(self) -> Iterator[people.Image]:
        """The pictures of texts; who made one, and until when it may be shown, a file of facts may say."""
        facts = {image.file: image for _, _, image in self.content.image_mentions()}
        consents: dict[str, date] = {}
        for _, _, image in self.content.image_mentions():
            if image.consent_until:
                consents[image.file] = min(image.consent_until, consents.get(image.file, image.consent_until))
        # One that is not there was reported; the rest of its text is judged all the same (`sound_part`).
        for name in sorted({picture.name for picture in text_pictures(self.content)} & self.content.images.keys()):
            maker = facts[name].maker if name in facts else None
            yield people.Image(name, "", None, maker, None, consents.get(name), self.file_content(name))

    def _organisation(self, id: str | None) -> people.Organisation | None:
        return self.organisations[id] if id else None

    def _appearances(self, records: Iterable[AppearanceRecord]) -> tuple[people.Appearance, ...]:
        return tuple(people.Appearance(self.speakers[record.speaker], record.role) for record in records)

    def _part(self, record: PartRecord) -> academy.Part:
        return academy.Part(record.title, record.hours, self._appearances(record.speakers))

    def _named(self, records: Iterable[ProgrammeSpeakerRecord]) -> tuple[people.Appearance, ...]:
        return tuple(people.Appearance(self.speakers[each.speaker], each.role, each.is_example) for each in records)

    def _involved(self, record: InvolvedRecord) -> enrolment.Involved:
        return enrolment.Involved(
            role=record.role, name=record.name, organisation=self._organisation(record.organisation),
            email=record.email, phone=record.phone, starts=record.starts, ends=record.ends,
        )  # fmt: skip

    def _programme(self, filed: FiledRecord[ProgrammeRecord]) -> academy.Programme:
        record, id = filed.record, filed.id
        groups = {group.id: parts.group(group) for group in record.groups}
        themes = tuple(self.themes[id] for id in record.themes)
        organisers, partners = (
            tuple(self.organisations[id] for id in ids)
            for ids in (record.organisers or self.site_record.defaults.organisers, record.partners)
        )
        return academy.Programme(
            id=id, title=record.title, summary=record.summary, tagline=record.tagline, kind=record.kind,
            series=record.series, edition=record.edition, themes=themes, labels=record.labels, area=record.area,
            audience=record.audience, intake_demands=record.intake_demands, outcomes=record.outcomes,
            commissioner=self._organisation(record.commissioner), organisers=organisers, partners=partners,
            hosts=parts.hosts(record.hosts, self.organisations),
            people=tuple(map(self._involved, record.people)), appearances=self._named(record.speakers),
            starts=record.starts, ends=record.ends, dates_to_follow=record.dates_to_follow, running=record.running,
            begun=record.begun, only_announced=record.only_announced, duration=record.duration,
            registration=parts.registration(record.registration), price=parts.price(record.price),
            study_load=record.study_load, attendance_required=record.attendance_required,
            certificate=record.certificate, credits=record.credits, venue=self._venue_of(record),
            language=record.language, evaluation=parts.evaluation(record.evaluation),
            extra_meetings=tuple(map(parts.extra_meetings, record.extra_meetings)), groups=tuple(groups.values()),
            announced_modules=record.announced_modules, image=self._image(record.image),
            photos=linked_news.photos(record.photos, self._image), video=linked_news.video(record.video, self._image),
            questions=tuple(map(parts.question, record.questions)), draft=record.draft,
            state=states.of_programme(record)[0], reason=record.reason, modules=self._modules(filed, groups),
            prose=filed.prose.get(""), formerly=record.formerly,
        )  # fmt: skip

    def _venue_of(self, programme: ProgrammeRecord) -> people.Venue | None:
        return self.venues[programme.venue] if programme.venue else None

    def _modules(
        self, filed: FiledRecord[ProgrammeRecord], groups: dict[str, academy.Group]
    ) -> tuple[academy.Module, ...]:
        """All modules, concepts too: the site without concepts numbers the others anew."""
        modules, number = [], 0
        for record in filed.record.modules:
            numbered = record.kind is enums.ModuleKind.MODULE
            number += numbered
            group = groups[record.group] if record.group else None
            modules.append(self._module(filed, record, number if numbered else None, group))
        return tuple(modules)

    def _module(
        self,
        filed: FiledRecord[ProgrammeRecord],
        record: ModuleRecord,
        number: int | None,
        group: academy.Group | None,
    ) -> academy.Module:
        programme = filed.record
        own = _Place(self.venues[record.venue] if record.venue else None, record.online)
        # A module at another place, or online alone, is not at that of its programme as well.
        place = own if record.venue or record.online else _Place(self._venue_of(programme), None)
        sessions = self._sessions(programme, record, place)
        state, reason = model_states.of_module(*states.of_module(programme, record), sessions)
        return academy.Module(
            id=record.id, title=record.title, kind=record.kind, number=number, summary=record.summary,
            phase=record.phase, state=state, reason=reason, group=group,
            themes=tuple(self.themes[id] for id in record.themes), sessions=sessions,
            date_to_follow=not sessions and (record.date_to_follow or programme.dates_to_follow),
            venue=place.venue, online=place.online, parts=tuple(map(self._part, record.parts)),
            appearances=self._appearances(everybody(record)), points=record.points, preparation=record.preparation,
            materials=tuple(map(self._hyperlink, record.materials)), prose=filed.prose.get(record.id),
            evaluation=parts.evaluation(record.evaluation),
            formerly=parts.former_addresses(filed.id, record, self.known_as),
        )  # fmt: skip

    def _sessions(self, programme: ProgrammeRecord, module: ModuleRecord, place: _Place) -> tuple[academy.Session, ...]:
        if not module.day:
            return tuple(self._session(programme, module, record, place) for record in module.sessions)
        state, reason = states.of_module(programme, module)
        return (
            academy.Session(
                id="",
                title=None,
                first_day=module.day,
                last_day=module.last_day or module.day,
                hours=module.hours,
                venue=place.venue,
                online=place.online,
                state=state,
                reason=reason,
                has_own_state=states.says_so_itself(module, states.of_programme(programme)[0]),
                answers=parts.answers(module),
            ),
        )

    def _session(
        self, programme: ProgrammeRecord, module: ModuleRecord, record: SessionRecord, place: _Place
    ) -> academy.Session:
        """A session without a place of its own is where its module is; without hours, when its module is."""
        # The two go together: a session at another venue is not at the link of its module as well.
        elsewhere = record.venue or record.online
        state, reason = states.of_session(programme, module, record)
        return academy.Session(
            id=record.id,
            title=record.title,
            first_day=record.day,
            last_day=record.last_day or record.day,
            hours=record.hours or module.hours,
            venue=self.venues[record.venue] if record.venue else None if elsewhere else place.venue,
            online=record.online if elsewhere else place.online,
            state=state,
            reason=reason,
            has_own_state=states.says_so_itself(record, states.of_module(programme, module)[0]),
            answers=parts.answers(module, record),
        )
