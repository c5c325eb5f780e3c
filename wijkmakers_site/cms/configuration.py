"""The configuration of Sveltia CMS, of the one schema: every kind of file, every field, and the texts beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijkmakers_site.cms.fields import SOURCE, Widget, form_fields, structure
from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.reading.schema.editor_patterns import ID
from wijkmakers_site.reading.schema.records import RECORDS

_IMAGES = "content/beelden"
# Sveltia takes no other format for Markdown than one that ends so, though ours has no front matter.
_TEXT_FORMAT = "wm-frontmatter"
_ID = [f"^(?:{ID.pattern})$", ID.message]
_COMMITS = {
    "create": "Maak {{collection}} {{slug}}",
    "update": "Wijzig {{collection}} {{slug}}",
    "delete": "Haal {{collection}} {{slug}} weg",
    "uploadMedia": "Voeg {{path}} toe",
    "deleteMedia": "Haal {{path}} weg",
}


def configuration(cms: Cms, url: str) -> dict[str, Any]:
    """For the site at `url`: what `browser/admin.js` gives to Sveltia (`config`), how the files of each format are
    built (`formats`), and which one texts have (`texts`).
    """
    kinds = file_kinds.in_folders()
    with_prose = [kind for kind in kinds if kind.has_prose]
    return {
        "config": {
            "load_config_file": False,
            "backend": _backend(cms),
            # Each change becomes a pull request: there `check` tells mistakes, and what participants will notice.
            "publish_mode": "editorial_workflow",
            "app_title": "Redactie",
            "site_url": url,
            "display_url": url,
            "media_folder": _IMAGES,
            "public_folder": f"/{_IMAGES}",
            "media_libraries": {"default": {"config": {"slugify_filename": True}}},
            "slug": {"encoding": "ascii", "clean_accents": True},
            "editor": {"preview": False},
            "output": {"omit_empty_optional_fields": True},
            "collections": [*map(_collection, kinds), *map(_texts, with_prose), _site()],
        },
        "formats": {_format(kind): structure(record) for kind, record in RECORDS.items()},
        "texts": _TEXT_FORMAT,
    }


def _backend(cms: Cms) -> dict[str, Any]:
    address = cms.login or cms.address
    known = {
        "base_url": address and address.rstrip("/"),
        "api_root": cms.address and f"{cms.address.rstrip('/')}/api/v4",
        "app_id": cms.app_id,
        "auth_type": "pkce" if cms.app_id else None,
    }
    return {
        "name": cms.backend.value,
        "repo": cms.repository,
        "branch": cms.branch,
        "commit_messages": _COMMITS,
        **{key: value for key, value in known.items() if value},
        # Where nothing is said of a service, Sveltia would send people by way of a firm of its own choice.
        "auth_methods": ["oauth", "token"] if cms.login or cms.app_id else ["token"],
    }


def _format(kind: FileKind) -> str:
    return f"wm-{kind.name}"


def _source() -> Widget:
    return {"name": SOURCE, "widget": "hidden"}


def _collection(kind: FileKind) -> dict[str, Any]:
    """The files of facts of a kind. None is thrown away here: that takes more than one file, and `voorheen`."""
    name = f"{{{{{kind.name_key}}}}}"
    return {
        "name": kind.folder,
        "label": kind.title,
        "label_singular": kind.name.capitalize(),
        "folder": f"content/{kind.folder}",
        **({"path": f"{{{{slug}}}}/{kind.stem}"} if kind.part else {}),
        "extension": "yaml",
        "format": _format(kind),
        "identifier_field": kind.name_key,
        "slug": {
            "template": f"{{{{datum}}}}-{name}" if kind is file_kinds.NEWS else name,
            "editable": ["create"],  # another id later takes `voorheen`, and every reference
            "pattern": _ID,
            "hint": "Het id: zo heet het bestand, en zo eindigt het adres op de site.",
        },
        "summary": name,
        "sortable_fields": [kind.name_key],
        "thumbnail": False,
        "preview_path": kind.page("{{slug}}"),
        "create": True,
        "delete": False,
        "duplicate": False,
        "fields": [*form_fields(RECORDS[kind]), _source()],
    }


def _texts(kind: FileKind) -> dict[str, Any]:
    """The prose beside them, as it is written: nothing of the Markdown is made anew."""
    whose = f"Het id van {kind.article} {kind.part or kind.name} waar de tekst bij hoort"
    hint = f"{whose}; {kind.stem} voor {kind.article} {kind.name} zelf. Kies ook de map." if kind.part else f"{whose}."
    return {
        "name": f"{kind.folder}-teksten",
        "label": f"{kind.title}: teksten",
        "label_singular": "Tekst",
        "folder": f"content/{kind.folder}",
        **({"nested": {"depth": 2, "subfolders": False}, "meta": {"path": {}}} if kind.part else {}),
        "extension": "md",
        "format": _TEXT_FORMAT,
        "identifier_field": "body",
        "summary": "{{dirname}} {{slug}}" if kind.part else "{{slug}}",
        "sortable_fields": ["slug"],
        "slug": {
            "editable": ["create"],
            "pattern": _ID,
            "hint": hint,
        },
        "thumbnail": False,
        "create": True,
        "delete": False,
        "duplicate": False,
        "fields": [
            {"name": "body", "label": "Tekst", "widget": "text", "hint": "Opmaak met Markdown, zie LEESMIJ."},
            _source(),
        ],
    }


def _site() -> dict[str, Any]:
    return {
        "name": "site",
        "label": "De site",
        "files": [*_single_files()],
    }


def _single_files() -> Iterator[dict[str, Any]]:
    for kind in file_kinds.alone():
        yield {
            "name": kind.stem,
            "label": kind.name.capitalize(),
            "file": f"content/{kind.path('')}",
            "format": _format(kind),
            "fields": [*form_fields(RECORDS[kind]), _source()],
        }
