"""What staff print, paste and send: the exact texts, over all states, and what no sheet may say."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import dedent

import pytest
from sites import COMPLETE, REPOSITORY, minimal, run, write
from test_forms import sent

from wijkmakers_site.calendars.ledger.file import write_ledger
from wijkmakers_site.editing.handouts.handouts import Handouts
from wijkmakers_site.editing.handouts.material import Material, gather
from wijkmakers_site.editing.handouts.texts.change_text import published_messages, unpublished_messages
from wijkmakers_site.editing.handouts.texts.mail import mail
from wijkmakers_site.editing.handouts.texts.newsletter import months_on, newsletter
from wijkmakers_site.editing.unpublished import unpublished
from wijkmakers_site.publication import LEDGER
from wijkmakers_site.reading import load
from wijkmakers_site.text.clock import Clock, at_start_of

FILE = "content/leergangen/proef/leergang.yaml"
PROGRAMME = """\
    titel: Proefleergang
    samenvatting: Een leergang om mee te proeven.
    organisatoren: [academie]
    groepen: [{id: a, titel: Groep A}]
    aanmelden: {plaatsen: 12, link: "https://voorbeeld.nl/aanmelden", tot: 2024-12-20}
    betrokkenen: [{rol: contact, naam: Jet, mail: jet@voorbeeld.nl, telefoon: 050 123}]
    modules:
      - id: start
        titel: De start
        samenvatting: Wie is wie?
        datum: 2025-01-09
        tijd: 13:00-17:00
        locatie: molen
        sprekers: [{spreker: jet, rol: dagvoorzitter}, bo]
        onderdelen: [{titel: Welkom, tijd: 13:00-13:30, sprekers: [bo]}, Samen eten]
        voorbereiding: |
          Lees het artikel.

          Neem een foto mee.
        materiaal: [{titel: Artikel, link: "https://voorbeeld.nl/artikel"}]
      - {id: misschien, titel: Misschien, datum: 2025-01-16, tijd: 13:00-17:00, status: voorlopig, reden: Te duur?}
      - id: af
        titel: Afgezegd
        datum: 2025-01-23
        tijd: 13:00-17:00
        locatie: molen
        status: geannuleerd
        reden: De spreker is ziek
      - {id: later, titel: Later, datum: 2025-01-30, locatie: molen, status: uitgesteld}
      - {id: kaal, titel: Kaal, datum: 2025-02-06}
      - {id: ver, titel: Op afstand, datum: 2025-02-13, tijd: 09:00-10:00, online: "https://voorbeeld.nl/mee", groep: a}
      - {id: nieuw, titel: In wording, datum: 2025-02-20, status: concept}
    """
PLACES = {
    "content/sprekers/bo.yaml": "naam: Bo\n",
    "content/locaties/molen.yaml": """\
        naam: De Molen
        zaal: Zaal 2
        adres: Molenpad 1
        plaats: Groningen
        toegankelijkheid: Drempelvrij.
        bereikbaar: {fiets: Stalling bij de deur., bus: Lijn 1.}
        """,
    "content/locaties/zaal.yaml": "naam: De Zaal\nplaats: Haren\n",
    "content/locaties/online.yaml": "naam: Online\nonline: ja\n",
}
BEFORE = date(2024, 12, 1)


def at(root: Path, day: date = BEFORE) -> Material:
    return gather(root, at_start_of(day))


def publish(root: Path, day: date = BEFORE) -> None:
    """Write down what subscribers see, as a publication does, and that all pages are on the web."""
    clock = at_start_of(day)
    now = unpublished(root, load.read(root / "content", day), clock)
    pages = [f"leergangen/{each.id}/" for each in now.site.programmes]
    pages += [f"{row.path}/" for row in now.present.rows.values()]
    write_ledger(root / LEDGER, replace(now.present, addresses=dict.fromkeys(pages, False)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A programme with a session of each state, published."""
    minimal(tmp_path)
    for path, text in {**PLACES, FILE: PROGRAMME}.items():
        write(tmp_path, path, text)
    publish(tmp_path)
    return tmp_path


def edited(root: Path, *edits: tuple[str, str]) -> Path:
    """The programme's file with words replaced, and nothing else."""
    text = dedent(PROGRAMME)
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    write(root, FILE, text)
    return root


def mails(material: Material) -> dict[str, str]:
    made = {each.module.id: mail(material, each) for each in material.coming("proef")}
    return {id: f"{each.subject}\n{each.body}" for id, each in made.items()}


