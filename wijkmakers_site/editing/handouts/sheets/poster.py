"""A poster of a session, and one of a whole programme for who may still join."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijkmakers_site.editing.handouts.material import Material
from wijkmakers_site.editing.handouts.session_words import moment_lines, place_lines, signing_up, speaker_names
from wijkmakers_site.editing.handouts.sheets.session import SessionSheet
from wijkmakers_site.model import academy, people
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.enrolment import Price
from wijkmakers_site.model.enums import State, Vat
from wijkmakers_site.pages.programme_status import goes_on, span
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_SPEAKERS = 12  # that a poster names; of more it says how many
_POINTS = 8  # that it names; of more the page behind its code has all
_LEAD, _LINE = 320, 120  # characters of its sentence, and of a point or a fact: what is longer nobody reads in passing
_FULL = 700  # characters of all of them from which on the type is smaller
_VAT = {Vat.INCLUDED: " inclusief btw", Vat.EXCLUDED: " exclusief btw", Vat.EXEMPT: ", vrijgesteld van btw"}


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster says; () and "" are what is not known. `eyebrow` stands above the `title`, `language` is that of
    its texts, and `whole` the title of the programme that a session belongs to. `standing` is how certain it is,
    `lead` what it is about in a sentence, `points` in more words, `moment` when and `place` where, line by line.
    `facts` are lines of ours. `signing_up` says when one can sign up. `address` is that of its page, `code` the QR code
    (SVG) of it. `notes` are for staff alone.
    """

    title: str
    eyebrow: str
    whole: str
    language: str
    standing: str
    lead: str
    moment: tuple[str, ...]
    place: tuple[str, ...]
    points: tuple[str, ...]
    facts: tuple[str, ...]
    signing_up: str
    organisers: str
    address: str
    code: str
    notes: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Whether it has more to say than fits in large type."""
        return sum(map(len, (self.lead, *self.points, *self.facts))) > _FULL


def session_poster(material: Material, sheet: SessionSheet) -> Poster:
    """The poster of a session that takes place."""
    occasion, programme = sheet.occasion, sheet.occasion.programme
    return Poster(
        title=occasion.title,
        eyebrow=sheet.heading,
        whole=occasion.programme_title,
        language=occasion.language,
        standing=sheet.standing,
        lead=dutch.truncated(occasion.module.summary or "", _LEAD),
        moment=sheet.moment,
        place=sheet.place,
        points=_points(occasion.module.points),
        facts=tuple(_facts(sheet, material.clock.day)),
        signing_up=signing_up(programme, material.clock.day),
        organisers=_listed(programme.organisers),
        address=sheet.bare_address,
        code=sheet.code,
        notes=sheet.notes,
    )


def _facts(sheet: SessionSheet, day: date) -> Iterator[str]:
    occasion = sheet.occasion
    venue, online = occasion.session.venue, occasion.session.online
    if venue and venue.accessibility:
        yield dutch.truncated(f"Toegankelijkheid: {venue.accessibility}", 2 * _LINE)
    if online and venue and not venue.online:
        yield "Ook online"
    if speakers := speaker_names(occasion):
        yield f"Met {dutch.names(speakers, _SPEAKERS)}"
    if occasion.group:
        yield f"Alleen voor {occasion.group}"
    # Of a programme with more evenings it would be taken for the price of this one.
    if occasion.programme.price and len(occasion.programme.modules) == 1 and len(occasion.module.sessions) == 1:
        yield price(occasion.programme.price, day)


def _points(told: tuple[str, ...]) -> tuple[str, ...]:
    named = told if len(told) <= _POINTS else (*told[: _POINTS - 1], "en meer")
    return tuple(dutch.truncated(each, _LINE) for each in named)


def has_poster(material: Material, programme: academy.Programme) -> bool:
    """Whether a poster of the whole invites to something that is still to begin, or to be known."""
    known = span(programme)
    return not states.of_programme(programme)[0].is_off and (known is None or known[1] >= material.clock.day)


def programme_poster(material: Material, programme: academy.Programme, code: str) -> Poster:
    """The poster of a whole programme; `code` is the QR code of its page, "" for a concept."""
    path = urls.path_of(programme)
    facts = [dutch.truncated(f"Voor: {dutch.listing(programme.audience)}", 2 * _LINE)] if programme.audience else []
    facts += [price(programme.price, material.clock.day)] if programme.price else []
    tentative = "Voorlopig: nog niet zeker" if programme.state is State.TENTATIVE else ""
    return Poster(
        title=programme.title,
        eyebrow="",
        whole="",
        language=programme.language,
        standing="Concept" if programme.draft else tentative,
        lead=dutch.truncated(programme.tagline or programme.summary, _LEAD),
        moment=_period(programme),
        place=_common_place(programme),
        points=_points(programme.outcomes),
        facts=tuple(facts),
        signing_up=signing_up(programme, material.clock.day),
        organisers=_listed(programme.organisers),
        address="" if programme.draft else urls.bare(material.root.absolute(path)),
        code=code,
        notes=tuple(_programme_notes(material, programme)),
    )


def _period(programme: academy.Programme) -> tuple[str, ...]:
    """From when to when, with the hours of what is one evening; without an end that nobody named."""
    known, going = span(programme), [session for module in programme.modules for session in module.going]
    if len(going) == 1 and known == (going[0].first_day, going[0].last_day):
        return moment_lines(going[0])
    if known is None:
        return ()
    first, last = known
    if goes_on(programme):
        return (dutch.open_period(first),)
    return (dutch.first_up(dutch.long_date(first) if first == last else dutch.period(first, last)),)


def _common_place(programme: academy.Programme) -> tuple[str, ...]:
    """Where all of it is; () where it is in several places, or nobody knows."""
    going = [session for module in programme.modules for session in module.going]
    places = {place_lines(session) for session in going}
    return places.pop() if len(places) == 1 else ()


def _programme_notes(material: Material, programme: academy.Programme) -> Iterator[str]:
    if programme.draft:
        yield "Dit is nog een concept: bezoekers zien het niet, en er is nog geen pagina om naar te verwijzen."
    elif not material.is_online(urls.path_of(programme)):
        yield "De pagina hiervan is nog niet gepubliceerd. Publiceer voor je dit ophangt."


def price(told: Price, day: date) -> str:
    """On a day, such as "€ 95 exclusief btw; Bewoners: gratis"."""
    amount = f"{dutch.money(told.amount)}{_VAT[told.vat] if told.vat else ''}" if told.amount else "Gratis"
    early = told.early if told.early and told.early.until >= day else None  # what is over does not invite
    sooner = [f"tot en met {dutch.short_date(early.until)}: {dutch.money(early.amount)}"] if early else []
    rates = [f"{each.who}: {dutch.money(each.amount) if each.amount else 'gratis'}" for each in told.rates]
    return "; ".join([f"Kosten: {amount}" if told.amount else amount, *sooner, *rates])


def _listed(organisations: tuple[people.Organisation, ...]) -> str:
    return dutch.listing([each.name for each in organisations])
