"""Ids: what becomes part of an address."""

from __future__ import annotations

import re

from wijkmakers_site.model.academy import ModuleAddress
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.reading.notation.errors import NotationError, meaning
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.slug import as_id

__all__ = ["app_id", "as_id", "branch", "id_in", "module_address", "repository", "slug"]

_FILE_ENDING = regex(r"\.(?:ya?ml|md|markdown|txt|html?)$", re.IGNORECASE)
_REPOSITORY = regex(r"\w[\w.-]*(?:/\w[\w.-]*)+", re.ASCII)


def slug(text: str) -> str:
    """An id: `a-z`, `0-9` and single hyphens between them. It becomes part of an address."""
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) and len(text) <= 80:
        return text
    message = f'"{text}" kan geen id zijn: dat heeft kleine letters zonder accenten, cijfers en losse streepjes.'
    if id := as_id(id_in(text)):
        raise meaning(message, id)
    raise NotationError(message, "Schrijf een kort woord, zoals `samen-eten`.")


def module_address(text: str) -> ModuleAddress:
    """`start`, or `andere-leergang/start` for a module that stood elsewhere: without it, `programme` is ""."""
    address = re.sub(r"^https?://[^/]*", "", text).strip("/").removeprefix(PROGRAMME.address)
    programme, slash, id = address.rpartition("/")
    if not slash:
        return ModuleAddress("", slug(text))
    try:
        return ModuleAddress(slug(programme), slug(id))
    except NotationError:
        message = f'"{text}" wijst geen module aan: dat doet het id van een leergang, een `/` en haar eigen id.'
        ids = [id for id in map(as_id, address.split("/")) if id]
        if len(ids) == 2:
            raise meaning(message, "/".join(ids)) from None
        raise NotationError(message, "Schrijf bijvoorbeeld `andere-leergang/start`.") from None


def repository(text: str) -> str:
    """Whose it is and its name, as GitHub and GitLab write them: `academie/site`."""
    if _REPOSITORY.fullmatch(text):
        return text
    message = f'"{text}" wijst geen repository aan.'
    inner = re.sub(r"^(?:https?://[^/]*/|git@[^:]*:)|(?:\.git)?/?$", "", text)
    if inner != text and _REPOSITORY.fullmatch(inner):
        raise meaning(message, inner)
    raise NotationError(message, "Schrijf van wie die is en hoe die heet, zoals `academie/site`.")


def branch(text: str) -> str:
    """The name of a branch of git."""
    if re.fullmatch(r"\w[\w./-]*", text, re.ASCII) and ".." not in text:
        return text
    raise NotationError(f'"{text}" kan geen tak van git zijn.', "Schrijf de naam van de tak, zoals `main`.")


def app_id(text: str) -> str:
    """What GitLab calls a program that people log in with: letters and digits."""
    if re.fullmatch(r"\w+", text, re.ASCII):
        return text
    raise NotationError(f'"{text}" is geen Application ID.', "Neem het over van GitLab: het zijn letters en cijfers.")


def id_in(text: str) -> str:
    """What is the id in an address or a file name: `/sprekers/anna/`, `sprekers/anna.yaml` -> `anna`."""
    last = re.sub(r"^https?://[^/]*", "", text).rstrip("/\\").replace("\\", "/").rpartition("/")[2]
    return _FILE_ENDING.sub("", last) or text
