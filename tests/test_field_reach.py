"""Every declared field reaches a visitor, a machine or who typed it: none is read, handed on and then forgotten.

The site of `tests/sites/complete` is made again and again, in memory, with one field changed; something of it must
change. Texts are changed all at once, each to a word of its own field, and looked for. Files are read and judged
elsewhere: what changes here is the record, so that no value needs to be one that staff could write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PIL import Image
from sites import COMPLETE, DAY, copy_layouts, with_layouts, write

from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.model import file_kinds
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.linking.link import link
from wijkmakers_site.reading.load import read
from wijkmakers_site.reading.rules.registry import RULES, broken_rules
from wijkmakers_site.reading.schema import value_types
from wijkmakers_site.reading.schema.editor_patterns import Reference
from wijkmakers_site.reading.schema.fields import ListOf, Record, Scalar, optional
from wijkmakers_site.reading.schema.kinds.general import CmsRecord, PageRecord, SiteRecord
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.render import Settings, render
from wijkmakers_site.text.clock import at_start_of

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Field = tuple[type[Record], str]  # a record and the key of one of its fields
Change = Callable[[Record], Record]

TEXTS = {
    value_types.LINE, value_types.TEXT, value_types.ID, value_types.WEB_ADDRESS, value_types.SITE_LINK,
    value_types.EMAIL_ADDRESS, value_types.PHONE_NUMBER, value_types.POSTCODE, value_types.LANGUAGE,
    value_types.TIME_ZONE_NAME, value_types.OLD_PATH,
}  # fmt: skip
NOT_SHOWN: dict[Field, str] = {
    **dict.fromkeys(
        [
            (ModuleRecord, "verplaatst_van"),
            (ModuleRecord, "niet_die_van"),
            (ModuleRecord, "agenda_verbeterd"),
            (SessionRecord, "verplaatst_van"),
            (SessionRecord, "niet_die_van"),
        ],
        "answers of staff to the ledger, which is empty here (tests/test_identity.py, tests/test_closed_books.py)",
    ),
    (SiteRecord, "host"): "what it reads is added where the site is delivered (tests/test_hosts.py)",
    **dict.fromkeys(
        ((CmsRecord, key) for key in CmsRecord.fields),
        "of the CMS, which is off in the complete site (tests/test_cms.py)",
    ),
    (SiteRecord, "tijdzone"): "there is only one that can be given, and calendars take it from the model",
}


def declared(record: type[Record]) -> Iterator[Field]:
    """Every field that holds a value, of the record and of those in it."""
    for key, field in record.fields.items():
        if field.inner:
            yield from declared(field.inner)
        else:
            yield record, key


def every_field() -> list[Field]:
    return list(dict.fromkeys(field for record in RECORDS.values() for field in declared(record)))


def _named(fields: list[Field]) -> list[str]:
    return [f"{record.__name__}: {key}" for record, key in fields]


def _scalar(field: Field) -> Scalar[Any]:
    """What a value of the field is, alone or in a list."""
    record, key = field
    value_type = record.fields[key].value_type
    scalar = value_type.item if isinstance(value_type, ListOf) else value_type
    assert isinstance(scalar, Scalar)
    return scalar


def _reference(field: Field) -> Reference | None:
    return _scalar(field).reference


def _is_text(field: Field) -> bool:
    """Whether any words can stand there: not an id, nor one of a closed set."""
    return _scalar(field) in TEXTS and field[1] not in ("id", "voorheen", "naar")


def _with_word(value: Any, word: str) -> Any:
    """A value that is found again in the site, of the form that the old one has."""
    if isinstance(value, tuple):
        return tuple(_with_word(item, word) for item in value)
    if value is None:
        return None
    return f"https://{word}.nl/" if "://" in value else f"/{word}/" if value[0] == "/" else word


def _changed_value(value: Any, known: list[str]) -> Any:
    """Another value of the same type; `known` are the ids that there are where it is one."""
    match value:
        case bool():
            return not value
        case StrEnum():
            return next(member for member in type(value) if member is not value)
        case int() | Decimal():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case str():
            return next((id for id in known if id != value), f"{value}-anders")
    raise AssertionError(f"no other value is known for {value!r}")


def _small(content: Content) -> Content:
    """With no more programmes and modules than are needed to give every field: each page costs time."""
    programmes = _few(content.programmes, lambda filed: _given(filed.record))
    shortened = [
        replace(filed, record=_with(filed.record, {"modules": tuple(_few(filed.record.modules, _given))}))
        for filed in programmes
    ]
    return replace(content, files={**content.files, file_kinds.PROGRAMME: list[FiledRecord[Record]](shortened)})


def _few(items: Iterable[T], given: Callable[[T], set[Field]]) -> list[T]:
    """As few as give every field that they give together."""
    kept, given_so_far = [], set[Field]()
    for item in sorted(items, key=lambda item: -len(given(item))):
        if not given(item) <= given_so_far:
            kept.append(item)
            given_so_far |= given(item)
    return kept


def _given(value: Any) -> set[Field]:
    if isinstance(value, tuple):
        return set().union(*map(_given, value))
    if not isinstance(value, Record):
        return set()
    given = {(type(value), key) for key, field in value.fields.items() if field.name in vars(value)}
    return given.union(*map(_given, vars(value).values()))


class _Reach:
    """The complete site, and what comes of it when records change."""

    def __init__(self, content: Content, root: Path) -> None:
        self.content = content
        clock = at_start_of(DAY)
        self.settings = Settings(
            root / "layouts", root / ".cache", root / ".cache/templates", clock.day, clock.now, preview=True
        )
        self.texts: dict[str, str] = {}
        self.names = self.content.names_by_folder()
        self.before = self._artifacts(self.content)

    def forgotten(self) -> list[Field]:
        """The fields that reach nothing."""
        fields = every_field()
        words = {field: f"qzq{number:03}" for number, field in enumerate(filter(_is_text, fields))}
        content = self._changed(lambda field, value: _with_word(value, words[field]) if field in words else value)
        artifacts = self._artifacts(content)
        output = b"\n".join([*(path.encode() for path in artifacts), *artifacts.values()]).lower()
        unseen = [field for field in fields if field not in words or words[field].encode() not in output]
        return [field for field in unseen if not self.matters(field)]

    def matters(self, changed: Field) -> bool:
        """Whether the site, or what is told of the content, changes with a field."""
        record, key = changed
        declaration, reference = record.fields[key], _reference(changed)
        known = list(self.names[reference.to]) if reference else []

        def change(field: Field, value: Any) -> Any:
            if field != changed:
                return value
            is_given = value != declaration.default and not declaration.required
            return declaration.default if is_given else _changed_value(value, known)

        content = self._changed(change)
        try:
            return self._artifacts(content) != self.before or self._problems(content) != self._problems(self.content)
        except (InvalidContentError, KeyError):  # what refers to it is lost: so it mattered
            return True

    def _artifacts(self, content: Content) -> Mapping[str, bytes]:
        rendered = render(link(content), Ledger(), self.settings, self.texts)
        return {artifact.path: artifact.content for artifact in rendered.artifacts}

    def _problems(self, content: Content) -> list[str]:
        return list(map(str, broken_rules(content, RULES)))

    def _changed(self, change: Callable[[Field, Any], Any]) -> Content:
        """The content with every value as `change` makes it."""

        def changed(filed: FiledRecord[Any]) -> FiledRecord[Any]:
            return replace(filed, record=_mapped(filed.record, change))

        files = {kind: list(map(changed, files)) for kind, files in self.content.files.items()}
        site = changed(self.content.site) if self.content.site else None
        redirects = changed(self.content.redirects) if self.content.redirects else None
        return replace(self.content, files=files, site=site, redirects=redirects)


def _mapped(value: Any, change: Callable[[Field, Any], Any]) -> Any:
    """A record with every value of its fields changed, those of inner records too."""
    if isinstance(value, tuple):
        return tuple(_mapped(item, change) for item in value)
    if not isinstance(value, Record):
        return value
    given = [(key, field.name) for key, field in value.fields.items() if field.name in vars(value)]
    record = type(value)
    return _with(value, {name: change((record, key), _mapped(getattr(value, name), change)) for key, name in given})


def _with(record: R, changed: dict[str, Any]) -> R:
    return type(record)(**(vars(record) | changed))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A small picture that is not the same on all sides: it stands in for all of the site, to be encoded quickly."""
    file = tmp_path / "photo.png"
    Image.linear_gradient("L").resize((64, 48)).save(file)
    return file


