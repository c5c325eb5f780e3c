"""The id that somebody typed for a thing: of the right form, and another than it has."""

from __future__ import annotations

from pathlib import PurePosixPath

from wijkmakers_site.editing.references.target import Target, find_target
from wijkmakers_site.model.file_kinds import DOCUMENT, PICTURE, PROGRAMME
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.notation.ids import as_id, slug


def new_id(content: Content, target: Target, typed: str) -> str:
    """The id; `programme/id` for a module that moves to another programme. Raises UsageError where it can be none."""
    if target.kind in (PICTURE, DOCUMENT):
        return _new_name(target, typed)
    programme, slash, id = typed.strip().strip("/").rpartition("/")
    try:
        new = slug(id)
    except NotationError as error:
        raise UsageError(f"{error.message} {error.cure}".rstrip()) from None
    if slash and programme != target.programme:
        if target.kind != PROGRAMME.part:
            raise UsageError(f"Een {target.kind} kan niet verhuizen. Schrijf hier alleen het nieuwe id.")
        return f"{find_target(content, PROGRAMME.name, programme).id}/{new}"
    if new == target.id:
        raise UsageError(f"De {target.kind} heet al `{new}`.")
    return new


def _new_name(target: Target, typed: str) -> str:
    """Of a picture or a document: a plain one, of the same kind."""
    file = PurePosixPath(target.id)
    plain = f"{as_id(PurePosixPath(typed).stem) or 'naam'}{file.suffix.lower()}"
    if typed.strip() != plain:
        raise UsageError(f'"{typed}" kan geen naam zijn: kleine letters, cijfers en streepjes. Schrijf `{plain}`.')
    if plain == target.id:
        raise UsageError(f"Het {target.kind} heet al `{plain}`.")
    return plain
