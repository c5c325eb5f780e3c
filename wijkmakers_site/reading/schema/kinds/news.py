"""News: a file a piece."""

from __future__ import annotations

from wijkmakers_site.reading.schema.fields import MappingOf, Record, optional, required, several
from wijkmakers_site.reading.schema.kinds.shared import ImageRecord, VideoRecord
from wijkmakers_site.reading.schema.value_types import (
    DAY,
    FLAG,
    ID,
    LINE,
    ORGANISATION_ID,
    PROGRAMME_ID,
    SPEAKER_ID,
)


class NewsRecord(Record):
    title = required("titel", LINE, "De titel van het bericht.", "De aftrap in Selwerd")
    summary = required("samenvatting", LINE, "Wat er is, in één of twee zinnen.", "We zijn begonnen.")
    day = required("datum", DAY, "De dag waarop het op de site komt; de bestandsnaam begint ermee.", "2027-01-12")
    image = optional("afbeelding", MappingOf(ImageRecord), "Het beeld boven het bericht.", "bestand: aftrap.jpg")
    photos = several("fotos", MappingOf(ImageRecord), "Foto's onder de tekst, op volgorde.", "- bestand: aftrap-2.jpg")
    video = optional("video", MappingOf(VideoRecord), "Een video, waar je naar linkt.", "titel: De aftrap")
    programmes = several("leergangen", PROGRAMME_ID, "Id's van leergangen.", "[wijkontwikkeling-2024-2025]")
    speakers = several("sprekers", SPEAKER_ID, "Id's van sprekers.", "[hans-boutellier]")
    organisations = several("organisaties", ORGANISATION_ID, "Id's van organisaties.", "[platform31]")
    draft = optional("concept", FLAG, "`ja`: alleen te zien in het voorbeeld.", "ja", default=False)
    formerly = several("voorheen", ID, "Eerdere id's; oude adressen blijven werken.", "[2027-01-11-aftrap]")