@pytest.mark.slow  # builds the site with everything many times
def test_every_declared_field_reaches_a_page_a_machine_or_a_message(tmp_path: Path, photo: Path) -> None:
    """Or it stands in `NOT_SHOWN`, with the reason. What a few pages do not show, all of them may."""
    content = read(COMPLETE / "content", DAY).content
    content.images = dict.fromkeys(content.images, photo)
    copy_layouts(tmp_path)
    if forgotten := _Reach(_small(content), tmp_path).forgotten():
        whole = _Reach(content, tmp_path)
        forgotten = [field for field in forgotten if not whole.matters(field)]
    names, names_not_shown = _named(forgotten), _named(list(NOT_SHOWN))
    assert [name for name in names if name not in names_not_shown] == []
    assert [name for name in names_not_shown if name not in names] == [], "it is shown after all"


class _PageWithLevel(PageRecord):
    level = optional("niveau", value_types.LINE, "Hoe moeilijk het is.", "gevorderd")


def test_a_field_that_is_read_and_goes_nowhere_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RECORDS, file_kinds.PAGE, _PageWithLevel)
    write(with_layouts(tmp_path), "content/paginas/over.yaml", "titel: Over ons\nniveau: gevorderd\n")
    reach = _Reach(read(tmp_path / "content", DAY).content, tmp_path)
    assert not reach.matters((_PageWithLevel, "niveau"))
    assert reach.matters((_PageWithLevel, "titel"))
