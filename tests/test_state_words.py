"""A state in a title is seen by how it stands there; the same words in a title that means them are left alone."""

from __future__ import annotations

import pytest

from wijkmakers_site.reading.rules.states.state_words import Meaning, state_in

TYPED = {
    Meaning.OFF: """\
AFGELAST - Avond|GEANNULEERD: Avond over wonen|Avond (vervalt)|LET OP: gaat niet door|*AFGELAST* Avond
AFGELAST! Avond|Avond gaat niet door|Avond (gaat helaas niet door)|Avond, AFGELAST|Geannuleerd - Avond
geannuleerd: avond|Vervallen: Avond|Avond (geannuleerd wegens ziekte)|Avond (geannuleerd i.v.m. ziekte)
[AFGELAST] Avond|Avond, AFGELAST|AFGELAST|AVOND AFGELAST|Avond is geannuleerd|GAAT NIET DOOR: avond
Avond (afgelast, spreker ziek)|Avond (let op: vervalt)|Avond -AFGELAST-|NIET DOOR: Avond|Avond (niet door)
Avond komt te vervallen""",
    Meaning.LATER: """\
UITGESTELD|UITGESTELD Avond over wonen|Avond – uitgesteld|Avond (uitgesteld tot het voorjaar)
Avond (nieuwe datum volgt)""",
    Meaning.MOVED: """\
verplaatst naar 3 oktober|Avond verplaatst naar donderdag 3 oktober|Avond (verplaatst naar 3 oktober)
Verzet naar 3 mei""",
    Meaning.OTHER: "Let op! Andere zaal|LET OP andere locatie: Avond|Avond (nieuwe datum!)|NIEUWE TIJD: Avond",
    Meaning.MAYBE: "(onder voorbehoud) Avond|Avond - onder voorbehoud|OPTIE - Avond|VOORLOPIG: Avond",
    Meaning.FULL: "VOL|VOL - Avond|Avond - VOL|Avond (vol)|Avond [VOL!]|Avond: VOL|Avond VOL|Avond UITVERKOCHT",
    Meaning.DRAFT: "CONCEPT - Avond|Avond (concept)",
}
MEANT = """\
Volwaardig meedoen|Een geannuleerde toekomst?|Vol vertrouwen de wijk in|De volle wijk|Het verplaatste dorp
De wijk is vol|Verplaatst: verhalen uit de sloopwijk|Andere tijden - vijftig jaar wijk|Concept: de stad
Uitgesteld geluk|Concept en plan|Leven in een vol land|Waarom het niet doorgaat|Het leven gaat door
De vervallen fabriek|VOL verwachting|Wonen: vol hoop|Vervallen panden nieuw leven inblazen
Ontwerpen - van concept naar plan|Een optie op de toekomst|Voorlopige conclusies|Van optie naar plan (en terug)
Bewoners verplaatst naar elders|Verzet in de wijk|VERZET: de wijk in opstand|Let op de buurt
Data volgen: wat cijfers zeggen|Nieuwe locatie, nieuwe kansen|Vol (van energie)|Annuleren kan altijd
De afgelaste demonstratie|Als het geld op is: wat gaat niet door en wat wel|Locatie: De Molen (vol geschiedenis)
Wonen, werken, leven|Datum volgt"""


def titles(lines: str) -> list[str]:
    return [title for line in lines.splitlines() for title in line.split("|")]


@pytest.mark.parametrize("meaning", Meaning, ids=lambda meaning: meaning.name)
def test_each_way_to_type_a_state_is_seen(meaning: Meaning) -> None:
    found = {title: state_in(title) for title in titles(TYPED[meaning])}
    assert {title: told and told[0] for title, told in found.items()} == dict.fromkeys(found, meaning)


def test_a_title_that_means_what_it_says_is_left_alone() -> None:
    assert {title: told for title in titles(MEANT) if (told := state_in(title))} == {}
