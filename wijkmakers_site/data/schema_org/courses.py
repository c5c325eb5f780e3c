"""A programme for machines: Course with its CourseInstance and Offer, and its questions as FAQPage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice

from wijkmakers_site.data.schema_org.events import area, locations
from wijkmakers_site.data.schema_org.graph import Thing
from wijkmakers_site.data.schema_org.people import Publisher, organisation, publisher, speaker
from wijkmakers_site.data.schema_org.schedules import mode, schedule
from wijkmakers_site.model import academy, enrolment, enums
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.enums import ProgrammeState
from wijkmakers_site.pages.programme_status import goes_on, span
from wijkmakers_site.pages.views.parts import Card
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root

_MOST = 40  # places and speakers that are told of one programme
_CLOSED = (ProgrammeState.RUNNING, ProgrammeState.PAST, ProgrammeState.POSTPONED, ProgrammeState.CANCELLED)
_STATUSES = {
    enums.State.POSTPONED: "https://schema.org/EventPostponed",
    enums.State.CANCELLED: "https://schema.org/EventCancelled",
}
_AVAILABILITIES = {
    ProgrammeState.OPEN: "https://schema.org/InStock",
    ProgrammeState.FULL: "https://schema.org/SoldOut",
}


def course(
    card: Card,
    who: Publisher,
    modules: Iterable[academy.Module],
    events: Iterable[str],
    root: Root,
    image: str | None = None,
) -> Thing:
    """A programme with its one run. `modules` are those that its page shows, `events` the @ids of its sessions, `image`
    is the path of a picture.
    """
    programme, address = card.programme, root.absolute(card.path)
    return {
        "@type": "Course",
        "@id": f"{address}#leergang",
        "name": programme.title,
        "description": programme.summary,
        "url": address,
        "image": root.absolute(image) if image else None,
        "inLanguage": programme.language,
        "provider": [organisation(each, root) for each in programme.organisers],
        "publisher": publisher(who, root),
        "about": [theme.title for theme in programme.themes],
        "keywords": programme.labels,
        "audience": [{"@type": "EducationalAudience", "audienceType": group} for group in programme.audience],
        "coursePrerequisites": programme.intake_demands,
        "teaches": programme.outcomes,
        "educationalCredentialAwarded": programme.certificate
        and {"@type": "EducationalOccupationalCredential", "name": programme.certificate},
        "syllabusSections": _syllabus(programme, modules, root),
        "isAccessibleForFree": programme.price and not programme.price.amount,
        "offers": offer(card),
        "hasCourseInstance": _instance(programme, events, root),
    }


def _syllabus(programme: academy.Programme, modules: Iterable[academy.Module], root: Root) -> list[Thing]:
    return [
        {
            "@type": "Syllabus",
            "name": module.title,
            "description": module.summary,
            "url": root.absolute(urls.module_path(programme, module)),
        }
        for module in modules
        if module.state is not enums.State.CANCELLED
    ]


def offer(card: Card) -> Thing:
    """What it costs and how to sign up, as far as known; nothing of signing up once the programme has begun, or is off.

    What is cancelled is not on offer.
    """
    price = card.programme.price if card.status.state is not ProgrammeState.CANCELLED else None
    result: Thing = {"@type": "Offer"}
    if price:
        result |= {
            "category": "Paid" if price.amount else "Free",
            "price": f"{price.amount:f}",  # never in the exponents that Decimal may print
            "priceCurrency": "EUR",
            "priceSpecification": _prices(price),
        }
    return result | _signing_up(card)


def _prices(price: enrolment.Price) -> Thing | list[Thing] | None:
    """The price with or without VAT, and beside it those for others and for who is early, each with its name."""
    others = [_named_price(each.who, each.amount) for each in price.rates]
    if price.early:
        others.append(_named_price("Vroeg", price.early.amount) | {"validThrough": price.early.until.isoformat()})
    main = _vat(price)
    if not others:
        return main
    return [main or {"@type": "PriceSpecification", "price": f"{price.amount:f}", "priceCurrency": "EUR"}, *others]


def _named_price(name: str, amount: Decimal) -> Thing:
    return {"@type": "PriceSpecification", "name": name, "price": f"{amount:f}", "priceCurrency": "EUR"}


def _vat(price: enrolment.Price) -> Thing | None:
    if price.vat not in (enums.Vat.INCLUDED, enums.Vat.EXCLUDED):
        return None  # exempt, or not told: schema.org has a word for neither
    return {
        "@type": "PriceSpecification",
        "price": f"{price.amount:f}",
        "priceCurrency": "EUR",
        "valueAddedTaxIncluded": price.vat is enums.Vat.INCLUDED,
    }


def _signing_up(card: Card) -> Thing:
    registration = card.programme.registration
    if registration is None or card.status.state in _CLOSED or not (registration.link or registration.full):
        return {}
    return {
        "url": registration.link,
        "availability": _AVAILABILITIES.get(card.status.state),
        "validFrom": registration.opens and registration.opens.isoformat(),
        "validThrough": registration.closes and registration.closes.isoformat(),
    }


def event_offer(card: Card) -> Thing | None:
    """How to sign up for a session: with its programme. The price is of the whole, so one evening has it only where
    that is all there is, or where it is free.
    """
    signing_up = _signing_up(card)
    if not signing_up:
        return None
    price, sessions = card.programme.price, [each for module in card.programme.modules for each in module.going]
    whole = price and (not price.amount or len(sessions) == 1)
    return offer(card) if whole else {"@type": "Offer"} | signing_up


def _instance(programme: academy.Programme, events: Iterable[str], root: Root) -> Thing:
    address, known = root.absolute(urls.path_of(programme)), span(programme)
    published = [module for module in programme.modules if module.state is not enums.State.DRAFT]
    going = [module for module in published if module.going or not module.state.is_off]
    places = [place for module in going for each in module.going for place in locations(each, address, root)]
    certain = [each for each in programme.appearances if not each.is_example]
    speakers = [*certain, *(each for module in going for each in module.appearances)]
    unique = {each.speaker.id: each.speaker for each in speakers}
    registration = programme.registration
    return {
        "@type": "CourseInstance",
        "@id": f"{address}#uitvoering",
        "name": programme.title,
        "url": address,
        "startDate": known[0].isoformat() if known else None,
        "endDate": known[1].isoformat() if known and not goes_on(programme) else None,
        # Of a programme that takes place nothing: its sessions say it, each of itself.
        "eventStatus": _STATUSES.get(states.of_programme(programme)[0]),
        "courseMode": mode(programme, going),
        "courseSchedule": schedule(programme, going),
        "location": list({str(place): place for place in places}.values())[:_MOST] or area(programme),
        "instructor": [speaker(each, root) for each in islice(unique.values(), _MOST)],
        "inLanguage": programme.language,
        "maximumAttendeeCapacity": registration.places if registration else None,
        "subEvent": [{"@id": id} for id in events],
    }


def questions(programme: academy.Programme, shown: Sequence[enrolment.Question], root: Root) -> Thing | None:
    """Those that its page shows."""
    if not shown:
        return None
    asked = [
        {
            "@type": "Question",
            "name": each.question,
            "acceptedAnswer": {"@type": "Answer", "text": each.answer},
        }
        for each in shown
    ]
    address = root.absolute(urls.path_of(programme))
    return {
        "@type": "FAQPage",
        "@id": f"{address}#deel-vragen",
        "url": address,
        "inLanguage": programme.language,
        "mainEntity": asked,
    }
