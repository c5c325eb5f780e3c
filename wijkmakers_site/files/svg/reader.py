"""The bytes of a drawing -> the elements and style rules that may stay. What could run, load or link is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from xml.parsers import expat

from wijkmakers_site.files.svg import allowed
from wijkmakers_site.files.svg.allowed import UnusableSvgError
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_MAX_ELEMENTS, _MAX_DEPTH = 5_000, 60
_QUOTED = 60  # characters of a value that a message repeats
_OURS = (allowed.SVG, "")  # who copies a drawing out of a web page forgets its namespace
_MAX_RULES = 500  # of style sheets: each is held against each element
_SELECTOR = regex(r"(?P<tag>[\w-]+|\*)?(?:\.(?P<class_name>[\w-]+)|#(?P<id>[\w.:-]+))?")
_PLAIN = "Kies bij het opslaan voor SVG met ‘Presentation attributes’, of sla de tekening op als PNG."


@dataclass(slots=True)
class Element:
    """`attributes` are those that may stay, with `class` and `style` as they were written. `place` is line, column."""

    name: str
    attributes: dict[str, str]
    place: tuple[int, int]
    children: list[Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StyleRule:
    """What a style sheet says of the elements of one `tag`, `class_name` or `id`; "" for any."""

    tag: str
    class_name: str
    id: str
    declared: Mapping[str, str]


class Reader:
    """Reads one drawing; `rules` are those of its style sheets, in order."""

    def __init__(self) -> None:
        self.rules: list[StyleRule] = []
        self._open: list[Element] = []
        self._root: Element | None = None
        self._skipped = self._count = 0  # elements open within one that is left out; elements in all
        self._sheet: list[str] | None = None  # the text of the style sheet that is open
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction

    def read(self, content: bytes) -> Element:
        """The root. Raises UnusableSvgError."""
        try:
            self._parser.Parse(content, True)  # noqa: FBT003  # its argument has no name
        except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: of an encoding unknown to Python
            line, column = getattr(error, "lineno", 1), getattr(error, "offset", 0) + 1
            message = "Dit bestand is geen SVG, of het is beschadigd."
            raise UnusableSvgError(message, "Sla de tekening opnieuw op, als SVG of als PNG.", line, column) from None
        if self._root is None or self._root.name != "svg":
            raise UnusableSvgError("Dit bestand is geen SVG.", "Sla de tekening opnieuw op, als SVG of als PNG.")
        return self._root

    @property
    def _place(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _refusal(self, what: str, cure: str = allowed.AS_SHAPES) -> UnusableSvgError:
        return UnusableSvgError(f"In deze SVG zit {what}.", cure, *self._place)

    def _start(self, full_name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, name = full_name.rpartition(" ")
        self._count += 1
        if self._count > _MAX_ELEMENTS or len(self._open) + self._skipped > _MAX_DEPTH:
            raise self._refusal("te veel in elkaar", "Vereenvoudig de tekening, of sla haar op als PNG.")
        self._judge(namespace, name)
        if self._skipped or namespace not in _OURS or name in allowed.LEFT_OUT or name == "style":
            self._sheet = [] if namespace in _OURS and name == "style" else self._sheet
            self._skipped += 1
            return
        element = Element(name, dict(self._kept(name, attributes)), self._place)
        if self._open:
            self._open[-1].children.append(element)
        self._root = self._root or element
        self._open.append(element)

    def _judge(self, namespace: str, name: str) -> None:
        """Refuse an element that could do something, also within what is left out: somebody should hear of it."""
        if namespace == allowed.XHTML:
            raise self._refusal(f"een stuk webpagina (`{name[:_QUOTED]}`)")
        known = allowed.ELEMENTS | allowed.LEFT_OUT | {"style"}
        if namespace in _OURS and name not in known and (name in allowed.REFUSED or not self._skipped):
            what, cure = allowed.REFUSED.get(name, ("iets wat we niet kennen", allowed.AS_SHAPES))
            raise self._refusal(f"{what} (`{name[:_QUOTED]}`)", cure)

    def _kept(self, element: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for full_name, value in attributes.items():
            namespace, _, name = full_name.rpartition(" ")
            if name.lower().startswith("on"):
                raise self._refusal(f"een programma (`{name[:_QUOTED]}`)")
            if name == "href" and namespace in ("", allowed.XLINK):
                if not allowed.REFERENCE.fullmatch(value):
                    raise self._outside(value)
                if element in allowed.WITH_REFERENCE:
                    yield name, value
            elif not namespace and name == "style":
                self._check(allowed.declarations(value).values())
                yield name, value
            elif not namespace and (name == "class" or name in allowed.ATTRIBUTES):
                self._check([value])
                if name != "id" or allowed.ID.fullmatch(value):
                    yield name, value

    def _check(self, values: Iterable[str]) -> None:
        for value in values:
            if not allowed.stays_inside(value):
                raise self._outside(value)

    def _outside(self, value: str) -> UnusableSvgError:
        return self._refusal(f"een verwijzing naar iets buiten de tekening (`{value.strip()[:_QUOTED]}`)")

    def _end(self, _name: str) -> None:
        if not self._skipped:
            self._open.pop()
            return
        self._skipped -= 1
        if self._sheet is not None:
            sheet, self._sheet = "".join(self._sheet), None
            self.rules += self._style_rules(_without_comments(sheet))
            if len(self.rules) > _MAX_RULES:
                raise self._refusal("te veel opmaak (`style`)", _PLAIN)

    def _style_rules(self, sheet: str) -> Iterator[StyleRule]:
        if "@import" in sheet.lower() or "@font-face" in sheet.lower():
            raise self._outside(sheet)
        *blocks, rest = sheet.split("}")
        if rest.strip() or "@" in sheet or any(each.count("{") != 1 for each in blocks):
            raise self._refusal("opmaak die we niet kennen (`style`)", _PLAIN)
        for selectors, _, declared in (each.partition("{") for each in blocks):
            kept = allowed.declarations(declared)
            self._check(kept.values())
            for selector in map(str.strip, selectors.split(",")):
                if not selector or not (found := _SELECTOR.fullmatch(selector)):
                    raise self._refusal(f"opmaak die we niet kennen (`{selector[:_QUOTED]}`)", _PLAIN)
                parts = found.groupdict(default="")
                yield StyleRule(parts["tag"].replace("*", ""), parts["class_name"], parts["id"], kept)

    def _text(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet.append(text)

    def _entity(self, name: str, *_details: object) -> None:
        # Before any of them is used: ten of ten of ten of them make a billion letters.
        cure = "Sla de tekening opnieuw op: in Illustrator met Exporteren, niet met Opslaan als."
        raise self._refusal(f"een afkorting voor iets anders (`{name[:_QUOTED]}`)", cure)

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise self._outside(target)


def _without_comments(sheet: str) -> str:
    """By hand: an expression would look for the end of each of many that never end."""
    first, *others = sheet.split("/*")
    return first + "".join(each.partition("*/")[2] for each in others)
