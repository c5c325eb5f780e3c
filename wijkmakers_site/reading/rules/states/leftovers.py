"""What nobody uses, and what somebody meant to finish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.prose.pictures import text_pictures
from wijkmakers_site.reading.rules.prose.published import published_texts
from wijkmakers_site.reading.rules.written.texts import FactText, texts_of_facts
from wijkmakers_site.reading.speakers import everybody
from wijkmakers_site.regex import regex

_PLACEHOLDER = regex(r"\b(?:TODO|FIXME|XXX+|(?i:lorem ipsum|nog in ?(?:te )?vullen))\b")
_IN_CAPITALS, _IN_ANY_CASE = ("TODO", "FIXME", "XXX"), ("lorem", "nog in")  # what `_PLACEHOLDER` begins with
# A whole value that says nothing, as forms and spreadsheets leave it; in small letters, as the next.
_NOTHING = regex(
    r"[?.\-–—_*/~]+|x{3,}|n\.? ?[vntb]\.? ?[btk]\.?|nvt|tb[adc]|null|none|nan|undefined|#?n/[ab]|"
    r"(?:wordt |is |zijn )?(?:nog|nader) (?:niet |te )?(?:on)?(?:bekend|bepalen|ingevuld|aangevuld)\.?|"
    r"(?:volgt|volgen) (?:nog|later|z\.?s\.?m)\.?|"
    r"(?:de |meer )?(?:tekst|samenvatting|info|informatie|omschrijving|uitleg) (?:volgt|komt)"
    r"(?: nog| later| z\.?s\.?m)?\.?"
)
# Of a fact that is no name and no title: a module may be called "Later".
_NO_TEXT = regex(r"ja|nee|true|false|x+|geen|leeg|onbekend|volgt|volgen|later|idem|tekst|test")
_NAMES = {"titel", "naam", "vraag"}
_LONGEST_NOTHING = 30  # characters
_FINISH = "Vul het in, of haal het weg."


def unused_speaker(content: Content) -> Iterator[Problem]:
    """Every speaker speaks somewhere: at a module, for a programme as a whole; or news or a text is about them."""
    used = {appearance.speaker for programme in content.programmes for appearance in programme.record.speakers}
    used |= {appearance.speaker for _, _, module in content.modules() for appearance in everybody(module)}
    used |= {speaker for item in content.news for speaker in item.record.speakers}
    cure = "Zet het id bij `sprekers` van een module of leergang, of verwijder het bestand."
    yield from _unused(content, file_kinds.SPEAKER, used, "Deze spreker komt nergens voor.", cure)


def unused_venue(content: Content) -> Iterator[Problem]:
    """Every venue is where something takes place, or is named in a text."""
    used = {module.venue for _, _, module in content.modules() if module.venue}
    used |= {programme.record.venue for programme in content.programmes if programme.record.venue}
    used |= {session.venue for _, _, module in content.modules() for session in module.sessions if session.venue}
    cure = "Zet het id bij `locatie` van een module, of verwijder het bestand."
    yield from _unused(content, file_kinds.VENUE, used, "Deze locatie komt nergens voor.", cure)


def _unused(content: Content, kind: FileKind, used: set[str], message: str, cure: str) -> Iterator[Problem]:
    """A warning at every file of a kind whose id is neither `used` nor part of an address in a text."""
    # While a reference is unknown, that is the mistake: the file may be the one that was meant.
    if not used <= content.ids[kind]:
        return
    unused = [filed for filed in content.files[kind] if filed.id not in used]
    if not unused:  # then nobody needs to go through all texts
        return
    # A speaker or venue whom a text links to is in use, and no field says so.
    address, linked = f"/{kind.address}", re.compile(rf"/{kind.address}([a-z0-9-]+)")
    texts = [prose.text for filed in content.all_files() for prose in filed.prose.values()]
    named = {id for text in texts if address in text for id in linked.findall(text)}
    for filed in unused:
        if filed.id not in named:
            yield filed.problem((kind.name_key,), message, cure, on_key=True)


def unused_image(content: Content) -> Iterator[Problem]:
    """Every image is shown somewhere."""
    used = {image.file for _, _, image in content.image_mentions()}
    if used == set(content.images):  # then nobody needs to go through all texts
        return
    used |= {picture.name for picture in text_pictures(content)}
    if used <= set(content.images):
        for name in content.images:
            if name not in used:
                cure = "Zet de naam achter `bestand:` of in een tekst, of verwijder het bestand."
                yield Problem(f"content/beelden/{name}", 1, 1, "Dit beeld komt nergens voor.", cure)


def placeholder(content: Content) -> Iterator[Problem]:
    """What visitors read is finished; a concept may wait."""
    for fact in texts_of_facts(content):
        if found := _unfinished(fact):
            yield fact.filed.problem(fact.at, f'Hier staat nog "{found}".', _FINISH)
    for published in published_texts(content):
        if not _may_hold_placeholder(published.text):
            continue
        for match in _PLACEHOLDER.finditer(published.text):
            yield published.problem(match.start(), f'Hier staat nog "{match[0]}".', _FINISH)


def _may_hold_placeholder(text: str) -> bool:
    """A first look, twenty times as fast as the pattern."""
    return any(start in text for start in _IN_CAPITALS) or any(start in text.lower() for start in _IN_ANY_CASE)


def _unfinished(fact: FactText) -> str:
    """The words in a fact that say that it is not finished; "" where there are none."""
    if _may_hold_placeholder(fact.text) and (match := _PLACEHOLDER.search(fact.text)):
        return match[0]
    if len(fact.text) > _LONGEST_NOTHING:
        return ""
    patterns = (_NOTHING,) if fact.field.key in _NAMES else (_NOTHING, _NO_TEXT)
    if fact.field.key == "antwoord":  # "Nee." is one
        patterns = (_NOTHING,)
    return fact.text if any(pattern.fullmatch(fact.text.lower()) for pattern in patterns) else ""
