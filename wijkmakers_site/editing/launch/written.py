"""Where staff wrote an address: the file and the line, so that they can mend it."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.source.document import DataPath


def written_at(content: Content, address: str) -> list[str]:
    """`content/paginas/over.md:3`, in order of files; nothing where it was not written so, but made."""
    return [f"{path}:{line}" for path, line in sorted(set(_places(content, address)))]


def all_written(content: Content) -> str:
    """Every text of staff's, one after the other."""
    found = []
    for filed in content.every_file():
        found += [*_texts(filed.document.data), *(prose.text for prose in filed.prose.values())]
    return "\n".join(found)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _places(content: Content, address: str) -> Iterator[tuple[str, int]]:
    for filed in content.every_file():
        for at in _paths(filed.document.data, (), address):
            yield filed.document.path, filed.document.place(at)[0]
        for prose in filed.prose.values():
            start = -1
            while (start := prose.text.find(address, start + 1)) >= 0:
                yield prose.source, prose.text.count("\n", 0, start) + 1


def _paths(value: object, at: DataPath, address: str) -> Iterator[DataPath]:
    """Where the address stands in a value of YAML, within a sentence too."""
    if isinstance(value, str) and address in value:
        yield at
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*at, key), address)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _paths(inner, (*at, index), address)
