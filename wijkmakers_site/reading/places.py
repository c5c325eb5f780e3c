"""Where in the files stands what somebody names by ids."""

from __future__ import annotations

from wijkmakers_site.model.places import FieldPlace
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.source.document import DataPath


def place_of(content: Content, field: FieldPlace) -> tuple[str, int, int] | None:
    """The file, line and column of a field, or of the nearest around it that stands there; None without such a file."""
    programme = next((filed for filed in content.programmes if filed.id == field.programme), None)
    if programme is None:
        return None
    at: DataPath = ()
    records: tuple[object, ...] = programme.record.modules
    for key, id in (("modules", field.module), ("bijeenkomsten", field.session)):
        index = next((number for number, record in enumerate(records) if getattr(record, "id", "") == id), None)
        if not id or index is None:
            break
        at, records = (*at, key, index), getattr(records[index], "sessions", ())
    document = programme.document
    return document.path, *document.place((*at, field.key) if field.key else at, on_key=True)
