"""Where links lead: to what every visitor can reach, straight, and without somebody who looks on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord, derived
from wijkmakers_site.reading.rules.prose.published import published_texts
from wijkmakers_site.reading.schema.fields import Record, values_of
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.foreign_addresses import detour, for_colleagues, only_here
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.prose.written_links import may_hold_links, written_links

Fault = Callable[[str], tuple[str, str] | None]
_ADDRESS = regex(r"https?://\S+")


def address_of_one_computer(content: Content) -> Iterator[Problem]:
    """A link works for every visitor, not only for who wrote it."""
    yield from _faults(content, only_here)


def shared_with_colleagues(content: Content) -> Iterator[Problem]:
    """Nobody needs an account for what the site links to."""
    yield from _faults(content, for_colleagues)


def detour_or_tracking(content: Content) -> Iterator[Problem]:
    """A link leads straight to where it says, and tells nobody who followed it."""
    yield from _faults(content, detour)
    yield from _own_addresses(content)


def _faults(content: Content, fault: Fault) -> Iterator[Problem]:
    for text in published_texts(content):
        if may_hold_links(text.prose.text) and (":" in text.text or "\\" in text.text):
            for link in written_links(text.text):
                if not link.is_picture and (told := fault(link.address.strip())):
                    yield text.problem(link.at, *told)
    for filed, at, address in _in_facts(content):
        if told := fault(address):
            yield filed.problem(at, *told)


@derived
def _in_facts(content: Content) -> tuple[tuple[FiledRecord[Record], DataPath, str], ...]:
    """(file, path, address) of every web address among facts, but our own. Kept, because three rules ask for it."""
    found = ((filed, at, address) for filed in content.every_file() for at, address in _addresses((), filed.record))
    return tuple(each for each in found if each[1] != ("adres",))


def _own_addresses(content: Content) -> Iterator[Problem]:
    """Links of texts to the site itself, written out: in a preview they would lead to the site that is published."""
    if content.site is None:
        return
    root = Root(content.site.record.url.rstrip("/") + "/")
    for text in published_texts(content):
        for link in written_links(text.text) if "://" in text.text else ():
            if own := root.own(link.address):
                yield text.problem(link.at, "Dit is een adres van onze eigen site.", f"Schrijf `{own}`.")


def _addresses(at: DataPath, value: object) -> Iterator[tuple[DataPath, str]]:
    """(path, address) of every value of a record that is a web address."""
    if isinstance(value, str):
        if _ADDRESS.fullmatch(value):
            yield at, value
    elif isinstance(value, Record):
        for key, inner in values_of(value):
            yield from _addresses((*at, key), inner)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _addresses((*at, index), inner)
