"""An id that once stood at `voorheen` and was published goes on being a former id, also when its line is taken out.

Nobody keeps such a line for ever, and people keep addresses for ever.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import TypeVar

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.academy import ModuleAddress
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.linking.linked_parts import former_addresses, known_as
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.general import SiteRecord
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord
from wijkmakers_site.reading.schema.kinds.programme import GroupRecord, ProgrammeRecord
from wijkmakers_site.text.addresses import urls

_Moved = Mapping[str, str]
R = TypeVar("R", bound=Record)


def with_remembered_ids(content: Content, moved: _Moved) -> Content:
    """The content with what `moved`, the present path of pages and groups by an earlier one, knows beside `voorheen`.

    What stands at an address today goes before what stood there; what `voorheen` says, before what is remembered.
    """
    if not moved:
        return content
    former = _former(content, moved)
    files = {
        kind: [_with_former(filed, kind.page(filed.id), former) if kind.has_page else filed for filed in filed_of_kind]
        for kind, filed_of_kind in content.files.items()
    }
    return replace(content, files=files, site=content.site and _site(content.site, former))


def _former(content: Content, moved: _Moved) -> dict[str, list[str]]:
    """The last parts of the paths that each present path had, the oldest of them in no order that is known."""
    present = dict(_paths(content))
    said = {old: path for path, olds in present.items() for old in olds}
    moves = {**moved, **said}
    former: dict[str, list[str]] = defaultdict(list)
    for old in sorted(moved.keys() - present.keys() - said.keys()):
        former[_home(old, moves, present)].append(old)
    return former


def _home(path: str, moved: _Moved, present: Mapping[str, object]) -> str:
    """Where a path leads in the end; two that lead to each other lead nowhere."""
    for _ in moved:
        if path in present or path not in moved:
            break
        path = moved[path]
    return path


def _paths(content: Content) -> Iterator[tuple[str, list[str]]]:
    """Every path of what has an id, with those that `voorheen` says it had."""
    for kind, filed_of_kind in content.files.items():
        for filed in filed_of_kind:
            yield kind.page(filed.id), [kind.page(old) for old in getattr(filed.record, "formerly", ())]
    known = known_as(content.programmes)
    for programme in content.programmes:
        for group in programme.record.groups:
            pairs = product(known[programme.id], (group.id, *group.formerly))
            path, *earlier = (urls.group_path(*ids) for ids in pairs)
            yield path, earlier
        for module in programme.record.modules:
            places = former_addresses(programme.id, module, known)
            yield _module_path(ModuleAddress(programme.id, module.id)), list(map(_module_path, places))
    if content.site:
        for theme in content.site.record.themes:
            yield f"{urls.THEMES}{theme.id}/", [f"{urls.THEMES}{old}/" for old in theme.formerly]


def _module_path(address: ModuleAddress) -> str:
    return f"{file_kinds.PROGRAMME.page(address.programme)}{address.id}/"


def _with_former(filed: FiledRecord[Record], path: str, former: Mapping[str, list[str]]) -> FiledRecord[Record]:
    record = _former_ids(filed.record, path, former)
    if isinstance(record, ProgrammeRecord):
        groups = [_group(filed.id, group, former) for group in record.groups]
        modules = [_module(filed.id, module, former) for module in record.modules]
        record = record.with_values(groups=tuple(groups), modules=tuple(modules))
    return replace(filed, record=record)


def _former_ids(record: R, path: str, former: Mapping[str, list[str]]) -> R:
    """The record of what stands at `path`."""
    ids = _last_parts(former.get(path, []))
    return record.with_values(formerly=(*ids, *vars(record).get("formerly", ()))) if ids else record


def _group(programme: str, group: GroupRecord, former: Mapping[str, list[str]]) -> GroupRecord:
    # A programme that moved brings its groups along, under the ids that they have, and had.
    known = (group.id, *group.formerly)
    ids = [id for id in _last_parts(former.get(urls.group_path(programme, group.id), [])) if id not in known]
    return group.with_values(formerly=(*ids, *group.formerly))


def _module(programme: str, module: ModuleRecord, former: Mapping[str, list[str]]) -> ModuleRecord:
    paths = former.get(_module_path(ModuleAddress(programme, module.id)), [])
    addresses = [ModuleAddress(*path.rstrip("/").split("/")[-2:]) for path in paths]
    return module.with_values(formerly=(*addresses, *module.formerly))


def _site(filed: FiledRecord[SiteRecord], former: Mapping[str, list[str]]) -> FiledRecord[SiteRecord]:
    themes = (_former_ids(theme, f"{urls.THEMES}{theme.id}/", former) for theme in filed.record.themes)
    return replace(filed, record=filed.record.with_values(themes=tuple(themes)))


def _last_parts(paths: Iterable[str]) -> list[str]:
    return [path.rstrip("/").rpartition("/")[2] for path in paths]
