"""`layouts/` -> HTML, with Jinja; a mistake in a template is told with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from functools import cached_property
from pathlib import Path

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateError
from jinja2.loaders import split_template_path
from markupsafe import Markup

from wijkmakers_site.files.cache import FolderCache, code_fingerprint
from wijkmakers_site.incremental.digest import Digests
from wijkmakers_site.incremental.program import program_state
from wijkmakers_site.pages.templating import quick_code
from wijkmakers_site.pages.templating.drawn_in import DrawnIn
from wijkmakers_site.pages.templating.quick_code import QuickEnvironment
from wijkmakers_site.pages.views.head import Around, Head
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.urls import Root, bare, dial, path_of
from wijkmakers_site.text.layout_files import FOLDER, read_layout
from wijkmakers_site.text.prose.html import in_language, paragraphs
from wijkmakers_site.text.prose.parts.pictures import continued
from wijkmakers_site.text.words import dutch
from wijkmakers_site.text.words.quotation import typeset

# What a template may cause by asking the wrong thing of a view; anything else is a fault of the program.
_ASKED_WRONG = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Missing(StrictUndefined):
    """A name or field that is not there: says so in Dutch."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        from wijkmakers_site.pages.templating.template_faults import missing_message  # noqa: PLC0415

        return missing_message(str(self._undefined_name), self._undefined_obj, self._undefined_hint)


class Templates:
    """Turns a view into a page with the template of the view's name: `programme.html` for a `Programme`."""

    def __init__(self, folder: Path, compiled: Path | None, around: Around) -> None:
        self._around = around
        self._folder = folder
        self._quick = self._environment(QuickEnvironment, _BytecodeCache(compiled) if compiled else None)
        self._drawn_in = DrawnIn(self._quick.list_templates, self._source)

    @cached_property
    def _plain(self) -> Environment:
        """Jinja's own, for what the quick one cannot do, and to tell what is wrong."""
        return self._environment(Environment, None)

    def _environment(self, kind: type[Environment], compiled: BytecodeCache | None) -> Environment:
        environment = kind(
            loader=_Layouts(self._folder),
            bytecode_cache=compiled,
            autoescape=True,
            # A name that is misspelt is an error with its place, never an empty spot on a page.
            undefined=Missing,
            finalize=_shown,
            trim_blocks=True,
            lstrip_blocks=True,
            # Templates do not change while there is one of these: all are kept, and none is asked whether it changed.
            auto_reload=False,
            cache_size=-1,
            optimized=False,  # as in the quick code, where it is told why
        )
        around = self._around
        environment.globals |= {field.name: getattr(around, field.name) for field in fields(around)}
        environment.filters |= _filters(Root(around.site.url))
        return environment

    def origin(self, view: type) -> tuple[object, ...]:
        """All that decides a page besides its head and view: this program, its templates, and what they all know."""
        return program_state(), self._drawn_in.of(template_of(view)), self._digest_around

    @cached_property
    def _digest_around(self) -> str:
        return Digests().of(self._around)

    def page(self, head: Head, view: object, said: Markup | None = None) -> bytes:
        """The whole page, UTF-8, with what it says to machines. Raises InvalidContentError where the template has a
        mistake.
        """
        given = {"head": head, "view": view, "structured_data": said}
        return _compact(self._asked(template_of(type(view)), lambda template: template.render(given))).encode()

    def words(self, macro: str, *values: object) -> str:
        """What a macro of `parts/words.html` makes of `values`. Raises InvalidContentError as `page` does."""
        return self._asked(_WORDS, lambda template: str(getattr(template.module, macro)(*values)).strip())

    def _asked(self, name: str, ask: Callable[[Template], str]) -> str:
        try:
            return ask(self._quick.get_template(name))
        except (TemplateError, *_ASKED_WRONG):
            pass
        try:
            return ask(self._plain.get_template(name))
        except (TemplateError, *_ASKED_WRONG) as error:
            from wijkmakers_site.pages.templating.template_faults import template_problem  # noqa: PLC0415

            problem = template_problem(error, name, self._plain, self._source)
        raise InvalidContentError([problem])

    def _source(self, name: str) -> str:
        """The text of a template, to point into; "" where it cannot be read, which is told elsewhere."""
        try:
            return read_layout(self._folder, name).decode("utf-8", "replace")
        except (FileNotFoundError, InvalidContentError):
            return ""


def template_of(view: type) -> str:
    """The name of the template that shows such a view."""
    return f"{view.__name__.lower()}.html"


def _shown(value: object) -> object:
    """What a template shows of a value: texts of facts as they are set. What is HTML already was set before."""
    return typeset(value) if type(value) is str else value


def _filters(root: Root) -> dict[str, Callable[..., object]]:
    """What templates may ask of a value, by name."""
    return {
        "address": root.address,
        "absolute": root.absolute,
        "webcal": root.webcal,
        "path": path_of,
        "bare": bare,
        "dial": dial,
        "date": dutch.short_date,
        "long_date": dutch.long_date,
        "hours": dutch.hours,
        "between": dutch.between,
        "short_month": dutch.short_month,
        "file_label": dutch.file_label,
        "language": dutch.language,
        "counted": dutch.counted,
        "first_up": dutch.first_up,
        "page_title": dutch.page_title,
        "described": dutch.described,
        "initials": dutch.initials,
        "number": dutch.number,
        "load": dutch.load,
        "money": dutch.money,
        "listing": lambda words, last="en": dutch.listing(list(words), last),
        "paragraphs": paragraphs,
        "lang": in_language,
        "few": lambda items: items if len(items) <= _FEW + 1 else items[:_FEW],
        "names": lambda words: dutch.names(list(words), _FEW),
        "continued": continued,
    }


_WORDS = "parts/words.html"
_FEW = 20  # speakers that a list of modules names of each


class _Layouts(BaseLoader):
    """Calls templates by their place in the project, which stands in compiled code: the code is good for any folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, None]:
        try:
            name = "/".join(split_template_path(template))  # refuses `..`
            return read_layout(self._folder, name).decode(), f"{FOLDER}{template}", None
        except FileNotFoundError:
            raise TemplateNotFound(template) from None

    def list_templates(self) -> list[str]:
        return sorted(file.relative_to(self._folder).as_posix() for file in self._folder.rglob("*.html"))


_SPACE = regex(r"(<pre\b.*?</pre>)|(?<!\s)\s*\n\s*", re.DOTALL)  # from where white space begins: read once


def _compact(html: str) -> str:
    """A page without indents and empty lines: a tenth of it. Text that is set as it was typed stays as it is."""
    if "<pre" not in html:  # seven times as fast as the expression below, which gives the same
        return "\n".join(filter(None, map(str.strip, html.split("\n")))) + "\n"
    return _SPACE.sub(lambda match: match[1] or "\n", html).strip() + "\n"


class _BytecodeCache(BytecodeCache):
    """Compiled templates. Jinja compiles anew where Python's version or the checksum of the source is another."""

    def __init__(self, folder: Path) -> None:
        self._files = FolderCache(folder)

    def get_source_checksum(self, source: str) -> str:
        """Also of who compiles: Jinja knows neither its own version by it nor the settings above."""
        return super().get_source_checksum(_FINGERPRINT + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        if (stored := self._files.get(bucket.key)) is not None:
            bucket.bytecode_from_string(stored)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._files.put(bucket.key, bucket.bytecode_to_string())


_SOURCES = [Path(__file__), Path(quick_code.__file__)]
_FINGERPRINT = code_fingerprint(_SOURCES, "jinja2", "markupsafe")
