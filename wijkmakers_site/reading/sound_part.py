"""What of `content/` is sound although other files are not: a site to judge links, pictures and calendars by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from wijkmakers_site.model import academy, file_kinds
from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.linking.link import link
from wijkmakers_site.reading.remembered import with_remembered_ids
from wijkmakers_site.reading.rules.names.mentions import leading_elsewhere
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record, Scalar, ValueType
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.values import dataclass

R = TypeVar("R", bound=Record)
Known = Mapping[str, Collection[str]]  # by what a reference is to (`editor_patterns.Reference.to`), the ids there are


@dataclass(frozen=True, slots=True)
class SoundPart:
    """The `site` of all files without an error. `texts` are those of the other files: they can be judged all the same.
    `left_out` are the paths of what is not in the site, each with all below it; of those nothing can be said.
    """

    site: academy.Site
    texts: tuple[Prose, ...]
    left_out: tuple[str, ...]

    def knows(self, path: str) -> bool:
        """Whether the site would have something at a path if no file had an error."""
        return not path.lstrip("/").startswith(self.left_out)


def sound_part(content: Content, problems: Iterable[Problem], moved: Mapping[str, str]) -> SoundPart | None:
    """The part of `content` in which none of its `problems` stands; None where the site itself cannot be read.

    `moved` gives the present path of what once had another, as `remembered.with_remembered_ids` asks for it.
    """
    if content.site is None:
        return None
    wrong = {problem.path for problem in problems if not problem.warning}
    kept = {kind: [filed for filed in files if not _is_wrong(filed, wrong)] for kind, files in content.files.items()}
    images = {name: file for name, file in content.images.items() if f"content/beelden/{name}" not in wrong}
    known = {kind.folder: {filed.id for filed in files} for kind, files in kept.items()}
    known |= {"beelden": set(images), "themas": {theme.id for theme in content.site.record.themes}}
    sound = replace(
        content,
        site=_cleaned(content.site, known),
        files={kind: [_cleaned(filed, known) for filed in files] for kind, files in kept.items()},
        ids={kind: {filed.id for filed in files} for kind, files in kept.items()},
        images=images,
    )
    gone = [filed for files in content.files.values() for filed in files if _is_wrong(filed, wrong)]
    texts = [*content.loose_prose, *(prose for filed in gone for prose in filed.prose.values())]
    sound_site = link(with_remembered_ids(sound, moved))
    return SoundPart(sound_site, tuple(texts), tuple(_left_out(content, sound)))


def _is_wrong(filed: FiledRecord[Record], wrong: Collection[str]) -> bool:
    parts = filed.document.path.split("/")
    return filed.partial or any("/".join(parts[:depth]) in wrong for depth in range(len(parts), 0, -1))


def _left_out(content: Content, sound: Content) -> Iterator[str]:
    for kind, ids in content.ids.items():
        yield from (kind.page(id) for id in ids - sound.ids.get(kind, set()))
    if content.ids[file_kinds.PROGRAMME] - sound.ids[file_kinds.PROGRAMME]:
        # Which years, themes and pages of results there are depends on all programmes together.
        yield from (urls.AGENDA, urls.THEMES, urls.KINDS, urls.SEARCH)
    if content.ids[file_kinds.NEWS] - sound.ids[file_kinds.NEWS]:
        yield from (urls.NEWS, urls.NEWS_FEED)


def _cleaned(filed: FiledRecord[R], known: Known) -> FiledRecord[R]:
    """Without what it names that is not `known`."""
    record = _without_unknown(filed.record, known)
    return filed if record is None else replace(filed, record=record, partial=False)


def _without_unknown(record: R, known: Known) -> R | None:
    """The record without unknown names; None where one of them is all that it is about."""
    values = dict(vars(record))
    for field in leading_elsewhere(type(record)):
        value = getattr(record, field.name)
        if value is None:
            continue
        values[field.name] = _value(field.value_type, value, known)
        if values[field.name] is None and not _falls_back(field, values):
            return None
    return type(record)(**values)


def _falls_back(field: Field, values: dict[str, Any]) -> bool:
    """Whether a field that lost its value has another one to fall back on; then it has that from here on."""
    if field.required:
        return False
    values[field.name] = field.default
    return True


def _value(value_type: ValueType[Any], value: Any, known: Known) -> Any:
    if isinstance(value_type, ListOf):
        cleaned = (_value(value_type.item, item, known) for item in value)
        return tuple(item for item in cleaned if item is not None)
    if isinstance(value_type, MappingOf):
        return _without_unknown(value, known)
    assert isinstance(value_type, Scalar)
    to = value_type.reference.to if value_type.reference else ""
    return value if to not in known or value in known[to] else None
