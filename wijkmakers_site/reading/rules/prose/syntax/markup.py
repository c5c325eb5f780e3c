"""Markup of other programs, which stays on the page as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.published import PublishedText, published_texts
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_OWN_LOOK = "Haal het weg: de site kiest zelf hoe iets eruitziet."
_CHATBOT = "Haal het weg: dat komt van een chatbot."
_AS_IS = "`{0}` blijft zo op de pagina staan."


@dataclass(frozen=True, slots=True)
class _Foreign:
    """Markup that is not ours: a `hint` that must be in the text, its `pattern`, and the `cure`, in which `{words}` is
    what the pattern calls so.
    """

    hint: str
    pattern: re.Pattern[str]
    cure: str


def _foreign(hint: str, pattern: str, cure: str) -> _Foreign:
    return _Foreign(hint, regex(pattern, re.MULTILINE), cure)


# The first that fits a place counts.
_FOREIGN = (
    _foreign("![[", r"!\[\[(?P<words>[^\[\]\n]{1,80})\]\]", "Schrijf `![wat er te zien is]({words})`."),
    _foreign("[[", r"\[\[_?(?:TOC|toc)_?\]\]", "Haal het weg: een inhoudsopgave maakt de site niet."),
    _foreign(
        "[[",
        r"\[\[(?:[^\[\]\n|]{1,80}\|)?(?P<words>[^\[\]\n]{1,80})\]\]",
        "Schrijf `[{words}](/adres/)`, met het adres van de pagina.",
    ),
    _foreign("{{", r"\{\{[^{}\n]{0,80}\}\}", "Schrijf de tekst zelf: hier wordt niets ingevuld."),
    _foreign("{%", r"\{%[^{}\n]{0,80}%\}", "Haal het weg: opdrachten van een template werken niet in een tekst."),
    _foreign("${", r"\$\{[\w.]{1,40}\}", "Schrijf de tekst zelf: hier wordt niets ingevuld."),
    _foreign("%", r"(?<!\S)%[A-Za-z_]{2,30}%", "Schrijf de tekst zelf: hier wordt niets ingevuld."),
    _foreign(
        "[",
        r"(?i:\[(?:naam|voornaam|achternaam|datum|tijd|locatie|plaats|link|titel|tekst|bedrag|invullen|in te vullen)\])"
        r"(?![(\[:\ufffc])",
        "Vul in wat hier hoort te staan.",
    ),
    _foreign("«", r"«[\w ]{1,40}»", "Schrijf de tekst zelf: hier wordt niets ingevuld."),
    _foreign("~~", r"~~(?=\S)(?P<words>[^~\n]{1,200}?)(?<=\S)~~", "Schrijf `<del>{words}</del>`."),
    _foreign("==", r"^== *(?P<words>[^=\n]{1,80}?) *==$", "Schrijf `## {words}`."),
    _foreign("==", r"(?<!=)==(?=[^\s=])(?P<words>[^=\n]{1,200}?)(?<=\S)==(?!=)", "Schrijf `<mark>{words}</mark>`."),
    _foreign("++", r"(?<!\S)\+\+(?=\S)(?P<words>[^+\n]{1,200}?)(?<=\S)\+\+", "Schrijf `<ins>{words}</ins>`."),
    _foreign("'''", r"'''(?P<words>[^'\n]{1,200})'''", "Schrijf `**{words}**`."),
    _foreign(":", r"(?<![\w:/]):(?:[a-z]\w*[a-z]|[+-]1):(?![\w:/])", "Plak het teken zelf."),
    _foreign("[", r"^ {0,3}(?:>\s*)?\[!?(?:TOC|toc|NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", "Haal het weg."),
    _foreign(":::", r"^ {0,3}:::+[ \t]*\w.*$", "Haal de regel weg, en de `:::` eronder: zo'n vak kent de site niet."),
    _foreign("!!!", r"^ {0,3}!!! \w+.*$", "Haal de regel weg: zo'n vak kent de site niet."),
    _foreign(
        "{", r"(?<=\S)[ \t]*\{(?:[:#.]|(?:width|height|class|style|target|id|align)=)[^{}\n]{1,60}\}[ \t]*$", _OWN_LOOK
    ),
    _foreign("{:", r"^ {0,3}\{:[^{}\n]{1,60}\}[ \t]*$", _OWN_LOOK),
    _foreign(
        "[",
        r"\[(?:b|i|u|s|quote|img|url|color|size|center|list)(?:=[^\[\]\n]{0,80})?\](?![(:\ufffc])"
        r"(?:[^\[\]\n]{0,99}\[/\w+\])?",
        "Haal de haken weg. Vet is `**vet**`, een link `[de woorden](https://voorbeeld.nl/)`.",
    ),
    _foreign(
        "[",
        r"\[(?:gallery|caption|embed|video|audio|button|contact-form-7)(?=[ \]])[^\[\]\n]{0,99}\](?![(\[:\ufffc])",
        "Haal het weg: dat kent alleen WordPress.",
    ),
    _foreign("^", r"(?<=[\w)])\^(?P<words>[\w+-]{1,6})\^", "Schrijf `<sup>{words}</sup>`."),
    _foreign("~", r"(?<=\w)~(?P<words>\w{1,4})~", "Schrijf `<sub>{words}</sub>`."),
    _foreign("$$", r"\$\$[^$\n]{1,200}\$\$", "Schrijf de formule in gewone tekst."),
    _foreign("\\", r"^ {0,3}\\(?:newpage|pagebreak|toc|tableofcontents)\b.*$", "Haal de regel weg."),
    _foreign("//", r"^ {0,3}//[ \t]+\S.*$", "Haal de regel weg: ook bezoekers lezen hem."),
    _foreign("oaicite", r":?contentReference\[oaicite:\d+\](?:\{index=\d+\})?", _CHATBOT),
    _foreign("†", r"【[^【】\n]{1,40}】", _CHATBOT),
    _foreign(
        "Hier ",
        r"^(?:Natuurlijk|Zeker|Uiteraard|Prima)[!,.:]* Hier (?:is|zijn|volgt|vind je|heb je)\b.*$",
        "Haal de regel weg: dat zegt een chatbot.",
    ),
    _foreign(
        "Verzonden:",
        r"^(?:\*\*)?Van:.*\n+(?:\*\*)?Verzonden:.*(?:\n+(?:\*\*)?(?:Aan|CC|Onderwerp):.*)*",
        "Haal die regels weg: het is de kop van een mail, met namen en adressen.",
    ),
    _foreign("<<", r"<<(?P<words>[^<>\n]{1,60})>>", "Schrijf `[{words}](/adres/)`, of haal de haken weg."),
    _foreign("*[", r"^\*\[(?P<words>[^\[\]\n]{1,30})\]:.*$", 'Schrijf `<abbr title="…">{words}</abbr>`.'),
    _foreign(
        "&lt;",
        r"&lt;/?(?:o:p|p|b|i|u|br|div|span|strong|em|a|font|ul|li|h[1-6])\b.{0,80}?&gt;(?:[^&\n]{0,99}&lt;/[^&\n]{1,9}&gt;)?",
        "Haal het weg: dit is HTML die als tekst geplakt is.",
    ),
    _foreign("&amp;", r"&amp;(?:[A-Za-z]{2,8}|#[0-9]{2,5});", "Haal `amp;` weg."),
)  # fmt: skip
_ENTITY = regex(r"&([A-Za-z]{2,10});?(?![\w=])")


def foreign_markup(content: Content) -> Iterator[Problem]:
    """What is typed for another program shows as it was typed."""
    for text in published_texts(content):
        found = sorted(_found(text), key=lambda problem: (problem[0], -problem[1]))
        end = 0
        for start, stop, cure in found:
            if start >= end:
                shown = text.text[start:stop].strip().partition("\n")[0]
                yield text.problem(start, _AS_IS.format(shown if len(shown) <= 40 else f"{shown[:40]} …"), cure)
                end = stop


def _found(text: PublishedText) -> Iterator[tuple[int, int, str]]:
    """(start, end, cure) of each."""
    for foreign in _FOREIGN:
        if foreign.hint not in text.text:
            continue
        # Not in addresses, where anything may stand; without HTML there would be no `<<`.
        for match in foreign.pattern.finditer(text.text if foreign.hint == "<<" else text.words):
            words = match.groupdict().get("words") or ""
            yield match.start(), match.end(), foreign.cure.replace("{words}", words.strip())
    if "&" in text.text:
        for match in _ENTITY.finditer(text.text):
            if f"{match[1]};" not in html5 and match[0].endswith(";"):
                yield match.start(), match.end(), "Typ het teken zelf."
