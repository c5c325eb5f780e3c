"""What staff may write for a date, a time, an amount or an address, and what they hear of anything else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wijkmakers_site.model.academy import Hours
from wijkmakers_site.model.enrolment import Load
from wijkmakers_site.model.people import Focus, Position
from wijkmakers_site.reading import notation
from wijkmakers_site.reading.notation import NotationError

Notation = Callable[[str], Any]

NOTATIONS: tuple[Notation, ...] = (
    notation.day, notation.hours, notation.number, notation.amount, notation.load, notation.length, notation.position,
    notation.web_address, notation.email_address, notation.phone_number, notation.postcode, notation.slug,
    notation.flag, notation.count, notation.language, notation.time_zone, notation.site_link, notation.focus,
)  # fmt: skip

ISO = "Schrijf jaar-maand-dag, zoals `2024-09-19`."
RANGE = "Schrijf begin-einde, zoals `13:00-19:30`."
CLOCK = "Schrijf uren en minuten, zoals `13:00-19:30`."
SPOT = "Schrijf hoe ver van links en van boven, tot en met `100%`: `40% 20%`."
NUMBER = "Schrijf alleen cijfers, met een komma voor de helft: `2,5`."
EUROS = "Schrijf euro's zoals `450` of `450,50`."
MAP = "Schrijf noord, oost: `53.21917, 6.56667`."
WEB = "Schrijf een adres zoals `https://wijkmakers.nl/`."
SITE = "Begin met een schuine streep, zoals `/agenda/`."
STAND = "Schrijf het zoals `https://wijkmakers.nl/` of `https://voorbeeld.nl/academie/`, zonder iets erachter."
MAIL = "Schrijf een adres zoals `naam@voorbeeld.nl`."
PHONE = "Schrijf een nummer zoals `050 123 45 67`."
POSTCODE = "Schrijf vier cijfers en twee letters, zoals `9711 AB`."
SLUG = "Gebruik kleine letters zonder accenten, cijfers en losse streepjes, zoals `{}`."
LANGUAGE = "Schrijf `nl` voor Nederlands of `en` voor Engels."
COUNT = "Schrijf een heel getal in cijfers, zoals `20`."


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (notation.day, "2024-09-19", date(2024, 9, 19)),
        (notation.day, "2024-9-9", date(2024, 9, 9)),
        (notation.day, "2024-02-29", date(2024, 2, 29)),
        (notation.day, "1990-01-01", date(1990, 1, 1)),
        (notation.day, "2100-12-31", date(2100, 12, 31)),
        (notation.day, "19 september 2024", date(2024, 9, 19)),
        (notation.day, "1 MEI 2025", date(2025, 5, 1)),
        (notation.day, "donderdag 19 september 2024", date(2024, 9, 19)),
        (notation.day, "Donderdag, 19 September 2024", date(2024, 9, 19)),
        (notation.hours, "13:00-19:30", Hours(time(13), time(19, 30))),
        (notation.hours, "13.00 - 19.30 uur", Hours(time(13), time(19, 30))),
        (notation.hours, "13.00 - 19.30 u.", Hours(time(13), time(19, 30))),
        (notation.hours, "9:00-9:05", Hours(time(9), time(9, 5))),
        (notation.hours, "13:00–19:30", Hours(time(13), time(19, 30))),
        (notation.hours, "13:00 — 19:30", Hours(time(13), time(19, 30))),
        (notation.hours, "13:00 tot 19:30", Hours(time(13), time(19, 30))),
        (notation.hours, "13:00 t/m 19:30 uur", Hours(time(13), time(19, 30))),
        (notation.hours, "22:00-01:00", Hours(time(22), time(1))),
        (notation.hours, "00:00-23:59", Hours(time(0), time(23, 59))),
        (notation.number, "12", Decimal(12)),
        (notation.number, "2,5", Decimal("2.5")),
        (notation.number, "2.5", Decimal("2.5")),
        (notation.amount, "0", Decimal(0)),
        (notation.amount, "450", Decimal(450)),
        (notation.amount, "450,00", Decimal("450.00")),
        (notation.amount, "€ 1.250,50", Decimal("1250.50")),
        (notation.amount, "€1250", Decimal(1250)),
        (notation.amount, "450,-", Decimal(450)),
        (notation.amount, "450 euro", Decimal(450)),
        (notation.load, "10-15 uur", Load(Decimal(10), Decimal(15))),
        (notation.load, "10 tot 15 uur", Load(Decimal(10), Decimal(15))),
        (notation.load, "10–15", Load(Decimal(10), Decimal(15))),
        (notation.load, "10 — 15 Uur", Load(Decimal(10), Decimal(15))),
        (notation.load, "2,5 uur", Load(Decimal("2.5"), Decimal("2.5"))),
        (notation.length, "2,5 uur", Decimal("2.5")),
        (notation.length, "3u", Decimal(3)),
        (notation.position, "53.21917, 6.56667", Position(Decimal("53.21917"), Decimal("6.56667"))),
        (notation.position, "53.21917,6.56667", Position(Decimal("53.21917"), Decimal("6.56667"))),
        (notation.position, "53.21917 6.56667", Position(Decimal("53.21917"), Decimal("6.56667"))),
        (notation.position, "-33.9, -151.2", Position(Decimal("-33.9"), Decimal("-151.2"))),
        (notation.focus, "40% 20%", Focus(40, 20)),
        (notation.focus, "40%, 20%", Focus(40, 20)),
        (notation.focus, "0%,100%", Focus(0, 100)),
        (notation.web_address, "https://wijkmakers.nl/", "https://wijkmakers.nl/"),
        (notation.web_address, "http://voorbeeld.nl:8080/a?b=c&d#e", "http://voorbeeld.nl:8080/a?b=c&d#e"),
        (notation.web_address, "HTTPS://Voorbeeld.NL", "HTTPS://Voorbeeld.NL"),
        (notation.web_address, "https://café.nl/menú", "https://café.nl/menú"),
        (notation.site_address, "https://wijkmakers.nl/", "https://wijkmakers.nl/"),
        (notation.site_address, "https://voorbeeld.nl/een/academie", "https://voorbeeld.nl/een/academie"),
        (notation.site_address, "https://voorbeeld.nl:8443/~wijk/", "https://voorbeeld.nl:8443/~wijk/"),
        (notation.site_address, "http://localhost:8000/", "http://localhost:8000/"),
        (notation.site_address, "http://[::1]/", "http://[::1]/"),
        (notation.site_link, "/", "/"),
        (notation.site_link, "/agenda/", "/agenda/"),
        (notation.site_link, "/over/#contact", "/over/#contact"),
        (notation.site_link, "https://voorbeeld.nl/", "https://voorbeeld.nl/"),
        (notation.email_address, "naam+wijk@post.voorbeeld.nl", "naam+wijk@post.voorbeeld.nl"),
        (notation.phone_number, "050 123 45 67", "050 123 45 67"),
        (notation.phone_number, "+31 (0)50-123 45 67", "+31 (0)50-123 45 67"),
        (notation.phone_number, "14 050", "14 050"),
        (notation.postcode, "9711ab", "9711 AB"),
        (notation.postcode, "9711 AB", "9711 AB"),
        (notation.postcode, "26122", "26122"),
        (notation.postcode, "SW1A 1AA", "SW1A 1AA"),
        (notation.slug, "dag-1", "dag-1"),
        (notation.slug, "a" * 80, "a" * 80),
        (notation.flag, "ja", True),
        (notation.flag, "Nee", False),
        (notation.flag, "true", True),
        (notation.count, "1", 1),
        (notation.count, "99999", 99999),
        (notation.language, "nl", "nl"),
        (notation.time_zone, "Europe/Amsterdam", "Europe/Amsterdam"),
    ],
)
def test_what_people_may_write(parse: Notation, text: str, value: object) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text", "message", "cure"),
    [
        (notation.day, "", '"" is geen datum.', ISO),
        (notation.day, "morgen", '"morgen" is geen datum.', ISO),
        (notation.day, "19 september", 'Van de datum "19 september" mist het jaar in vier cijfers.',
         "Schrijf `2024-09-19`."),
        (notation.day, "volgt", '"volgt" is geen datum.',
         "Haal de regel weg: dan staat er vanzelf dat de datum volgt."),
        (notation.day, "٢٠٢٤-٠٩-١٩", '"٢٠٢٤-٠٩-١٩" is geen datum.', ISO),
        (notation.day, "２０２４-09-19", '"２０２４-09-19" is geen datum.', ISO),
        (notation.day, "20240919", '"20240919" is geen datum.', ISO),
        (notation.day, "2024-09-19T13:00", '"2024-09-19T13:00" is geen datum.', ISO),
        (notation.day, "2024-09-19 ", '"2024-09-19 " is geen datum.', ISO),
        (notation.day, "9" * 50, f'"{"9" * 50}" is geen datum.', ISO),
        (notation.day, "19-09-2024", '"19-09-2024" is geen datum zoals we die schrijven.', "Schrijf `2024-09-19`."),
        (notation.day, "19/9/2024", '"19/9/2024" is geen datum zoals we die schrijven.', "Schrijf `2024-09-19`."),
        (notation.day, "19.09.2024", '"19.09.2024" is geen datum zoals we die schrijven.', "Schrijf `2024-09-19`."),
        (notation.day, "09-19-2024", '"09-19-2024" is geen datum: maand 19 bestaat niet.', ISO),
        (notation.day, "2024-13-01", '"2024-13-01" is geen datum: maand 13 bestaat niet.', ISO),
        (notation.day, "2024-00-10", '"2024-00-10" is geen datum: maand 0 bestaat niet.', ISO),
        (
            notation.day,
            "30 februari 2024",
            '"30 februari 2024" bestaat niet: februari 2024 heeft 29 dagen.',
            "Kies een dag die bestaat.",
        ),
        (
            notation.day,
            "2025-02-29",
            '"2025-02-29" bestaat niet: februari 2025 heeft 28 dagen.',
            "Kies een dag die bestaat.",
        ),
        (
            notation.day,
            "0 mei 2024",
            '"0 mei 2024" bestaat niet: mei 2024 heeft 31 dagen.',
            "Kies een dag die bestaat.",
        ),
        (
            notation.day,
            "1989-12-31",
            'Het jaar 1989 in "1989-12-31" klopt vast niet.',
            "Kies een jaar van 1990 tot 2100.",
        ),
        (
            notation.day,
            "1 mei 2101",
            'Het jaar 2101 in "1 mei 2101" klopt vast niet.',
            "Kies een jaar van 1990 tot 2100.",
        ),
        (
            notation.day,
            "vrijdag 19 september 2024",
            "19 september 2024 is geen vrijdag, maar een donderdag.",
            "Verbeter de dag van de week of de datum.",
        ),
        (
            notation.day,
            "do 19 september 2024",
            '"do" is geen dag van de week.',
            "19 september 2024 is een donderdag.",
        ),
        (notation.day, "19 sept. 2024", '"sept" is geen maand.', "Bedoelde je `september`?"),
        (notation.day, "1 mrt 2024", '"mrt" is geen maand.', "Bedoelde je `maart`?"),
        (
            notation.day,
            "19 wintermaand 2024",
            '"wintermaand" is geen maand.',
            "Schrijf de maand voluit, zoals `19 september 2024`.",
        ),
        (notation.hours, "", '"" is geen tijd.', RANGE),
        (notation.hours, "'s middags", '"\'s middags" is geen tijd.', RANGE),
        (notation.hours, "van 13:00 tot 17:00", '"van 13:00 tot 17:00" is geen tijd.', RANGE),
        (notation.hours, "13:00", 'Van "13:00" mist de eindtijd: een agenda heeft die nodig.', RANGE),
        (notation.hours, "13.00 uur", 'Van "13.00 uur" mist de eindtijd: een agenda heeft die nodig.', RANGE),
        (notation.hours, "13-19", '"13" in "13-19" is geen tijd.', CLOCK),
        (notation.hours, "13:00-19:5", '"19:5" in "13:00-19:5" is geen tijd.', CLOCK),
        (notation.hours, "１３:00-19:00", '"１３:00" in "１３:00-19:00" is geen tijd.', CLOCK),
        (notation.hours, "-13:00-19:00", '"-13:00" in "-13:00-19:00" is geen tijd.', CLOCK),
        (
            notation.hours,
            "20:00-24:00",
            '"24:00" schrijven we als 00:00.',
            "Schrijf `00:00` en zet `einddatum:` op de dag erna.",
        ),
        (
            notation.hours,
            "13:00-25:10",
            '"25:10" in "13:00-25:10" is geen tijd die bestaat.',
            "Een dag loopt van `00:00` tot en met `23:59`.",
        ),
        (
            notation.hours,
            "13:60-14:00",
            '"13:60" in "13:60-14:00" is geen tijd die bestaat.',
            "Een dag loopt van `00:00` tot en met `23:59`.",
        ),
        (
            notation.hours,
            "13:00-13.00",
            '"13:00-13.00" begint en eindigt op hetzelfde moment.',
            "Verbeter de begintijd of de eindtijd.",
        ),
        (notation.number, "", '"" is geen getal.', NUMBER),
        (notation.number, "-1", '"-1" is geen getal.', NUMBER),
        (notation.number, "1e5", '"1e5" is geen getal.', NUMBER),
        (notation.number, "1_000", '"1_000" is geen getal.', NUMBER),
        (notation.number, "1.000", '"1.000" is geen getal.', NUMBER),
        (notation.number, "NaN", '"NaN" is geen getal.', NUMBER),
        (notation.number, "٣", '"٣" is geen getal.', NUMBER),
        (notation.number, "9" * 400, f'"{"9" * 400}" is geen getal.', NUMBER),
        (notation.amount, "gratis", '"gratis" is geen bedrag.', EUROS),
        (notation.amount, "€", '"€" is geen bedrag.', EUROS),
        (notation.amount, "$ 450", '"$ 450" is geen bedrag.', EUROS),
        (notation.amount, "-450", '"-450" is geen bedrag.', EUROS),
        (notation.amount, "4.50", '"4.50" is geen bedrag.', EUROS),
        (notation.amount, "1,250.50", '"1,250.50" is geen bedrag.', EUROS),
        (notation.amount, "450,5", '"450,5" is geen bedrag.', EUROS),
        (notation.amount, "9" * 400, f'"{"9" * 400}" is geen bedrag.', EUROS),
        (notation.load, "15-10 uur", '"15-10 uur" loopt van veel naar weinig.', "Schrijf `10-15 uur`."),
        (notation.load, "veel", '"veel" is geen getal.', NUMBER),
        (notation.load, "10-", '"" is geen getal.', NUMBER),
        (notation.length, "een uur", '"een" is geen getal.', NUMBER),
        (notation.position, "Grote Markt", '"Grote Markt" is geen plek op de kaart.', MAP),
        (notation.position, "53,21917, 6,56667", '"53,21917, 6,56667" is geen plek op de kaart.', MAP),
        (notation.position, "53.2", '"53.2" is geen plek op de kaart.', MAP),
        (notation.position, "53.2;6.5", '"53.2;6.5" is geen plek op de kaart.', MAP),
        (notation.position, "153.2, 6.5", '"153.2, 6.5" is geen plek op de kaart.', MAP),
        (notation.position, "91.0, 6.5", '"91.0, 6.5" ligt niet op aarde.', MAP),
        (notation.position, "53.2, 180.1", '"53.2, 180.1" ligt niet op aarde.', MAP),
        (notation.focus, "40 20", '"40 20" is geen punt in een beeld.', SPOT),
        (notation.focus, "40%20%", '"40%20%" is geen punt in een beeld.', SPOT),
        (notation.focus, "40%", '"40%" is geen punt in een beeld.', SPOT),
        (notation.focus, "linksboven", '"linksboven" is geen punt in een beeld.', SPOT),
        (notation.focus, "-5% 20%", '"-5% 20%" is geen punt in een beeld.', SPOT),
        (notation.focus, "40% 101%", '"40% 101%" ligt buiten het beeld.', SPOT),
        (
            notation.web_address,
            "voorbeeld.nl/pad",
            '"voorbeeld.nl/pad" is nog geen volledig webadres.',
            "Schrijf `https://voorbeeld.nl/pad`.",
        ),
        (
            notation.web_address,
            "www.voorbeeld.nl",
            '"www.voorbeeld.nl" is nog geen volledig webadres.',
            "Schrijf `https://www.voorbeeld.nl`.",
        ),
        *(
            (notation.web_address, text, f'"{text}" is geen webadres.', WEB)
            for text in (
                "", "javascript:alert(1)", "JavaScript://voorbeeld.nl/%0Aalert(1)", "data:text/html,x",
                "ftp://voorbeeld.nl/", "mailto:naam@voorbeeld.nl", "//voorbeeld.nl/", "/agenda/", "https:/voorbeeld.nl",
                "https://", "https://localhost/", "https://.", "https://voorbeeld..nl/", "https://.nl/",
                "https://voor beeld.nl/", "https://voorbeeld.nl/een pad", "https://voorbeeld.nl/<script>",
                'https://voorbeeld.nl/"x', "https://[", "https://[/", "https://[::1]/", "https://]x.nl/",
                "https://voorbeeld.nl:poort/", "https://voorbeeld.nl:99999/", f"https://voorbeeld.nl:{'9' * 5000}/",
            )
        ),
        (notation.site_address, "voorbeeld.nl", '"voorbeeld.nl" is nog geen volledig webadres.', "Schrijf `https://voorbeeld.nl`."),
        *(
            (notation.site_address, text, f'Op "{text}" kan de site niet staan.', STAND)
            for text in (
                "https://voorbeeld.nl//evil.example/", "https://voorbeeld.nl//", "https://voorbeeld.nl/?x=/",
                "https://voorbeeld.nl/#x/", "https://jan:wachtwoord@voorbeeld.nl/", "https://jan@voorbeeld.nl/",
                "https://voorbeeld.nl/../../", "https://voorbeeld.nl/a/./b/", "https://voorbeeld.nl/%0d%0a/",
                "https://voorbeeld.nl/\\evil.example/", "https://voorbeeld.nl\\@evil.example/", "http://voorbeeld.nl/",
                "https://voorbeeld.nl/;x/", "https://voorbeeld.nl/&x/", "https://voorbeeld.nl/'x/", "https://café.nl/",
                "https://voorbeeld.nl/menú/", "HTTPS://voorbeeld.nl/", f"https://voorbeeld.nl{'/a' * 10}/",
            )
        ),
        *(
            (notation.site_address, text, f'"{text}" is geen webadres.', WEB)
            for text in ("//voorbeeld.nl/", "https:voorbeeld.nl", "https:///voorbeeld.nl/", "javascript:alert(1)//x.nl")
        ),
        (notation.site_link, "https://[", '"https://[" is geen webadres.', WEB),
        *(
            (notation.site_link, text, f'"{text}" is geen adres op deze site.', SITE)
            for text in ("", "agenda/", "//voorbeeld.nl/", "/een pad/", "/\\x", "javascript:alert(1)", "mailto:a@b.nl")
        ),
        *(
            (notation.email_address, text, f'"{text}" is geen mailadres.', MAIL)
            for text in (
                "naam", "naam@voorbeeld", "naam@@voorbeeld.nl", "@voorbeeld.nl", "naam@", "naam@voorbeeld.nl.",
                "naam@voorbeeld..nl", "na am@voorbeeld.nl", "Naam <naam@voorbeeld.nl>", "a@b.nl, c@d.nl",
                "mailto:naam@voorbeeld.nl", "naam@voorbeeld.nl?subject=Hoi",
            )
        ),
        *(
            (notation.phone_number, text, f'"{text}" is geen telefoonnummer.', PHONE)
            for text in ("", "112", "bel de balie", "050 123 45 67 (Jet)", "-----", "( )( )", "٠٥٠١٢٣٤٥٦٧", "0" * 21)
        ),
        *(
            (notation.postcode, text, f'"{text}" is geen postcode.', POSTCODE)
            for text in ("", "97", "9711 A", "9711 ABC", "9711-AB!", "Groningen-Centrum", "９７１１ AB")
        ),
        *(
            (notation.slug, text, f'"{text}" kan geen id zijn.', SLUG.format(notation.as_id(text) or "samen-eten"))
            for text in (
                "", "Samen", "samen eten", "samen_eten", "samen--eten", "-samen", "samen-", "één", "..", "../x", "a/b",
                "a.b", "١", "a\n", "a" * 81,
            )
        ),
        *(
            (notation.flag, text, f'"{text}" is geen ja of nee.', "Schrijf `ja` of `nee`.")
            for text in ("", "1", "misschien", "on", "jaa")
        ),
        *(
            (notation.count, text, f'"{text}" is geen aantal.', COUNT)
            for text in ("", "0", "007", "-1", "+1", "2,5", "1_000", "1e3", "twintig", "²", "100000", "9" * 5000)
        ),
        *(
            (notation.language, text, f'"{text}" is geen taalcode.', LANGUAGE)
            for text in ("", "NL", "n", "nl-NL", "Nederlands")
        ),
        *(
            (
                notation.time_zone,
                text,
                f'De tijdzone "{text}" kennen we niet.',
                "Schrijf `Europe/Amsterdam`, of haal de regel weg.",
            )
            for text in ("", "CET", "Europe/Brussels", "../../etc/passwd")
        ),
    ],
)  # fmt: skip
def test_what_is_refused_with_its_cure(parse: Notation, text: str, message: str, cure: str) -> None:
    with pytest.raises(NotationError) as refused:
        parse(text)
    assert (refused.value.message, refused.value.cure) == (message, cure)


@pytest.mark.parametrize("parse", NOTATIONS, ids=lambda parse: parse.__name__)
@given(st.text(max_size=40) | st.text("0123456789-–:., €uTtotm/[]@", max_size=24))
@example("-" * 20_000 + " x")
@example("0" * 20_000 + " x")
@example("a." * 20_000 + " x")
@example("@" + "." * 20_000 + " x")
def test_any_text_is_read_or_refused_in_whole_sentences(parse: Notation, text: str) -> None:
    """Nothing but a NotationError ever comes out, however long or odd the text is."""
    assert [sentence for sentence in _refusal(parse, text) if not sentence.endswith((".", "?"))] == []


def _refusal(parse: Notation, text: str) -> list[str]:
    try:
        parse(text)
    except NotationError as error:
        return [error.message, error.cure]
    return []