END = "Vragen? Mail naar jet@voorbeeld.nl of bel 050 123.\n"
MAILS = {
    "start": f"""\
        De start, 9 januari 2025
        Beste deelnemer,

        Dit moet je weten over De start (Proefleergang).

        Wanneer: donderdag 9 januari 2025, 13.00 tot 17.00 uur
        Waar: De Molen, Zaal 2, Molenpad 1, Groningen
        Met: Jet Proef (dagvoorzitter) en Bo

        Wie is wie?

        Zo ziet de dag eruit:
        - 13.00 tot 13.30 uur: Welkom (Bo)
        - Samen eten

        Voorbereiding:
        Lees het artikel.

        Neem een foto mee.

        Materiaal:
        - Artikel: https://voorbeeld.nl/artikel

        Zo kom je er:
        - Met de fiets: Stalling bij de deur.
        - Met de bus: Lijn 1.
        - Toegankelijkheid: Drempelvrij.

        Meer weten: https://voorbeeld.nl/leergangen/proef/start/

        {END}""",
    "misschien": f"""\
        Voorlopig: Misschien, 16 januari 2025
        Beste deelnemer,

        Dit moet je weten over Misschien (Proefleergang).

        Let op: het is nog niet zeker dat dit doorgaat.
        Reden: Te duur?

        Wanneer: donderdag 16 januari 2025, 13.00 tot 17.00 uur

        Meer weten: https://voorbeeld.nl/leergangen/proef/misschien/

        {END}""",
    "af": f"""\
        Gaat niet door: Afgezegd, 23 januari 2025
        Beste deelnemer,

        Afgezegd (Proefleergang) gaat niet door.
        Reden: De spreker is ziek
        Het zou zijn op donderdag 23 januari 2025, 13.00 tot 17.00 uur.

        Meer weten: https://voorbeeld.nl/leergangen/proef/af/

        {END}""",
    "later": f"""\
        Uitgesteld: Later, 30 januari 2025
        Beste deelnemer,

        Later (Proefleergang) is uitgesteld. De nieuwe datum volgt.
        Het zou zijn op donderdag 30 januari 2025.

        Meer weten: https://voorbeeld.nl/leergangen/proef/later/

        {END}""",
    "kaal": f"""\
        Kaal, 6 februari 2025
        Beste deelnemer,

        Dit moet je weten over Kaal (Proefleergang).

        Wanneer: donderdag 6 februari 2025

        Meer weten: https://voorbeeld.nl/leergangen/proef/kaal/

        {END}""",
    "ver": f"""\
        Op afstand, 13 februari 2025
        Beste deelnemer,

        Dit moet je weten over Op afstand (Proefleergang).

        Wanneer: donderdag 13 februari 2025, 09.00 tot 10.00 uur
        Waar: Online
        Link om mee te doen: https://voorbeeld.nl/mee
        Voor: Groep A

        Meer weten: https://voorbeeld.nl/leergangen/proef/ver/

        {END}""",
    "nieuw": f"""\
        In wording, 20 februari 2025
        Beste deelnemer,

        Dit moet je weten over In wording (Proefleergang).

        Wanneer: donderdag 20 februari 2025

        {END}""",
}


def test_a_mail_says_what_fields_bear_and_no_more(root: Path) -> None:
    assert mails(at(root)) == {id: dedent(text) for id, text in MAILS.items()}


def test_a_mail_says_what_was_told_otherwise_before(root: Path) -> None:
    """Before it is published, and in the weeks after; of a place that is new the ledger no longer knows the old one."""
    moved = (
        "datum: 2025-01-09\n    tijd: 13:00-17:00\n    locatie: molen",
        "datum: 2025-01-10\n    tijd: 13:00-17:00\n    locatie: zaal",
    )
    edited(root, moved)
    was = "Let op: dit is verzet. Eerst was het donderdag 9 januari 2025, 13.00 tot 17.00 uur.\n"
    place = "Let op: de plek is anders. Eerst was het De Molen, Zaal 2, Molenpad 1, Groningen.\n"
    assert f"\n\n{was}{place}\nWanneer: vrijdag" in mails(at(root))["start"]
    publish(root, date(2024, 12, 2))
    lately = mails(at(root, date(2024, 12, 3)))["start"]
    was = "Let op: dit is verzet. Eerst was het donderdag 9 januari 2025, 13.00 uur.\n"
    assert f"\n\n{was}Let op: er is een nieuwe plek.\n\n" in lately
    assert "Let op" not in mails(at(root, date(2025, 1, 6)))["start"]


def test_a_mail_says_that_what_was_called_off_takes_place_again(root: Path) -> None:
    edited(root, ("    status: geannuleerd\n    reden: De spreker is ziek\n", ""))
    assert "\n\nLet op: dit gaat weer door.\n\nWanneer: donderdag 23" in mails(at(root))["af"]
    publish(root, date(2024, 12, 2))
    assert "Let op: dit gaat weer door." in mails(at(root, date(2024, 12, 3)))["af"]


