"""Every place where a thing is used: named in facts, linked to from facts and texts, shown in texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from wijkmakers_site.editing.references.spots import spots
from wijkmakers_site.editing.references.target import Target
from wijkmakers_site.model.file_kinds import DOCUMENT, GROUP, PICTURE
from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.problem import place_in
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.names.mentions import mentions
from wijkmakers_site.reading.rules.prose.published import PublishedText
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.prose.own_files import PICTURES, download_name, own_file
from wijkmakers_site.text.prose.written_links import written_links
from wijkmakers_site.values import dataclass

_OLD = ("van", "voorheen")  # keys of addresses of before: those stay what they were


@dataclass(frozen=True, order=True, slots=True)
class Use:
    """At `line` of the file at `path` (in the project) something is used; `where` says as what, in Dutch.

    In facts that is the value at the path `at`; in a text `at` is empty and `offset` tells where. `named`: the value is
    the id itself, and no address that holds it.
    """

    path: str
    line: int
    where: str
    at: DataPath = field(default=(), compare=False)
    offset: int = -1
    named: bool = field(default=False, compare=False)


def uses(content: Content, target: Target) -> list[Use]:
    """All of them, in order of file and line."""
    root = Root(content.site.record.url.rstrip("/") + "/" if content.site else "https://onbekend.invalid/")
    found = [*_named(content, target)]
    for filed in content.every_file():
        found += _linked(filed, target, root)
    for prose in texts(content):
        found += _in_text(prose, target, root)
    return sorted({(each.path, each.at, each.offset): each for each in found}.values())


def texts(content: Content) -> Iterator[Prose]:
    """Every text, of concepts too."""
    for filed in content.every_file():
        yield from filed.prose.values()
    yield from content.loose_prose


def _named(content: Content, target: Target) -> Iterator[Use]:
    for mention in mentions(content).get(target.mentioned_in, []) if target.mentioned_in else []:
        if mention.named != target.id or (target.kind == GROUP and mention.filed.id != target.programme):
            continue
        document = mention.filed.document
        at = next(mention.at[:size] for size in range(len(mention.at), 0, -1) if mention.at[:size] in document.values)
        yield Use(document.path, document.place(at)[0], _where(mention.filed, mention.at), at, named=True)


def _linked(filed: FiledRecord[Record], target: Target, root: Root) -> Iterator[Use]:
    for at, (line, _) in filed.document.values.items():
        value = _value(filed, at)
        if not isinstance(value, str) or any(step in _OLD for step in at):
            continue
        if _is_document(value, target) or any(True for _ in spots(value, target, root)):
            yield Use(filed.document.path, line, _where(filed, at), at)


def _in_text(prose: Prose, target: Target, root: Root) -> Iterator[Use]:
    text = PublishedText(prose).text
    for offset in spots(text, target, root):
        yield Use(prose.source, place_in(text, offset)[0], "link in de tekst", offset=offset)
    if target.kind not in (PICTURE, DOCUMENT):
        return
    for link in written_links(text):
        is_shown = link.is_picture and own_file(PICTURES, link.address) == target.id and target.kind == PICTURE
        if is_shown or _is_document(link.address, target):
            where = "beeld in de tekst" if link.is_picture else "link in de tekst"
            yield Use(prose.source, place_in(text, link.at)[0], where, offset=link.at)


def _is_document(address: str, target: Target) -> bool:
    """Whether an address means the document: by the name of its file or by that on the site, however capitalised."""
    name = download_name(address).casefold() if target.kind == DOCUMENT else ""
    return name in (target.id.casefold(), target.name.casefold())


def _value(filed: FiledRecord[Record], at: DataPath) -> object:
    node: object = filed.document.data
    for step in at:
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, list) and isinstance(step, int):
            node = node[step] if step < len(node) else None
    return node


def _where(filed: FiledRecord[Record], at: DataPath) -> str:
    """Such as "`sprekers` van de module "Het slot""."""
    keys = [step for step in at if isinstance(step, str)]
    key = keys[-2] if len(keys) > 1 and keys[-1] in ("spreker", "bestand") else keys[-1]
    module = _value(filed, at[:2]) if at[0] == "modules" else None
    title = module.get("titel") if isinstance(module, dict) else None
    return f'`{key}` van de module "{title}"' if title else f"`{key}`"
