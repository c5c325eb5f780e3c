"""What is wrong with a template, in Dutch: Jinja and Python say it in English.

Seen with jinja2 3.1: its message is all that tells one mistake from another, so messages are matched here; one that is
not known gets words that are always true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.utils import missing

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.layout_files import FOLDER
from wijkmakers_site.text.words.nearest import suggestion
from wijkmakers_site.values import dataclass

_TAGS = (
    "block", "call", "elif", "else", "endblock", "endcall", "endfilter", "endfor", "endif", "endmacro", "endset",
    "extends", "filter", "for", "from", "if", "import", "include", "macro", "set", "with", "endwith", "raw", "endraw",
)  # fmt: skip
_GIVEN = ("assets", "day", "head", "preview", "site", "structured_data", "view", "words")  # what every template has
_SIGNS = {
    "begin of print statement": "{{", "begin of statement block": "{%", "end of print statement": "}}",
    "end of statement block": "%}", "end of template": "het einde", "name": "een naam", "string": "een tekst",
    "integer": "een getal",
}  # fmt: skip
_LOOK = "Kijk of `{{` en `}}`, `{%` en `%}`, haakjes en aanhalingstekens hier bij elkaar passen."
_MACRO = "Kijk in het bestand van de macro welke waarden hij krijgt."
_README = "Wat er wel is, staat in layouts/README.md."
# Jinja's message, what is wrong and what to do; <0> and <1> are its groups.
_SAID = (
    (r"block '(.*)' defined twice", "Het blok <0> staat hier twee keer.", "Geef een van de twee een andere naam."),
    (r"Missing end of comment tag", "Deze opmerking is niet gesloten.", "Zet er `#}` achter."),
    (r"Missing end of raw directive", "`{% raw %}` is niet gesloten.", "Zet er `{% endraw %}` achter."),
    (r"tag name expected", "Na `{%` staat geen woord.", "Zet er een woord als `if`, `for` of `include` achter."),
    (r"unexpected '(.*)', expected '(.*)'", "Hier staat <0>, maar eerst moet <1> komen.", _LOOK),
    (r"unexpected end of template, expected '(.*)'\.", "De template houdt op, maar eerst moet <0> nog komen.", _LOOK),
    (r"expected token '(.*)', got '(.*)'", "Hier staat <1>, maar er moet <0> staan.", _LOOK),
    (r"unexpected char '(.*)' at \d+", "Het teken <0> kan hier niet staan.", _LOOK),
    (r"(?:unexpected|Expected an expression, got) '(.*)'", "Hier staat <0>, en dat kan hier niet.", _LOOK),
    (r"macro '(.*)' takes no keyword argument '(.*)'", "De macro <0> kent geen <1>.", _MACRO),
    (r"macro '(.*)' takes not more than .*", "De macro <0> krijgt te veel waarden.", _MACRO),
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A line of a template (`path` in the project) with the `source` that it stands in, "" where it cannot be read."""

    path: str
    line: int
    source: str

    def told(self, message: str, cure: str, word: str = "") -> Problem:
        """The problem at `word` in this line; at its beginning where the word is not there."""
        lines = self.source.split("\n")
        column = lines[self.line - 1].find(word) + 1 or 1 if word and self.line <= len(lines) else 1
        return Problem(self.path, self.line, column, message, cure, "WM501")


def template_problem(error: Exception, name: str, environment: Environment, read: Callable[[str], str]) -> Problem:
    """The problem of the template `name` that could not be read or filled in: in itself, or in what it fetches.

    `read` gives the text of a template by its name, and "" where it cannot be read.
    """
    if isinstance(error, TemplateSyntaxError):
        # Jinja's lexer gives the file's name for that of the template.
        name = (error.name or name).removeprefix(FOLDER)
        place = _Place(f"{FOLDER}{name}", error.lineno, read(name))
        return _of_syntax(error.message or "", place, environment)
    path, line = _place(error, name)
    place = _Place(path, line, read(path.removeprefix(FOLDER)))
    if isinstance(error, TemplateNotFound):
        lost = str(error.name or "")
        cure = f"Zet {FOLDER}{lost} terug, of schrijf hier de naam van een andere."
        if asked := _asked(lost, environment.list_templates()):
            cure = f"{asked} Zet anders {FOLDER}{lost} terug."
        return place.told(f"De template `{lost}` is er niet.", cure, lost)
    if isinstance(error, UndefinedError):
        message, _, cure = str(error).partition("\n")
        return place.told(message, cure, next(iter(re.findall(r"`([^`]*)`", message)), ""))
    return _of_python(error, place, environment)