LINK = "Meer weten: https://voorbeeld.nl/leergangen/proef"
CHANGES = {
    "moved": (
        [("datum: 2025-01-09\n    tijd: 13:00-17:00", "datum: 2025-01-10\n    tijd: 14:00-17:00")],
        f"""\
        Nieuwe datum en nieuwe tijd: De start
        Wanneer: vrijdag 10 januari 2025, 14.00 tot 17.00 uur
        Wanneer was: donderdag 9 januari 2025, 13.00 tot 17.00 uur
        {LINK}/start/
        """,
    ),
    "elsewhere": (
        [("locatie: molen\n    sprekers", "locatie: zaal\n    sprekers")],
        f"""\
        Nieuwe locatie en nieuws over hoe je er komt: De start
        Wanneer: donderdag 9 januari 2025, 13.00 tot 17.00 uur
        Plaats: De Zaal, Haren
        Plaats was: De Molen, Zaal 2, Molenpad 1, Groningen
        {LINK}/start/
        """,
    ),
    "another speaker": (
        [("[{spreker: jet, rol: dagvoorzitter}, bo]", "[jet]"), ("sprekers: [bo]}, Samen", "sprekers: [jet]}, Samen")],
        f"""\
        Andere sprekers: De start
        Wanneer: donderdag 9 januari 2025, 13.00 tot 17.00 uur
        Sprekers: Jet Proef
        Sprekers was: Jet Proef (dagvoorzitter) en Bo
        {LINK}/start/
        """,
    ),
    "cancelled": (
        [("datum: 2025-02-06", "datum: 2025-02-06, status: geannuleerd, reden: Te weinig mensen")],
        f"""\
        Geannuleerd: Kaal
        Wanneer: donderdag 6 februari 2025
        Reden: Te weinig mensen
        {LINK}/kaal/
        """,
    ),
    "postponed": (
        [("datum: 2025-02-06", "datum: 2025-02-06, status: uitgesteld")],
        f"""\
        Uitgesteld: Kaal
        Wanneer: donderdag 6 februari 2025
        {LINK}/kaal/
        """,
    ),
    "on again": (
        [("    status: geannuleerd\n    reden: De spreker is ziek\n", "")],
        f"""\
        Gaat weer door: Afgezegd
        Wanneer: donderdag 23 januari 2025, 13.00 tot 17.00 uur
        {LINK}/af/
        """,
    ),
    "certain": (
        [(", status: voorlopig, reden: Te duur?", "")],
        f"""\
        Gaat zeker door: Misschien
        Wanneer: donderdag 16 januari 2025, 13.00 tot 17.00 uur
        {LINK}/misschien/
        """,
    ),
    "another reason": (
        [("De spreker is ziek", "De zaal is bezet")],
        f"""\
        Andere reden: Afgezegd
        Wanneer: donderdag 23 januari 2025, 13.00 tot 17.00 uur
        Reden: De zaal is bezet
        {LINK}/af/
        """,
    ),
    "another title, and words": (
        [("titel: De start", "titel: Het begin"), ("Wie is wie?", "Wie zijn wij?")],
        f"""\
        Nieuwe titel en nieuwe omschrijving: Het begin
        Wanneer: donderdag 9 januari 2025, 13.00 tot 17.00 uur
        Titel: Het begin
        Titel was: De start
        {LINK}/start/
        """,
    ),
    "new": (
        [(", status: concept", "")],
        f"""\
        Nieuw: In wording
        Wanneer: donderdag 20 februari 2025
        {LINK}/nieuw/
        """,
    ),
    "taken away": (
        [("  - {id: kaal, titel: Kaal, datum: 2025-02-06}\n", "")],
        f"""\
        Geannuleerd: Kaal
        Wanneer: donderdag 6 februari 2025
        {LINK}/kaal/
        """,
    ),
}


@pytest.mark.parametrize(("edits", "expected"), CHANGES.values(), ids=list(CHANGES))
def test_a_group_is_told_what_is_and_what_was(root: Path, edits: list[tuple[str, str]], expected: str) -> None:
    (message,) = unpublished_messages(at(edited(root, *edits)))
    assert (message.title, message.group, message.text) == (
        "Proefleergang", None, f"Proefleergang\n\n{dedent(expected)}",
    )  # fmt: skip


def test_each_group_hears_what_is_its_own(root: Path) -> None:
    """Of a session that becomes a group's own those hear, too, whose it is no more."""
    edited(root, ("datum: 2025-02-13", "datum: 2025-02-14"), ("datum: 2025-02-06", "datum: 2025-02-06, groep: a"))
    said = {
        each.group: re.findall(r"^.*: (?:Kaal|Op afstand)$", each.text, re.M) for each in unpublished_messages(at(root))
    }
    group = "Voor een andere groep: Kaal"
    assert said == {None: [group], "Groep A": [group, "Nieuwe datum: Op afstand"]}


def test_who_loses_a_session_to_another_programme_hears_of_it(root: Path) -> None:
    moved = "  - {id: kaal, titel: Kaal, datum: 2025-02-07, voorheen: [proef/kaal]}\n"
    write(root, "content/leergangen/ander/leergang.yaml", f"titel: Ander\nsamenvatting: X.\nmodules:\n{moved}")
    edited(root, ("  - {id: kaal, titel: Kaal, datum: 2025-02-06}\n", ""))
    said = {each.title: each.text.count("Nieuwe datum: Kaal") for each in unpublished_messages(at(root))}
    assert said == {"Ander": 1, "Proefleergang": 1}


def test_what_is_over_and_what_is_only_shown_fills_no_phone(root: Path) -> None:
    edited(root, ("datum: 2025-02-06", "datum: 2025-02-07"))
    assert unpublished_messages(at(root, date(2025, 3, 1))) == []
    assert unpublished_messages(at(edited(root))) == []


