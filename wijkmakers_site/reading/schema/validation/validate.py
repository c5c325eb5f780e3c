"""Document -> record, or problems: what stands in the file, walked through next to the declared fields."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any, Generic, TypeVar

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.notation import ids
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record, RefusalError, Scalar, ValueType
from wijkmakers_site.reading.schema.shapes import in_right_form, quoted
from wijkmakers_site.reading.schema.validation.commas import Split, split_texts
from wijkmakers_site.reading.schema.validation.partial_document import renamed, without
from wijkmakers_site.reading.schema.validation.refusals import form_of, stands_alone, told
from wijkmakers_site.reading.schema.validation.unknown_keys import (
    Unknown,
    begins_group,
    intended_key,
    joined_hours,
    key_without_colon,
    key_without_space,
    record_at,
)
from wijkmakers_site.reading.source.document import DataPath, Document
from wijkmakers_site.reading.suggestions import one_of
from wijkmakers_site.values import dataclass

R = TypeVar("R", bound=Record)

_MAX_GUESSES = 100  # in one file; each goes through the places of all its keys and values
# A made-up value for these would make the rules speak of something that nobody wrote: the mapping around goes instead.
_NO_SUBSTITUTE = {"datum", "spreker", "bestand"}


@dataclass(frozen=True, slots=True)
class Validated(Generic[R]):
    """What can be read of a document: a `record`, and the `document` as if nothing else stood in the file.

    A position in a list counts what is left in it; what was taken out or replaced is in `document.lost`.
    """

    document: Document
    record: R


def validate(document: Document, record: type[R]) -> tuple[Validated[R] | None, list[Problem]]:
    """The typed record of a document, and all that is wrong with its fields.

    What is wrong is taken out, and the rest gives a record all the same if at all possible.
    """
    validation = _Validation(document, record)
    values = validation.record(record, document.data, ())
    readable = without(validation.document, validation.removed, validation.lost) if validation.lost else document
    return (Validated(readable, values) if values else None), validation.problems


class _Validation:
    """Reads the nodes of a document and collects what is wrong with them. Paths have the keys that were meant.

    A value that cannot be read gives None. It is `lost`, and `removed` has its position if it stood in a list.
    `document` is renewed at every key that is read as another one, so that paths go on to lead to their places.
    """

    def __init__(self, document: Document, root: type[Record]) -> None:
        self.document = document
        self.root = root
        self.problems: list[Problem] = []
        self.lost: set[DataPath] = set()
        self.removed: dict[DataPath, list[int]] = {}
        # Mappings with a repaired line that gives no declared key: it may stand for any key that seems to be missing.
        self.uncertain: set[DataPath] = set(document.lost)
        self.renamed_paths: set[DataPath] = set()  # under another key in the file, which was reported
        self.rewritten: set[DataPath] = set()  # those of which the message says how to write the value too
        self.guess_count = 0

    def record(self, record: type[R], node: dict[str, Any], at: DataPath) -> R | None:
        """The record of the mapping at `at`; None where a required value is lost and nothing can take its place."""
        if not node.keys() <= record.fields.keys():
            node = self._with_declared_keys(record, node, at)
        values = {}
        for key, value in node.items():
            if value is not None:  # a key without a value counts as absent
                field = record.fields[key]
                values[field.name] = self._value(field.value_type, value, (*at, key))
                if values[field.name] is None:
                    self.lost.add((*at, key))
        for field in record.required:
            if field.name not in values:
                self._report_missing(field, at, node)
            if values.get(field.name) is None:
                values[field.name] = self._substitute(field, at)
        if any(values[field.name] is None for field in record.required):
            return None
        return record(**{name: value for name, value in values.items() if value is not None})

    def _value(self, value_type: ValueType[Any], node: Any, at: DataPath) -> object:
        if isinstance(value_type, Scalar):
            try:
                return value_type.read(node)
            except RefusalError as refusal:
                self._report_refusal(refusal, value_type, at, node)
                return None
        if isinstance(value_type, ListOf):
            is_only_item = isinstance(node, str) and value_type.item.takes_text
            return self._list(value_type.item, [node] if is_only_item else node, at)
        assert isinstance(value_type, MappingOf)
        if isinstance(node, str) and value_type.shorthand:
            node = {value_type.shorthand: node}
        if isinstance(node, dict):
            return self.record(value_type.record, node, at)
        self._report_no_mapping(value_type, node, at)
        return None

    def _list(self, item: ValueType[Any], node: Any, at: DataPath) -> tuple[object, ...] | None:
        if not isinstance(node, list):
            cure = "Begin elk onderdeel op een eigen regel met `- `."
            if isinstance(node, dict) and node and not self.document.in_braces(at, next(iter(node))):
                cure = f"Zet `- ` voor `{next(iter(node))}`, en wat eronder staat twee spaties verder naar rechts."
            self._report_form(at, "Hier hoort een lijst.", ListOf(item), node, cure)
            return None
        # Asked before the walk through the items: a list that belongs elsewhere would be a problem at every key.
        foreign = self._foreign(item, node, at) | self._twice(node, at) if isinstance(item, MappingOf) else set()
        values = [
            None if index in foreign else self._value(item, value, (*at, index)) for index, value in enumerate(node)
        ]
        if None in values:
            self.lost.add(at)
            self.removed[at] = [index for index, value in enumerate(values) if value is None]
        return tuple(value for value in values if value is not None)

    def _foreign(self, item: MappingOf[Any], node: list[Any], at: DataPath) -> set[int]:
        """The positions of mappings of which no key is declared: they belong elsewhere. Reported once, at the first."""
        foreign = [index for index, mapping in enumerate(node) if self._is_foreign(item.record, mapping, (*at, index))]
        if foreign:
            key = next(key for key, value in node[foreign[0]].items() if value is not None)
            self._report_unknown(item.record, (*at, foreign[0], key), node[foreign[0]])
        return set(foreign)

    def _twice(self, node: list[Any], at: DataPath) -> set[int]:
        """The positions of mappings with an id alone, which that of the next one is too: its line was copied."""
        ids = [each.get("id") if isinstance(each, dict) else None for each in node]
        twice = [at for at, (one, other) in enumerate(pairwise(ids)) if one and one == other and len(node[at]) == 1]
        for index in twice:
            self._report((*at, index, "id"), "Deze regel staat er twee keer.", "Haal een van de twee weg.", "WM220")
        return set(twice)

    def _is_foreign(self, record: type[Record], mapping: object, at: DataPath) -> bool:
        keys = [key for key, value in mapping.items() if value is not None] if isinstance(mapping, dict) else []
        # A single unknown key is rather a slip of the pen.
        if len(keys) < 2 or any(key in record.fields for key in keys):
            return False
        return not any(intended_key(Unknown(self.root, at, key, {}))[0] for key in keys)

    def _with_declared_keys(self, record: type[Record], node: dict[str, Any], at: DataPath) -> dict[str, Any]:
        """The mapping with each unknown key replaced by the one that was meant, or left out; each is reported."""
        declared = {key: value for key, value in node.items() if key in record.fields}
        split = {split.key: split for split in split_texts(record, node, at, self.document)}
        declared |= {key: self._split(at, text) for key, text in split.items()}
        pieces = {piece for text in split.values() for piece in text.pieces}
        if joined := joined_hours(record, node):
            declared |= self._joined(at, *joined)
        known = pieces.union(declared, joined[:2] if joined else ())
        unknown = [key for key in node if key not in known]
        for key in unknown:
            if self.guess_count == _MAX_GUESSES:
                self.lost.add(at)
                break
            self.guess_count += 1
            intended, value = self._intended(record, (*at, key), node)
            self.lost.add((*at, intended) if intended else at)
            if intended and declared.get(intended) is None:
                self.renamed_paths.add((*at, intended))
                declared[intended] = value
                if value is not None:
                    self.document = renamed(self.document, (*at, key), intended)
        return declared

    def _split(self, at: DataPath, text: Split) -> str:
        """The whole of a text that ended at its comma, as it was meant."""
        message = f'Na de komma staat geen sleutel: "{text.pieces[0]}".'
        cure = f"Hoort dat bij `{text.key}`? Schrijf `{text.key}: {quoted(text.whole)}`."
        self._report((*at, text.pieces[0]), message, cure, "WM101", on_key=True)
        self.lost.add((*at, text.key))
        return text.whole

    def _joined(self, at: DataPath, start: str, end: str, hours: str) -> dict[str, str]:
        """One `tijd` for a begin and an end that stand apart."""
        message, cure = f"`{start}` en `{end}` kennen we hier niet.", f"Schrijf ze samen: `tijd: {hours}`."
        self._report((*at, start), message, cure, "WM101", on_key=True)
        self.lost.add((*at, "tijd"))
        self.renamed_paths.add((*at, "tijd"))
        self.document = renamed(self.document, (*at, start), "tijd")
        return {"tijd": hours}

    def _intended(self, record: type[Record], at: DataPath, node: dict[str, Any]) -> tuple[str, object]:
        """The key that was meant by the last of `at`, "" where none was, and its value."""
        if parts := key_without_space(at[-1], record):
            self._report_no_space(at, *parts)
            return parts
        if self.document.place(at, on_key=True)[0] in self.document.guessed_lines:
            self.uncertain.add(at[:-1])
        return self._report_unknown(record, at, node), node[str(at[-1])]

    def _substitute(self, field: Field, at: DataPath) -> object:
        """A harmless value for a required field, so that the rest of its mapping counts; an id is unique."""
        self.lost.add((*at, field.key))
        if field.key in _NO_SUBSTITUTE:
            return None
        if field.key == "id":
            line, column = self.document.place((*at, "id"))
            return f"zonder-id-{line}-{column}"
        return field.value_type.read(field.example) if isinstance(field.value_type, Scalar) else None

    def _report(self, at: DataPath, message: str, cure: str, code: str, *, on_key: bool = False) -> None:
        if at not in self.renamed_paths:
            self.problems.append(self.document.problem(at, message, cure, code, on_key=on_key))

    def _report_refusal(self, refusal: RefusalError, value_type: ValueType[Any], at: DataPath, text: object) -> None:
        if refusal.code == "WM104":
            self._report_form(at, refusal.message, value_type, text, refusal.cure)
            return
        # In a list of plain values it is the key of the list that says what stands there.
        key_at = at[:-1] if isinstance(at[-1], int) else at
        if refusal.code == "WM103" and isinstance(at[-1], str) and not stands_alone(at, self.document):
            cure = f"Vul het in, of haal `{at[-1]}` weg."
            self._report(at, refusal.message, cure, refusal.code)
            return
        answer = told(refusal, record_at(self.root, key_at[:-1]), at, self.document, text)
        problem = self.document.problem(at, refusal.message, answer.cure, refusal.code)
        self.problems.append(replace(problem, meant=answer.meant))

    def _report_no_mapping(self, value_type: MappingOf[Any], node: object, at: DataPath) -> None:
        if parts := key_without_space(node, value_type.record):
            self._report_no_space(at, *parts)
        else:
            cure = f"Gebruik sleutels zoals {one_of(list(value_type.record.fields)[:3])}."
            self._report_form(at, "Hier horen sleutels met een waarde.", value_type, node, cure)

    def _report_form(self, at: DataPath, message: str, value_type: ValueType[Any], node: object, cure: str) -> None:
        """Of a value in the wrong form; the right one takes the place of `cure` where it is clear."""
        if at in self.rewritten:
            return
        if isinstance(value_type, Scalar) and value_type.reference and isinstance(node, list) and node:
            one = f"{at[-1]}: {node[0]}" if isinstance(at[-1], str) else node[0]
            cure = f"Schrijf `{one}`." if len(node) == 1 else f"Schrijf `{one}`. Er kan er hier maar één staan."
        if written := in_right_form(value_type, node):
            cure = f"Schrijf `{f'{at[-1]}: ' if isinstance(at[-1], str) else ''}{written}`."
        cure = form_of(record_at(self.root, at[:-1]), at[-1], node) or cure
        self.problems.append(self.document.problem(at, message, cure, "WM104"))

    def _report_no_space(self, at: DataPath, key: str, value: str) -> None:
        self._report(at, "Na de dubbele punt mist een spatie.", f"Schrijf `{key}: {value}`.", "WM005", on_key=True)

    def _report_missing(self, field: Field, at: DataPath, node: dict[str, Any]) -> None:
        here, key = (*at, field.key), field.key
        known = self.renamed_paths | self.document.lost  # it stands there, in a way that was told
        named = ids.as_id(str(node.get("titel") or "")) if key == "id" else ""
        fact = f"{key}: {named or field.example}"
        cure = f"Vul in, bijvoorbeeld `{fact}`."
        if key == "datum" and (*at, "status") in self.document.keys:
            cure += " Gaat de dag niet door? Dan hoort hier de oude datum: die wordt doorgestreept."
        if here in self.document.keys:
            how = self.document.presentations.get(here)
            if how and how.comment and not how.comment[1:2].isspace():  # `titel: #samen`
                message = f'"{how.comment}" telt als opmerking: achter `{key}` staat niets.'
                self._report(here, message, f"Schrijf `{key}: {quoted(how.comment)}`.", "WM103", on_key=True)
                return
            self._report(here, f"`{key}` is nog leeg.", cure, "WM103", on_key=True)
        elif not (self.document.is_truncated or at in self.uncertain or here in known):
            if self.document.in_braces(at, next(iter(node), "")):
                cure = f"Zet voor de `}}` nog: `, {fact}`."
            self.problems.append(self.document.problem(at, f"`{key}` ontbreekt.", cure, "WM102"))

    def _report_unknown(self, record: type[Record], at: DataPath, node: dict[str, Any]) -> str:
        """Report the last key of `at`; gives the key that was meant, "" where none was."""
        key = str(at[-1])
        if intended := key_without_colon(key, record):
            rest = key.removeprefix(intended).lstrip(";.= ").rstrip()
            value = f"{rest}: {node[key]}" if isinstance(node.get(key), str) else rest
            bracketed = (value[:1], value[-1:]) in (("{", "}"), ("[", "]"))
            written = value if value[:1] == value[-1:] == '"' or bracketed else quoted(value)
            if bracketed:
                self.rewritten.add((*at[:-1], intended))
            cure = f"Schrijf `{intended}: {written}`."
            value_type = record.fields[intended].value_type
            if isinstance(value_type, ListOf) and begins_group(value, value_type.item):
                self.rewritten.add((*at[:-1], intended))
                cure = f"Schrijf `{intended}: [{{{value}}}]`."
            elif begins_group(value, value_type):
                cure = f"Zet `{value}` op een eigen regel, onder `{intended}:`."
            self._report(at, f"Na `{intended}` mist een dubbele punt.", cure, "WM005", on_key=True)
            return intended
        intended, cure = intended_key(Unknown(self.root, at[:-1], key, node))
        if intended and (written := in_right_form(record.fields[intended].value_type, node[key])):
            self.rewritten.add((*at[:-1], intended))
            cure = f"Schrijf `{intended}: {written}`."
        self._report(at, f"`{key}` kennen we hier niet.", cure, "WM101", on_key=True)
        return intended
