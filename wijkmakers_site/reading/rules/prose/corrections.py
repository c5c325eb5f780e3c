"""What in a text can be written in one right way only: where from and to, what must stand there, and why."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.reading.rules.prose.links import well_formed_links
from wijkmakers_site.reading.rules.prose.published import PublishedText
from wijkmakers_site.reading.rules.prose.syntax.headings import marks_without_space
from wijkmakers_site.reading.rules.prose.syntax.lists import marks_to_replace
from wijkmakers_site.text.addresses.foreign_addresses import straight
from wijkmakers_site.text.prose.link_check import completed
from wijkmakers_site.text.prose.written_links import written_links
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Correction:
    """From `start` up to `end` (offsets in the text) must stand `new`; `reason` is Dutch, without a full stop."""

    start: int
    end: int
    new: str
    reason: str


def corrections(text: PublishedText) -> Iterator[Correction]:
    """In order, and none within another."""
    end = 0
    for correction in sorted(_all(text)):
        if correction.start >= end:
            yield correction
            end = correction.end


def _all(text: PublishedText) -> Iterator[Correction]:
    for found in marks_to_replace(text):
        yield Correction(*found, "elk punt van een lijst begint met een streepje of een nummer, en een spatie")
    for found in well_formed_links(text):
        yield Correction(*found, "een link wordt `[woorden](adres)`")
    for found in marks_without_space(text):
        yield Correction(*found, "na de hekjes van een kop komt een spatie")
    for link in written_links(text.text):
        if not link.is_picture and (address := straight(link.address) or completed(link.address)):
            yield Correction(link.at, link.at + len(link.address), address, "een adres is volledig, en zonder omweg")
