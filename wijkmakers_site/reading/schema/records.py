"""Which record declares the fields of each kind of file: the model, which declares the kinds, imports nothing."""

from __future__ import annotations

from collections.abc import Mapping

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.general import PageRecord, SiteRecord
from wijkmakers_site.reading.schema.people import OrganisationRecord, SpeakerRecord, VenueRecord
from wijkmakers_site.reading.schema.programme import ProgrammeRecord

# In the order of the manual.
RECORDS: Mapping[FileKind, type[Record]] = {
    file_kinds.PROGRAMME: ProgrammeRecord,
    file_kinds.SPEAKER: SpeakerRecord,
    file_kinds.VENUE: VenueRecord,
    file_kinds.ORGANISATION: OrganisationRecord,
    file_kinds.PAGE: PageRecord,
    file_kinds.SITE: SiteRecord,
}
