"""Which record declares the fields of each kind of file: the model, which declares the kinds, imports nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.reading.schema.fields import ListOf, Record
from wijkmakers_site.reading.schema.kinds.general import PageRecord, SiteRecord
from wijkmakers_site.reading.schema.kinds.news import NewsRecord
from wijkmakers_site.reading.schema.kinds.people import OrganisationRecord, SpeakerRecord, VenueRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.kinds.redirects import RedirectsRecord

# In the order of the manual.
RECORDS: Mapping[FileKind, type[Record]] = {
    file_kinds.PROGRAMME: ProgrammeRecord,
    file_kinds.SPEAKER: SpeakerRecord,
    file_kinds.VENUE: VenueRecord,
    file_kinds.ORGANISATION: OrganisationRecord,
    file_kinds.NEWS: NewsRecord,
    file_kinds.PAGE: PageRecord,
    file_kinds.SITE: SiteRecord,
    file_kinds.REDIRECTS: RedirectsRecord,
}


def declared_keys() -> dict[str, bool]:
    """Every key of every kind of file, at any depth, with whether a list stands behind it."""
    keys: dict[str, bool] = {}
    for record in RECORDS.values():
        for key, is_list in _keys(record):
            keys[key] = keys.get(key, False) or is_list
    return keys


def _keys(record: type[Record]) -> Iterator[tuple[str, bool]]:
    for key, field in record.fields.items():
        yield key, isinstance(field.value_type, ListOf)
        if field.inner:
            yield from _keys(field.inner)


def kind_of(keys: set[str]) -> FileKind | None:
    """The only kind of file that has all these keys and asks for no others; None where there is none, or are more."""
    fitting = [
        kind
        for kind, record in RECORDS.items()
        if keys <= record.fields.keys() and all(field.key in keys for field in record.required)
    ]
    return fitting[0] if len(fitting) == 1 else None
