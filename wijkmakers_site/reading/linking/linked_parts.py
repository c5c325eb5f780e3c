"""Records that need no other file -> the model. A field of the model that is forgotten here is a type error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import product
from pathlib import Path

from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.model import academy, enrolment, people
from wijkmakers_site.model.answers import EntryAnswers
from wijkmakers_site.model.website import general
from wijkmakers_site.model.website.accessibility import (
    AccessibilityStatement,
    Approval,
    Complaints,
    Examination,
    Limitation,
)
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.model.website.redirects import OldAddress
from wijkmakers_site.model.website.root_files import SecurityContact
from wijkmakers_site.reading.content import MAX_PICTURE_BYTES, FiledRecord
from wijkmakers_site.reading.schema.kinds.general import (
    AccessibilityRecord,
    CmsRecord,
    ContactRecord,
    ExaminationRecord,
    LimitationRecord,
    MenuRecord,
    PageRecord,
    PrivacyRecord,
    SecurityRecord,
    ThemeRecord,
)
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.kinds.people import ArrivalRecord, WorkRecord
from wijkmakers_site.reading.schema.kinds.programme import (
    ExtraMeetingsRecord,
    GroupRecord,
    HostingRecord,
    PriceRecord,
    ProgrammeRecord,
    QuestionRecord,
    RegistrationRecord,
)
from wijkmakers_site.reading.schema.kinds.redirects import RedirectsRecord
from wijkmakers_site.reading.schema.kinds.shared import EvaluationRecord, LinkRecord
from wijkmakers_site.text.prose.own_files import Downloads


def file_content(picture: Path) -> people.FileContent:
    read = partial(read_plain, picture, picture.parent, MAX_PICTURE_BYTES)
    return people.FileContent(sha256(read()).digest(), read)


def theme(record: ThemeRecord) -> academy.Theme:
    return academy.Theme(id=record.id, title=record.title, explanation=record.explanation, formerly=record.formerly)


def hyperlink(record: LinkRecord | MenuRecord, downloads: Downloads) -> people.Link:
    return _link(record.title, record.url, downloads)


def _link(title: str, url: str, downloads: Downloads) -> people.Link:
    download = downloads.find(url) if url.startswith("/") else None
    return people.Link(title=title, url=f"/{download.path}" if download else url, download=download)


def page(filed: FiledRecord[PageRecord]) -> general.Page:
    record, prose = filed.record, filed.prose.get("")
    return general.Page(
        id=filed.id,
        title=record.title,
        summary=record.summary,
        prose=prose,
        kind=record.kind,
        formerly=record.formerly,
    )


def contact(record: ContactRecord | None) -> general.Contact | None:
    if record is None:
        return None
    return general.Contact(
        name=record.name, email=record.email, phone=record.phone, visits=record.visits, post=record.post,
        hours=record.hours, registration=record.registration,
    )  # fmt: skip


def privacy(
    record: PrivacyRecord | None, contact: ContactRecord | None, organisations: Mapping[str, people.Organisation]
) -> general.Privacy | None:
    """Questions about it go where all questions go, unless somebody says otherwise."""
    if record is None:
        return None
    email = record.email or (contact.email if contact else None)
    return general.Privacy(
        responsible=organisations[record.responsible], email=email, officer=record.officer,
        logged=record.logged, purpose=record.purpose, ground=record.ground, kept=record.kept,
        receivers=record.receivers,
    )  # fmt: skip


def accessibility(record: AccessibilityRecord | None, downloads: Downloads) -> AccessibilityStatement | None:
    if record is None:
        return None
    approval, complaints = record.approval, record.complaints
    return AccessibilityStatement(
        status=record.status,
        drawn_up=record.drawn_up,
        reviewed=record.reviewed,
        approval=Approval(function=approval.function, day=approval.day) if approval else None,
        examinations=tuple(_examination(each, downloads) for each in record.examinations),
        limitations=tuple(map(_limitation, record.limitations)),
        planned=record.planned,
        register=record.register,
        promises=record.promises,
        complaints=Complaints(name=complaints.name, url=complaints.url) if complaints else None,
    )


def _examination(record: ExaminationRecord, downloads: Downloads) -> Examination:
    return Examination(
        subject=record.subject,
        day=record.day,
        outcome=record.outcome,
        is_complete=record.complete,
        report=_link(record.subject, record.report, downloads) if record.report else None,
    )


def _limitation(record: LimitationRecord) -> Limitation:
    return Limitation(
        what=record.what, criterion=record.criterion, cause=record.cause, consequence=record.consequence,
        alternative=record.alternative, measure=record.measure, ready=record.ready,
    )  # fmt: skip


def arrival(record: ArrivalRecord | None) -> people.Arrival | None:
    return people.Arrival(bike=record.bike, bus=record.bus, car=record.car) if record else None


def work(record: WorkRecord) -> people.Work:
    return people.Work(title=record.title, kind=record.kind, link=record.link)


def registration(record: RegistrationRecord | None) -> enrolment.Registration | None:
    if record is None:
        return None
    return enrolment.Registration(
        link=record.link,
        opens=record.opens,
        closes=record.closes,
        places=record.places,
        places_per_organisation=record.places_per_organisation,
        organisations=record.organisations,
        full=record.full,
        explanation=record.explanation,
    )


def price(record: PriceRecord | None) -> enrolment.Price | None:
    if record is None:
        return None
    return enrolment.Price(
        amount=record.amount,
        vat=record.vat,
        explanation=record.explanation,
        rates=tuple(enrolment.Rate(who=each.who, amount=each.amount) for each in record.rates),
        early=enrolment.EarlyPrice(amount=record.early.amount, until=record.early.until) if record.early else None,
    )


def hosts(
    records: Iterable[HostingRecord], organisations: Mapping[str, people.Organisation]
) -> tuple[enrolment.Hosting, ...]:
    return tuple(enrolment.Hosting(organisations[each.organisation], each.starts, each.ends) for each in records)


def evaluation(record: EvaluationRecord | None) -> enrolment.Evaluation | None:
    return enrolment.Evaluation(record.link, record.closes) if record else None


def extra_meetings(record: ExtraMeetingsRecord) -> enrolment.ExtraMeetings:
    return enrolment.ExtraMeetings(
        kind=record.kind, count=record.count, length=record.length, explanation=record.explanation
    )


def group(record: GroupRecord) -> academy.Group:
    return academy.Group(id=record.id, title=record.title, formerly=record.formerly)


def known_as(programmes: Iterable[FiledRecord[ProgrammeRecord]]) -> Mapping[str, tuple[str, ...]]:
    """All ids of a programme, the latest first, by each of them. An id of today goes before one of the past."""
    names: dict[str, tuple[str, ...]] = {}
    for filed in programmes:
        ids = (filed.id, *reversed(filed.record.formerly))
        names = dict.fromkeys(ids, ids) | names | {filed.id: ids}
    return names


def former_addresses(
    programme: str, module: ModuleRecord, known: Mapping[str, tuple[str, ...]]
) -> tuple[academy.ModuleAddress, ...]:
    """Where a module may have stood, the latest first: each of its earlier ids goes with all ids of its programmes."""
    own = known[programme]
    earlier = [*reversed(module.formerly)]
    ids = [old.id for old in earlier if old.programme in ("", *own)]
    elsewhere = [
        (known.get(old.programme, (old.programme,)), old) for old in earlier if old.programme not in ("", *own)
    ]
    found = [
        *product(own, [module.id, *ids]),
        *((name, old.id) for names, old in elsewhere for name in names),
        # Its other ids may be of the time before it moved.
        *((name, id) for names, _ in elsewhere for name in names for id in ids),
    ]
    return tuple(academy.ModuleAddress(*each) for each in dict.fromkeys(found[1:]))


def answers(module: ModuleRecord, day: SessionRecord | None = None) -> EntryAnswers:
    """Of a day of a module with several, its own and those of its module."""
    return EntryAnswers(
        moved_from=(day and day.moved_from) or module.moved_from,
        other_than=(day and day.other_than) or module.other_than,
        corrected=module.corrected if isinstance(module.corrected, date) else None,
        left_alone=module.corrected is False,
    )


def question(record: QuestionRecord) -> enrolment.Question:
    return enrolment.Question(question=record.question, answer=record.answer, asker=record.asker)


def old_addresses(filed: FiledRecord[RedirectsRecord] | None) -> Iterator[OldAddress]:
    if filed is None:
        return
    for index, record in enumerate(filed.record.redirects):
        at = filed.document.problem(("omleidingen", index, "naar"), "")
        yield OldAddress(record.old, record.target, at.path, (at.line, at.column))


def security(record: SecurityRecord | None) -> SecurityContact | None:
    return SecurityContact(record.email, record.url, record.policy, record.expires) if record else None


def cms(record: CmsRecord | None) -> Cms | None:
    if record is None:
        return None
    return Cms(record.backend, record.repository, record.branch, record.address, record.app_id, record.login)