def missing_message(name: str, of: object, hint: str | None) -> str:
    """What is missing, in Dutch, and what comes near: a `name` of the thing `of`. `hint` is Jinja's own. The cure
    stands on a line of its own, for Jinja lets an error carry nothing but its message.
    """
    if hint:
        return f"Deze template vraagt iets wat er niet is.\n{_README}"
    if of is missing:  # Jinja's mark for a name that belongs to nothing
        message, choices = f"`{name}` is hier niet bekend.", list(_GIVEN)
    elif isinstance(of, dict):
        message, choices = f"`{name}` is er niet bij.", [str(key) for key in of]
    else:
        message = f"Er is geen `{name}` in {_called(of)}."
        choices = [each for each in dir(of) if not each.startswith("_")]
    return f"{message}\n{_asked(name, choices) or _README}"


def _asked(word: str, choices: Iterable[str]) -> str:
    return suggestion(word, [each for each in choices if each != word])


def _called(thing: object) -> str:
    """A value as template makers know it: by the name of its class, or as what it is."""
    plain = {str: "een tekst", int: "een getal", tuple: "een rij", list: "een rij", type(None): "`none`: niets"}
    return plain.get(type(thing), f"`{type(thing).__name__}`")


def _of_syntax(said: str, place: _Place, environment: Environment) -> Problem:
    tag = next(iter(re.findall(r"Encountered unknown tag '(.*?)'", said)), "")
    open_tag = next(iter(re.findall(r"The innermost block that needs to be closed is '(.*)'", said)), "")
    if tag and tag not in _TAGS:
        return place.told(f"De tag `{tag}` bestaat niet.", _asked(tag, _TAGS) or _README, tag)
    if open_tag and open_tag != tag:
        return _unclosed(open_tag, tag, place)
    if tag:
        return place.told(f"De tag `{tag}` hoort hier niet.", "Haal hem weg, of zet ervoor wat hij sluit.", tag)
    return _told(said, place, environment)


def _unclosed(open_tag: str, tag: str, place: _Place) -> Problem:
    """A block that is not closed; told at its beginning where the file just ends, for there is nothing to see there."""
    end, opened = f"{{% end{open_tag} %}}", _opened(place.source, open_tag, place.line)
    if tag:
        message = f"Hier staat `{tag}`, maar `{open_tag}` van regel {opened} is nog niet gesloten."
        return place.told(message, f"Zet er `{end}` voor.", tag)
    return replace(place, line=opened).told(
        f"`{{% {open_tag} %}}` is niet gesloten.", f"Zet `{end}` waar het ophoudt.", open_tag
    )


def _opened(source: str, tag: str, before: int) -> int:
    """The line of the last `tag` up to line `before` that was not closed; `before` itself where none is found."""
    open_lines: list[int] = []
    for number, text in enumerate(source.split("\n")[:before], 1):
        for closing in re.findall(rf"\{{%[-+]?\s*(end)?{tag}\b", text):
            if not closing:
                open_lines.append(number)
            elif open_lines:
                open_lines.pop()
    return open_lines[-1] if open_lines else before


def _told(said: str, place: _Place, environment: Environment) -> Problem:
    """What one of Jinja's messages means."""
    if named := re.match(r"No (filter|test) named '(.*?)'", said):
        kind, known = ("Het filter", environment.filters) if named[1] == "filter" else ("De toets", environment.tests)
        return place.told(f"{kind} `{named[2]}` bestaat niet.", _asked(named[2], known) or _README, named[2])
    for pattern, words, cure in _SAID:
        if match := re.fullmatch(pattern, said):
            signs = [_SIGNS.get(each, each) for each in match.groups()]
            shown = [sign if " " in sign else f"`{sign}`" for sign in signs]
            message = words.replace("<0>", shown[0] if shown else "").replace("<1>", shown[-1] if shown else "")
            found = signs[:1] if said.startswith("unexpected") else signs[-1:]
            return place.told(message, cure, "".join(found))
    return place.told("Deze regel is geen goede template.", _LOOK)


def _of_python(error: Exception, place: _Place, environment: Environment) -> Problem:
    """What went wrong while a template was filled in."""
    said = str(error)
    if said.startswith(("No filter named", "No test named", "macro ")):
        return _told(said, place, environment)
    if isinstance(error, ZeroDivisionError):
        return place.told("Hier wordt door nul gedeeld.", "Toets eerst met `{% if %}` of het nul is.")
    if isinstance(error, RecursionError):
        return place.told("Deze template haalt zichzelf op, en dat houdt nooit op.", "Haal die `include` weg.")
    if isinstance(error, UnicodeDecodeError):
        return place.told("Dit bestand is niet bewaard als UTF-8.", "Bewaar het in je editor als UTF-8.")
    cure = "Kijk of elk filter en elke macro hier krijgt wat het kan lezen; toets met `{% if %}` of er iets is."
    return place.told("Deze template vraagt iets wat niet kan.", cure)


def _place(error: Exception, name: str) -> tuple[str, int]:
    """The template's file and line in which `error` came up."""
    place, frame = (f"{FOLDER}{name}", 1), error.__traceback__
    while frame:
        file = frame.tb_frame.f_code.co_filename
        if file.startswith(FOLDER):
            place = file, frame.tb_lineno or 1
        frame = frame.tb_next
    return place