def test_a_first_publication_is_one_short_message(root: Path) -> None:
    (root / LEDGER).unlink()
    whole, _group = unpublished_messages(at(root))
    assert whole.text.count("Meer weten") == 5
    more = dedent(PROGRAMME) + "".join(f"  - {{id: x{n}, titel: X{n}, datum: 2025-03-{n:02}}}\n" for n in range(4, 8))
    write(root, FILE, more)
    whole, _group = unpublished_messages(at(root))
    assert whole.text.count("Meer weten") == 2, "of what is off already"
    assert "\n\nNieuw in de agenda: 7 bijeenkomsten\n- De start: donderdag 9 januari 2025, 13.00" in whole.text


def test_after_a_publication_the_message_is_still_there_for_three_weeks(root: Path) -> None:
    edited(
        root,
        ("datum: 2025-01-09", "datum: 2025-01-10"),
        ("    status: geannuleerd\n    reden: De spreker is ziek\n", ""),
    )
    publish(root, date(2024, 12, 2))
    assert unpublished_messages(at(root, date(2024, 12, 3))) == []
    (message,) = published_messages(at(root, date(2024, 12, 3)))
    assert message.text == dedent(
        f"""\
        Proefleergang

        Nieuwe datum: De start
        Wanneer: vrijdag 10 januari 2025, 13.00 tot 17.00 uur
        Wanneer was: donderdag 9 januari 2025, 13.00 uur
        {LINK}/start/

        Gaat weer door: Afgezegd
        Wanneer: donderdag 23 januari 2025, 13.00 tot 17.00 uur
        {LINK}/af/
        """
    )
    assert published_messages(at(root, date(2024, 12, 30))) == []


def test_a_newsletter_tells_of_the_month_before_and_the_month_to_come(root: Path) -> None:
    """What is for one group alone is left to its own app."""
    for day, title in (
        ("2024-12-05", "Te oud"),
        ("2024-12-06", "Net binnen"),
        ("2025-01-05", "Vandaag"),
        ("2025-01-06", "Morgen"),
    ):
        write(root, f"content/nieuws/{day}-x.yaml", f"titel: {title}\nsamenvatting: Kort.\ndatum: {day}\n")
    write(
        root,
        "content/leergangen/talk/leergang.yaml",
        "titel: A talk\nsamenvatting: In English.\nsoort: lezing\ntaal: en\nmodules:\n"
        "  - {id: talk, titel: The talk, datum: 2025-02-04, tijd: 20:00-22:00, locatie: zaal}\n",
    )
    edited(
        root,
        ("tot: 2024-12-20", "vanaf: 2025-01-20, tot: 2025-02-10"),
        ("datum: 2025-02-06", "datum: 2025-02-05"),
        ("datum: 2025-02-13", "datum: 2025-01-29"),
    )
    letter = newsletter(at(root, date(2025, 1, 5)))
    assert letter.text == dedent(
        """\
        Proefsite: nieuws van 5 januari 2025

        NIEUWS

        Vandaag
        Kort.
        5 januari 2025
        https://voorbeeld.nl/nieuws/2025-01-05-x/

        Net binnen
        Kort.
        6 december 2024
        https://voorbeeld.nl/nieuws/2024-12-06-x/

        AANMELDEN EN BEGINNEN

        Proefleergang
        Een leergang om mee te proeven.
        Begint op donderdag 9 januari 2025
        Aanmelden kan vanaf 20 januari 2025 tot en met 5 februari 2025
        https://voorbeeld.nl/leergangen/proef/

        A talk
        In English.
        Nieuw op de site
        Begint op dinsdag 4 februari 2025
        https://voorbeeld.nl/leergangen/talk/

        WAT ER KOMT

        De start
        donderdag 9 januari 2025, 13.00 tot 17.00 uur
        De Molen, Groningen
        Proefleergang
        https://voorbeeld.nl/leergangen/proef/start/

        Misschien
        donderdag 16 januari 2025, 13.00 tot 17.00 uur (nog niet zeker)
        Proefleergang
        https://voorbeeld.nl/leergangen/proef/misschien/

        The talk
        dinsdag 4 februari 2025, 20.00 tot 22.00 uur
        De Zaal, Haren
        A talk
        https://voorbeeld.nl/leergangen/talk/talk/

        WAT ER VERANDERDE

        Kaal
        Nieuwe datum
        woensdag 5 februari 2025
        Proefleergang
        https://voorbeeld.nl/leergangen/proef/kaal/

        https://voorbeeld.nl/
        """
    )


