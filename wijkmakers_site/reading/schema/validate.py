"""Document -> record, or problems: every complaint of pydantic in Dutch, at its place."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wijkmakers_site.problems import Problem
from wijkmakers_site.reading.schema.fields import Record, fields_of
from wijkmakers_site.reading.schema.names import meant_by, record_at
from wijkmakers_site.reading.source.document import Document
from wijkmakers_site.reading.words import one_of

R = TypeVar("R", bound=Record)


def validate(document: Document, record: type[R]) -> tuple[R | None, list[Problem]]:
    """The typed record of a document, or None with all that is wrong with its fields."""
    try:
        return record.model_validate(document.data), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        return None, [_problem(document, record, detail) for detail in details]


def _problem(document: Document, record: type[Record], detail: ErrorDetails) -> Problem:
    at = detail["loc"]
    match detail["type"]:
        case "refused":
            context = detail["ctx"]
            return document.problem(at, context["message"], context["cure"], context["code"])
        case "missing":
            return _missing(document, record, at)
        case "extra_forbidden":
            return _unknown_key(document, record, at)
        case "model_type":
            keys = one_of(list(fields_of(record_at(record, at)))[:3])
            return document.problem(
                at, "Hier horen sleutels met een waarde.", f"Gebruik sleutels zoals {keys}.", "WM104"
            )
        case "tuple_type":
            cure = "Begin elk onderdeel op een eigen regel met `- `."
            return document.problem(at, "Hier hoort een lijst.", cure, "WM104")
        case _:
            return document.problem(
                at, "Deze waarde past hier niet.", "Kijk in LEESMIJ.md wat hier kan staan.", "WM104"
            )


def _missing(document: Document, record: type[Record], at: tuple[str | int, ...]) -> Problem:
    key = str(at[-1])
    info = fields_of(record_at(record, at[:-1]))[key]
    example = f"Vul in, bijvoorbeeld `{key}: {(info.examples or [''])[0]}`."
    if at in document.keys:
        return document.problem(at, f"`{key}` is nog leeg.", example, "WM103", on_key=True)
    return document.problem(at[:-1], f"`{key}` ontbreekt.", example, "WM102")


def _unknown_key(document: Document, record: type[Record], at: tuple[str | int, ...]) -> Problem:
    key = str(at[-1])
    cure = meant_by(record, at[:-1], key)
    return document.problem(at, f"`{key}` kennen we hier niet.", cure, "WM101", on_key=True)
