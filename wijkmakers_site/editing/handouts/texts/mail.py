"""The mail to participants before a session: plain text to paste, of what fields bear and no more."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.before import before
from wijkmakers_site.editing.handouts.material import Material, is_concept
from wijkmakers_site.editing.handouts.session_words import part_lines, place_lines, speaker_names, ways
from wijkmakers_site.editing.handouts.sheets.evaluation import EvaluationSheet
from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import Role, State
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_SUBJECTS = {
    State.CANCELLED: "Gaat niet door: ",
    State.POSTPONED: "Uitgesteld: ",
    State.TENTATIVE: "Voorlopig: ",
}


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: its `subject` in one line, and its `body` in plain text."""

    subject: str
    body: str


def mail(material: Material, occasion: Occasion) -> Mail:
    """What participants need to know before a session, or why they need not come."""
    session = occasion.session
    subject = f"{_SUBJECTS.get(session.state, '')}{occasion.title}, {dutch.period(session.first_day, session.last_day)}"
    blocks = ["Beste deelnemer,", *_said(material, occasion)]
    return Mail(subject, "\n\n".join(block for block in blocks if block) + "\n")


def _said(material: Material, occasion: Occasion) -> Iterator[str]:
    if occasion.session.state.is_off:
        yield _why_off(occasion)
    else:
        yield f"Dit moet je weten over {occasion.title} ({occasion.programme_title})."
        yield _careful(material, occasion)
        yield "\n".join(_facts(occasion))
        yield from _prepared(material, occasion)
        yield "\n".join(_arrival(occasion))
    if not is_concept(occasion):  # which has no page yet
        yield f"Meer weten: {material.root.absolute(occasion.path)}"
    yield questions(material, occasion.programme)


def _why_off(occasion: Occasion) -> str:
    session = occasion.session
    words = "gaat niet door" if session.state is State.CANCELLED else "is uitgesteld. De nieuwe datum volgt"
    lines = [f"{occasion.title} ({occasion.programme_title}) {words}."]
    lines += [f"Reden: {session.reason}"] if session.reason else []
    return "\n".join([*lines, f"Het zou zijn op {occasion.when}."])


def _careful(material: Material, occasion: Occasion) -> str:
    """What somebody who read an earlier mail would overlook."""
    session, was = occasion.session, before(material, occasion)
    lines = []
    if session.state is State.TENTATIVE:
        lines.append("Let op: het is nog niet zeker dat dit doorgaat.")
        lines += [f"Reden: {session.reason}"] if session.reason else []
    if was.was_off:
        lines.append("Let op: dit gaat weer door.")
    if was.when:
        lines.append(f"Let op: dit is verzet. Eerst was het {was.when}.")
    if was.place:
        lines.append(f"Let op: de plek is anders. Eerst was het {was.place}.")
    elif was.other_place and place_lines(session):
        lines.append("Let op: er is een nieuwe plek.")
    return "\n".join(lines)


def _facts(occasion: Occasion) -> Iterator[str]:
    session, place = occasion.session, place_lines(occasion.session)
    yield f"Wanneer: {occasion.when}"
    if place:
        yield f"Waar: {', '.join(place)}"
    if session.online:
        yield f"Link om mee te doen: {session.online}"
    if occasion.group:
        yield f"Voor: {occasion.group}"
    if speakers := speaker_names(occasion):
        yield f"Met: {dutch.listing(speakers)}"


def _prepared(material: Material, occasion: Occasion) -> Iterator[str]:
    """How the day goes, and what to do and to read before."""
    module = occasion.module
    if module.summary:
        yield module.summary
    if module.parts:
        yield "\n".join(["Zo ziet de dag eruit:", *(f"- {each}" for each in part_lines(occasion))])
    if module.preparation:
        yield f"Voorbereiding:\n{module.preparation.strip()}"
    if module.materials:
        links = (f"- {each.title}: {material.root.absolute(each.url)}" for each in module.materials)
        yield "\n".join(["Materiaal:", *links])


def _arrival(occasion: Occasion) -> Iterator[str]:
    told = list(ways(occasion.session.venue))
    if told:
        yield "Zo kom je er:"
        yield from (f"- {name}: {' '.join(text.split())}" for name, text in told)


def questions(material: Material, programme: academy.Programme) -> str:
    """Whom to turn to: who answers questions about the programme, else about the site; "" where nobody is named."""
    contact = next((each for each in programme.people if each.role is Role.CONTACT), None)
    email, phone = (contact.email, contact.phone) if contact else (None, None)
    if not (email or phone) and material.site.contact:
        email, phone = material.site.contact.email, material.site.contact.phone
    roads = [f"mail naar {email}"] if email else []
    roads += [f"bel {phone}"] if phone else []
    return f"Vragen? {dutch.first_up(dutch.listing(roads, 'of'))}." if roads else ""


def evaluation_mail(material: Material, sheet: EvaluationSheet) -> Mail:
    """What participants are asked when it is over. It says of nothing that it was: it may be made ready before."""
    whole = f" ({sheet.programme.title})" if sheet.module else ""
    closes = f"Invullen kan tot en met {sheet.closes}." if sheet.closes else ""
    blocks = [
        "Beste deelnemer,",
        f"Wat vond je van {sheet.title}{whole}? Vul de evaluatie in: {sheet.link}",
        closes,
        questions(material, sheet.programme),
    ]
    return Mail(f"Evaluatie: {sheet.title}", "\n\n".join(filter(None, blocks)) + "\n")
