"""What somebody asks about by its id: a speaker, a module, a picture; found in what was read of `content/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from wijkmakers_site.model import downloads, file_kinds
from wijkmakers_site.model.file_kinds import DOCUMENT, GROUP, PICTURE, PROGRAMME, THEME, FileKind
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.notation.ids import as_id
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.reading.suggestions import one_of
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.prose.own_files import PICTURES
from wijkmakers_site.text.words.nearest import suggestion
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A thing of `kind` (`spreker`, `module`, `thema`) with its `id`, and the `name` that visitors read.

    `programme` is the id of the one that a module or group belongs to, else ""; `kind_of_file` is None for what has no
    file of its own. `filed` is the file that it stands in, at the path `at` of its data; `filed` is None for a picture
    or a document.
    """

    kind: str
    id: str
    name: str
    filed: FiledRecord[Record] | None = None
    at: DataPath = ()
    programme: str = ""
    kind_of_file: FileKind | None = None

    @property
    def typed(self) -> str:
        """As one types it: a module and a group with their programme before it."""
        return f"{self.programme}/{self.id}" if self.programme else self.id

    @property
    def mentioned_in(self) -> str:
        """What lists of mentions call its kind (`editor_patterns.Reference.to`)."""
        lists = {THEME: "themas", GROUP: "groepen", PICTURE: PICTURES}
        return self.kind_of_file.folder if self.kind_of_file else lists.get(self.kind, "")

    @property
    def file(self) -> str:
        """The path of its file, or of the one that it stands in, in the project."""
        folder = {PICTURE: PICTURES, DOCUMENT: downloads.FOLDER}.get(self.kind)
        return self.filed.document.path if self.filed else f"content/{folder}/{self.id}"

    @property
    def before_id(self) -> tuple[str, ...]:
        """What stands before its id in the paths of its pages, calendars and agendas."""
        own = PROGRAMME.page(self.programme)
        beginnings = {
            PROGRAMME.name: (PROGRAMME.address, urls.agenda_of_programme("").rstrip("/") + "/"),
            PROGRAMME.part: (own,),
            GROUP: (f"{own}groepen/", f"{urls.agenda_of_programme(self.programme)}groep-"),
            THEME: (urls.THEMES, f"{urls.AGENDA}thema/"),
        }
        if self.kind in beginnings:
            return beginnings[self.kind]
        return (self.kind_of_file.address,) if self.kind_of_file else ()


def find_target(content: Content, kind: str, typed: str) -> Target:
    """The thing of `kind` that somebody typed the id of, or its name. Raises UsageError where there is none."""
    every = list(targets(content, kind))
    wanted = typed.strip().strip("/").removeprefix("content/").removeprefix(PROGRAMME.address)
    wanted = PurePosixPath(wanted).name if kind in (PICTURE, DOCUMENT) else wanted
    for found in every:
        if wanted == found.typed or (as_id(wanted) and as_id(wanted) == as_id(found.name) and not found.programme):
            return found
    if kind in (PROGRAMME.part, GROUP) and "/" not in wanted:
        return _with_programme(kind, wanted, every)
    near = suggestion(wanted, [each.typed for each in every])
    raise UsageError(f'Er is geen {kind} "{typed}". {near}'.rstrip())


def _with_programme(kind: str, wanted: str, every: list[Target]) -> Target:
    """That of a module or group whose programme was left out: there is one, or it is asked which."""
    found = [each for each in every if each.id == wanted]
    if len(found) == 1:
        return found[0]
    if not found:
        near = suggestion(wanted, [each.id for each in every])
        raise UsageError(f'Er is geen {kind} "{wanted}". {near}'.rstrip())
    which = one_of(each.typed for each in found)
    raise UsageError(f'"{wanted}" is er in meer leergangen. Bedoelde je {which}?')


def targets(content: Content, kind: str) -> Iterator[Target]:
    """Every thing of a kind."""
    if kind == PROGRAMME.part:
        for programme, at, module in content.modules():
            yield Target(kind, module.id, module.title, programme, at, programme.id)
    elif kind == GROUP:
        for programme in content.programmes:
            for index, group in enumerate(programme.record.groups):
                yield Target(kind, group.id, group.title, programme, ("groepen", index), programme.id)
    elif kind == THEME and content.site:
        for index, theme in enumerate(content.site.record.themes):
            yield Target(kind, theme.id, theme.title, content.site, ("themas", index))
    elif kind in (PICTURE, DOCUMENT):
        named = {file: file for file in content.images} if kind == PICTURE else _documents(content)
        yield from (Target(kind, file, name) for file, name in sorted(named.items()))
    else:
        of_kind = next((each for each in file_kinds.in_folders() if each.name == kind), None)
        names = content.names_of(of_kind) if of_kind else {}
        for filed in content.files.get(of_kind, []) if of_kind else []:
            yield Target(kind, filed.id, names[filed.id], filed, kind_of_file=of_kind)


def _documents(content: Content) -> dict[str, str]:
    """By the name of each file, that on the site."""
    return {file: each.name for file, each in content.downloads.items()}