def test_months_end_where_they_end() -> None:
    assert months_on(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert months_on(date(2024, 12, 1), 1) == date(2025, 1, 1)
    assert months_on(date(2025, 3, 31), -1) == date(2025, 2, 28)


def made(material: Material) -> dict[str, str]:
    handouts = Handouts(material, material.site.programmes, "")
    return {path: handouts.html(path) or "" for path in handouts.paths}


def words(page: str) -> str:
    """What stands on a page, in one line."""
    page = re.sub(r"<style>.*?</style>|<script>.*?</script>|<svg.*?</svg>", "", page, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_nothing_invites_to_what_does_not_take_place(root: Path) -> None:
    """Its door says so; online there is no door; a concept has no code, for there is no page."""
    pages = made(at(root))
    by_module = {id: sorted(path.split("/")[2] for path in pages if path.startswith(f"proef/{id}/")) for id in MAILS}
    everything = ["deurblad.html", "mail.html", "poster.html", "presentielijst.html"]
    assert by_module == {
        "start": everything,
        "misschien": everything,
        "af": ["deurblad.html", "mail.html"],
        "later": ["deurblad.html", "mail.html"],
        "kaal": everything,
        "ver": ["mail.html", "poster.html"],
        "nieuw": everything,
    }
    assert (
        "Gaat niet door Proefleergang Afgezegd Donderdag 23 januari 2025 13.00 tot 17.00 uur De spreker is ziek"
        in words(pages["proef/af/deurblad.html"])
    )
    assert "Uitgesteld: de nieuwe datum volgt" in words(pages["proef/later/deurblad.html"])
    assert "Voorlopig: nog niet zeker" in words(pages["proef/misschien/poster.html"])
    assert "QR-code" in pages["proef/start/poster.html"]
    assert "Scan" not in pages["proef/nieuw/poster.html"]
    assert "Concept" in words(pages["proef/nieuw/poster.html"])


def test_a_poster_of_the_whole_tells_when_one_can_sign_up_and_what_it_costs(root: Path) -> None:
    """Full is full; of an evening the price is told only where it is all there is."""
    edited(
        root,
        (
            "samenvatting: Een",
            "prijs: {bedrag: 95, btw: exclusief, tarieven: [{voor: Buren, bedrag: 0}]}\nsamenvatting: Een",
        ),
    )
    pages = made(at(root))
    whole = words(pages["proef/poster.html"])
    assert "Proefleergang Een leergang om mee te proeven. 9 januari tot en met 13 februari 2025 Kosten" in whole
    assert "Kosten: € 95 exclusief btw; Buren: gratis Aanmelden kan tot en met 20 december 2024. Meer weten?" in whole
    assert "Kosten" not in words(pages["proef/start/poster.html"])
    assert "Aanmelden kan tot en met 20 december 2024." in words(pages["proef/start/poster.html"])
    edited(root, ("plaatsen: 12", "plaatsen: 12, vol: ja"))
    assert "Vol: er is geen plek meer. Meer weten?" in words(made(at(root))["proef/poster.html"])
    assert "Aanmelden" not in words(made(at(root, date(2025, 1, 2)))["proef/poster.html"])
    assert "proef/poster.html" not in made(at(root, date(2025, 2, 14)))


def test_what_is_asked_afterwards_hangs_at_the_way_out_and_goes_by_mail(root: Path) -> None:
    """As long as it is open; of what is not over it says not that it was."""
    link = "https://voorbeeld.nl/vragen"
    whole, module = f"evaluatie: {{link: {link}}}\n", f"evaluatie: {{link: {link}/start, tot: 2025-01-20}}\n    "
    edited(
        root, ("samenvatting: Een", f"{whole}samenvatting: Een"), ("samenvatting: Wie", f"{module}samenvatting: Wie")
    )
    pages = made(at(root))
    sheet = words(pages["proef/start/evaluatie.html"])
    assert (
        "Wat vond je ervan? De start Proefleergang Scan de code, of vul de evaluatie in op voorbeeld.nl/vragen/start"
        in sheet
    )
    assert "Invullen kan tot en met 20 januari 2025." in sheet
    assert "Invullen" not in words(pages["proef/evaluatie.html"]), "nobody said until when"
    (subject, body) = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", pages["proef/start/evaluatie-mail.html"], re.S)
    asked = f"Wat vond je van De start (Proefleergang)? Vul de evaluatie in: {link}/start"
    until = "Invullen kan tot en met 20 januari 2025."
    assert (subject, body) == ("Evaluatie: De start", f"Beste deelnemer,\n\n{asked}\n\n{until}\n\n{END}")
    assert "De start, vanaf 9 januari 2025: Evaluatie: blad" in words(pages["proef/index.html"])
    assert "proef/start/evaluatie.html" not in made(at(root, date(2025, 1, 21)))


def test_a_date_that_was_taken_away_still_has_a_door(root: Path) -> None:
    """Whoever did not hear of it stands there; a mail or a poster would need what content no longer tells."""
    edited(
        root,
        ("    datum: 2025-01-23\n    tijd: 13:00-17:00\n", ""),
        ("{id: later, titel: Later, datum: 2025-01-30", "{id: later, titel: Later"),
    )
    pages = made(at(root))
    assert [path for path in pages if path.startswith(("proef/af/", "proef/later/"))] == [
        "proef/af/deurblad.html", "proef/later/deurblad.html",
    ]  # fmt: skip
    assert "Gaat niet door Proefleergang Afgezegd Donderdag 23 januari 2025 13.00" in words(
        pages["proef/af/deurblad.html"]
    )
    assert "Uitgesteld: de nieuwe datum volgt Proefleergang Later Donderdag 30" in words(
        pages["proef/later/deurblad.html"]
    )
    assert 'href="../proef/later/deurblad.html"' in pages["proef/index.html"]


def test_a_concept_moves_no_number_and_no_last_day_of_what_is_public(root: Path) -> None:
    edited(root, ("status: voorlopig, reden: Te duur?", "status: concept"))
    pages = made(at(root))
    assert "Module 4 · Proefleergang Kaal" in words(pages["proef/kaal/poster.html"])
    assert "tot en met 13 februari 2025" in words(pages["proef/poster.html"])


def test_who_comes_to_the_old_door_is_told(root: Path) -> None:
    edited(root, ("locatie: molen\n    sprekers", "locatie: zaal\n    sprekers"))
    sheet = words(made(at(root))["proef/start/oude-deur.html"])
    assert "Verplaatst Proefleergang De start Eerst: De Molen, Zaal 2, Molenpad 1, Groningen Nu: Donderdag 9" in sheet
    edited(root, ("datum: 2025-01-09", "datum: 2025-01-10"))
    assert "Eerst: donderdag 9 januari 2025, 13.00 tot 17.00 uur" in words(made(at(root))["proef/start/oude-deur.html"])
    assert "proef/start/oude-deur.html" not in made(at(root, date(2025, 1, 10))), "nobody stands there any more"


def test_a_door_names_what_else_is_behind_it_and_what_runs_elsewhere(root: Path) -> None:
    edited(
        root,
        ("datum: 2025-01-16, tijd: 13:00-17:00", "datum: 2025-01-09, tijd: 19:00-21:00, locatie: molen"),
        ("datum: 2025-02-06", "datum: 2025-01-09, tijd: 13:00-17:00, locatie: zaal"),
    )
    sheet = words(made(at(root))["proef/start/deurblad.html"])
    assert (
        "Ook hier Misschien, 19.00 tot 21.00 uur Tegelijk, op een andere plek Kaal, 13.00 tot 17.00 uur: De Zaal"
        in sheet
    )


def lines_of(page: str) -> int:
    return page.count('<th scope="row">')


def test_an_attendance_list_has_a_line_for_every_place_and_a_column_for_every_day(root: Path) -> None:
    assert lines_of(made(at(root))["proef/start/presentielijst.html"]) == 12
    edited(root, ("plaatsen: 12", "per_organisatie: 3, organisaties: 10"))
    assert lines_of(made(at(root))["proef/start/presentielijst.html"]) == 30
    edited(root, ("plaatsen: 12, ", ""), ("datum: 2025-02-06", "datum: 2025-02-06, einddatum: 2025-02-08"))
    pages = made(at(root))
    assert lines_of(pages["proef/start/presentielijst.html"]) == 24
    assert "Nr. Naam do 6 feb vr 7 feb za 8 feb 1 2" in words(pages["proef/kaal/presentielijst.html"])
    edited(root, ("plaatsen: 12", "plaatsen: 9000"))
    assert lines_of(made(at(root))["proef/start/presentielijst.html"]) == 300


EXTRA = "samenvatting: X.\nstudielast: 10-15 uur\nstudiepunten: 3 EC\ncertificaat: Een bul"
DONE = (
    ("samenvatting: Een leergang om mee te proeven.", EXTRA),
    ("datum: 2025-01-16, tijd: 13:00-17:00, status: voorlopig, reden: Te duur?", "datum: 2025-01-16, tijd: 9:00-9:20"),
    (", groep: a", ""),
    ("datum: 2025-02-06", "datum: 2025-02-06, einddatum: 2025-02-07, tijd: 22:00-01:30"),
)


def test_a_certificate_does_not_call_done_what_is_not_over(root: Path) -> None:
    """By the moment, not by the day. What was off is not on it."""
    edited(root, *DONE)
    clock = Clock(datetime(2025, 1, 9, 17, 30, tzinfo=UTC))  # 18.30 on the academy's clock
    pages = made(gather(root, clock))
    sheet = words(pages["proef/certificaat.html"])
    assert "Bewijs van deelname Naam Proefleergang Gevolgd tot en met 9 januari 2025" in sheet
    assert "januari 2025 Bijeenkomst Datum Duur De start 9 januari 2025 4 uur Bijeenkomsten samen: 4 uur. Nog" in sheet
    assert "Misschien 16 januari 2025 20 minuten Kaal 6 tot en met 7 februari 2025 3,5 uur Op afstand 13 feb" in sheet
    assert "Later Plaats en datum" in sheet, "what was put off is to come, on nobody knows which day"
    assert "Afgezegd" not in sheet
    assert "3 EC" not in sheet
    assert "proef/certificaat.html" not in made(gather(root, Clock(datetime(2025, 1, 9, 15, 59, tzinfo=UTC))))


def test_a_certificate_tells_of_the_whole_once_it_is_over(root: Path) -> None:
    """Not before: while one evening waits for another date, there is no whole to tell of."""
    edited(root, *DONE)
    assert "proef/certificaat-na-afloop.html" not in made(at(root))
    sheet = words(made(at(root, date(2025, 2, 14)))["proef/certificaat.html"])
    assert "Bewijs van deelname Naam Proefleergang Gevolgd tot en met 13 februari 2025" in sheet
    assert "Nog te volgen Bijeenkomst Datum Later" in sheet
    assert "3 EC" not in sheet
    edited(root, *DONE, ("status: uitgesteld", "status: geannuleerd, reden: Te duur"))
    ahead = words(made(at(root))["proef/certificaat-na-afloop.html"])
    assert "Uit te reiken na afloop, vanaf 13 februari 2025." in ahead
    over = made(at(root, date(2025, 2, 14)))
    assert "proef/certificaat-na-afloop.html" not in over
    sheet = words(over["proef/certificaat.html"])
    assert "Certificaat Naam Proefleergang Gevolgd Bijeenkomst" in sheet
    assert "Bijeenkomsten samen: 8 uur en 50 minuten. Eigen tijd daarnaast: 10 tot 15 uur. Studiepunten: 3 EC." in sheet
    assert "Uit te reiken" not in sheet
    assert "Handtekening namens De Academie" in sheet


def test_a_certificate_leaves_out_what_is_not_known(root: Path) -> None:
    """Hours of a day without a time, what was never certain, and a whole programme that was only announced."""
    over = at(root, date(2025, 3, 1))
    sheet = words(made(over)["proef/certificaat-groep-a.html"])
    assert "samen" not in sheet
    assert "Nog voorlopig, en dus niet op dit blad: Misschien." in sheet
    assert "Misschien 16" not in sheet
    edited(root, ("samenvatting: Een", "status: voorlopig\nsamenvatting: Een"))
    (root / LEDGER).unlink()
    pages = made(at(root, date(2025, 3, 1)))
    assert not [path for path in pages if "certificaat" in path], "of all that was tentative nothing is sure"
    assert "als nergens meer voorlopig staat." in words(pages["proef/index.html"])
    edited(root, ("samenvatting: Een", "alleen_aangekondigd: ja\nsamenvatting: Een"))
    assert not [path for path in made(at(root, date(2025, 3, 1))) if "certificaat" in path]


@pytest.fixture
def congress(tmp_path: Path) -> Path:
    """A programme of one day, with sessions side by side in three places; one is off."""
    rooms = (("groen", "11:00-12:00"), ("geld", "11:00-12:00"), ("wonen", "11:30-12:30"))
    text = "titel: Congres\nsamenvatting: Kies.\nsoort: conferentie\nmodules:\n"
    minimal(tmp_path)
    for id, hours in rooms:
        write(tmp_path, f"content/locaties/{id}.yaml", f"naam: {id}\nplaats: Haren\nbereikbaar: {{fiets: Achterom.}}\n")
        day = f"datum: 2025-03-20, tijd: {hours}, locatie: {id}, sprekers: [jet]"
        text += f"  - {{id: {id}, titel: {id.title()}, {day}}}\n"
    off = "datum: 2025-03-20, tijd: 14:00-15:00, status: geannuleerd, reden: Ziek"
    text = text.replace("[jet]", "[bo]", 1) + f"  - {{id: af, titel: Af, {off}}}\n"
    write(tmp_path, "content/leergangen/congres/leergang.yaml", text)
    write(tmp_path, "content/sprekers/bo.yaml", "naam: Bo\n")
    return tmp_path


def test_what_ran_side_by_side_is_ticked_and_counts_once(congress: Path) -> None:
    page = made(at(congress, date(2025, 3, 21)))["congres/certificaat.html"]
    assert page.count('class="tick"') == 3
    assert "Bijeenkomsten samen: 1,5 uur." in page


def test_a_day_of_many_sessions_has_one_sheet_and_one_mail(congress: Path) -> None:
    pages = made(at(congress))
    assert [path for path in pages if "/_" in path] == [
        "congres/_2025-03-20/dagoverzicht.html", "congres/_2025-03-20/mail.html",
    ]  # fmt: skip
    assert (
        "Congres Donderdag 20 maart 2025 Tijd Wat Waar 11.00 tot 12.00 uur Geld Jet Proef geld, Haren "
        "11.00 tot 12.00 uur Groen Bo groen, Haren 11.30 tot 12.30 uur Wonen Jet Proef wonen, Haren "
        "14.00 tot 15.00 uur Af Gaat niet door"
    ) in words(pages["congres/_2025-03-20/dagoverzicht.html"])
    (_subject, body) = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", pages["congres/_2025-03-20/mail.html"], re.S)
    assert html.unescape(body) == dedent(
        """\
        Beste deelnemer,

        Dit is het programma van Congres op donderdag 20 maart 2025.

        - 11.00 tot 12.00 uur: Geld, geld, Haren, met Jet Proef
        - 11.00 tot 12.00 uur: Groen, groen, Haren, met Bo
        - 11.30 tot 12.30 uur: Wonen, wonen, Haren, met Jet Proef
        - 14.00 tot 15.00 uur: Af: gaat niet door

        Zo kom je bij geld:
        - Met de fiets: Achterom.

        Zo kom je bij groen:
        - Met de fiets: Achterom.

        Zo kom je bij wonen:
        - Met de fiets: Achterom.

        Meer weten: https://voorbeeld.nl/leergangen/congres/
        """
    )
    letter = newsletter(at(congress, date(2025, 3, 1)))
    assert "\n\nCongres\ndonderdag 20 maart 2025\n3 bijeenkomsten: Geld, Groen en Wonen\nhttps" in letter.text
    index = pages["congres/index.html"]
    assert index.index("De hele dag") < index.index("Geld</h2>")


@pytest.fixture(scope="module")
def everything() -> dict[str, dict[str, str]]:
    """All handouts of the site in which everything stands that can, before, in and after its programmes."""
    days = (date(2024, 11, 1), date(2025, 1, 30), date(2026, 1, 1))
    return {str(day): made(gather(COMPLETE, at_start_of(day))) for day in days}


def test_whatever_content_holds_a_handout_stands_by_itself(everything: dict[str, dict[str, str]]) -> None:
    """It asks for nothing outside its own file, leads only to handouts, and no markup of content is markup there."""
    for pages in everything.values():
        for path, page in pages.items():
            bare = page.replace('<img class="drawing" alt="" src="data:', "").replace(
                '<link rel="icon" href="data:,">', ""
            )
            assert not re.search(r"<(?:img|link|iframe|object|embed|script[^>]+src)\b|url\((?!data:)|@import", bare), (
                path
            )
            assert not re.search(r"<(?:b|binnen|wat|zaal|laat|leesbaar|proef|alles)>", page), path
            folder = Path(path).parent
            for href in re.findall(r'<a href="([^"#]*)', page):
                if not href.startswith("https://voorbeeld.nl/"):
                    parts: list[str] = []
                    for part in (folder / href).parts:
                        parts = parts[:-1] if part == ".." else [*parts, part]
                    assert "/".join(parts) in pages, (path, href)


def test_texts_in_another_language_say_so(everything: dict[str, dict[str, str]]) -> None:
    pages = everything["2024-11-01"]
    assert '<h1 lang="en">The first lecture</h1>' in pages["english/first-lecture/poster.html"]
    assert '<span lang="en">Neighbourhood makers</span>' in pages["english/first-lecture/deurblad.html"]


COMMAND = ("drukwerk", "--op", "2024-12-01")


def test_the_verb_writes_a_folder_and_guards_those_of_others(root: Path) -> None:
    (root / "layouts").symlink_to(REPOSITORY / "layouts")
    write(root, "elders/brief.txt", "Beste Jet\n")
    done, said = run(root, *COMMAND, "--naar", "blad"), "Gemaakt: 28 bestanden, voor 7 bijeenkomsten die nog komen.\n"
    assert (done.returncode, done.stdout) == (
        0,
        f"{said}Begin bij {root}/blad/index.html: open dat bestand in je browser.\n",
    )
    again = run(root, *COMMAND, "proef", "--naar", "blad")
    assert again.returncode == 0, "made by itself, it may be made anew"
    over = run(root, "drukwerk", "proef", "--naar", "blad", "--op", "2025-03-01")
    assert over.stdout.startswith("Gemaakt: 6 bestanden. Er komt geen bijeenkomst meer met een datum.\n")
    run(root, *COMMAND, "proef", "--naar", "blad")
    assert "font/woff2" in (root / "blad/proef/start/poster.html").read_text()
    for target, said in (
        ("content", "dat is een map van het project zelf. Kies een andere, zoals --naar ../drukwerk"),
        ("output", "dat is een map van het project zelf. Kies een andere, zoals --naar ../drukwerk"),
        ("elders", "dat is een map van het project zelf. Kies een andere, zoals --naar ../drukwerk"),
    ):
        refused = run(root, *COMMAND, "--naar", target)
        assert (refused.returncode, refused.stderr) == (2, f"--naar {target}: {said}\n")
    half = run(root, "drukwerk")
    said = "Noem ook een map waar het mag komen: python3 build.py drukwerk --naar ../drukwerk\n"
    assert (half.returncode, half.stderr) == (2, said)
    unknown = run(root, *COMMAND, "proof", "--naar", "blad")
    assert (unknown.returncode, unknown.stderr) == (2, "Er is geen leergang met het id `proof`. Bedoelde je `proef`?\n")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", 302),
        ("index.html", 200),
        ("proef/start/poster.html", 200),
        ("proef/af/poster.html", 404),
        ("../x.html", 404),
    ],
)
def test_the_preview_shows_each_as_it_is_now(root: Path, path: str, status: int) -> None:
    assert sent(root, f"/bewerken/drukwerk/{path}", None, {}) == status
    assert sent(root, f"/bewerken/drukwerk/{path}", None, {"Host": "evil.example"}) == 403
    write(root, "content/sprekers/bo.yaml", "naam: [\n")
    assert sent(root, f"/bewerken/drukwerk/{path}", None, {}) == (422 if path else 302)


def test_the_messages_can_be_pasted_from_a_terminal(root: Path) -> None:
    ask = ("diff", "--groepsapp", "--op", "2024-12-03")
    assert run(root, *ask).stderr == "Er is niets veranderd dat deelnemers moeten weten.\n"
    edited(root, ("datum: 2025-02-06", "datum: 2025-02-07"))
    told = run(root, *ask)
    assert told.stderr == "Dit is nog niet gepubliceerd. Publiceer voor je het verstuurt.\n\n"
    assert told.stdout.startswith("Proefleergang\n\nNieuwe datum: Kaal\nWanneer: vrijdag 7 februari 2025\n")
    publish(root, date(2024, 12, 2))
    assert run(root, *ask).stderr == "Dit is gepubliceerd in de laatste drie weken.\n\n"
    assert run(root, *ask, "--json").returncode == 2
