"""What an editor may know of a value while somebody types: its pattern, its choices and a Dutch sentence.

A pattern is never stricter than `notation`, which decides; it serves to flag the common slip at once. Patterns are ECMA
262 with the `u` flag, as JSON Schema asks, and Python's `re` reads them the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from string import ascii_lowercase

from wijkmakers_site.model import file_kinds
from wijkmakers_site.reading.suggestions import one_of
from wijkmakers_site.text.timezone import TIME_ZONE
from wijkmakers_site.text.words.dutch import MONTHS, WEEKDAYS
from wijkmakers_site.values import dataclass

_ESCAPED = {ord(sign): f"\\{sign}" for sign in r"$()*+.?[\]^{|}/"}
_IN_BOTH = {ord(letter): f"[{letter}{letter.upper()}]" for letter in ascii_lowercase}


@dataclass(frozen=True, slots=True)
class Pattern:
    """`pattern` is what the whole text must match; `message` says in Dutch what to write instead.

    `types` are those (of JSON Schema) an editor may give the text: it takes 20 for a number, `true` for a boolean.
    `choices` are offered; empty where there is nothing to choose from. `form` is what an editor puts there to be filled
    in, with `${1:…}` around each part; "" where there is no one form. As long as it is not, it does not match.
    """

    pattern: str
    message: str
    types: tuple[str, ...] = ("string",)
    choices: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that is the name of something elsewhere: a file in the folder `to`, or what stands in the list `to` of
    themes or groups. `message` says in Dutch what is wrong with a name that is not there.

    `closed`: only those that are there are right. Groups are not: they stand in the very file that is being typed; nor
    are series, which begin with a first edition.
    """

    to: str
    message: str
    closed: bool = True


def exact_words(words: Iterable[str]) -> str:
    """The pattern that matches exactly these words; without words nothing.

    `re.escape` will not do: it puts a backslash before characters where ECMA 262 with the `u` flag forbids one.
    """
    return "|".join(word.translate(_ESCAPED) for word in words) or "(?!)"  # which matches nothing


def in_any_case(words: Iterable[str]) -> str:
    """The pattern of some words in capitals, small letters, or both: JSON Schema knows no flag for that."""
    return "|".join(word.translate(_IN_BOTH) for word in words)


# YAML makes numbers and booleans of some plain texts (core schema), and a JSON Schema sees what YAML made of them.
_TEXTUAL = ("string", "number", "boolean")
_NUMERIC = ("string", "number")
_NUMBER = "[0-9]{1,6}(?:[.,][0-9]{1,2})?"
_TIME = "(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]"
_UNTIL = rf"\s*(?:-|–|—|{in_any_case(['tot', 't/m'])})\s*"
_HOUR = rf"(?:\s*(?:{in_any_case(['uur', 'u'])})\.?)?"
_UP_TO_29 = "0?[1-9]|[12][0-9]"
_ISO_DAY = (
    f"[0-9]{{4}}-(?:(?:0?[13578]|1[02])-(?:{_UP_TO_29}|3[01])|(?:0?[469]|11)-(?:{_UP_TO_29}|30)|0?2-(?:{_UP_TO_29}))"
)
_MONTHS = in_any_case(MONTHS)
_NOT_FEBRUARY = in_any_case([month for month in MONTHS if month != "februari"])
_DAY_AND_MONTH = rf"(?:{_UP_TO_29})\s+(?:{_MONTHS})|3[01]\s+(?:{_NOT_FEBRUARY})"
_WRITTEN_DAY = rf"(?:(?:{in_any_case(WEEKDAYS)}),?\s+)?(?:{_DAY_AND_MONTH})\.?\s+[0-9]{{4}}"
_DAY_FORM, _HOURS_FORM = "${1:jaar}-${2:maand}-${3:dag}", "${1:begin}-${2:einde}"
_WEB = r'[hH][tT][tT][pP][sS]?:\/\/[^\s<>"]+'
_COORDINATE = r"-?[0-9]{1,3}\.[0-9]{1,8}"
_PERCENT = "(?:100|0?[0-9]{1,2})%"

TEXT = Pattern(r"\S[\s\S]*", "Vul hier gewone tekst in, of haal de regel weg.", _TEXTUAL)
ID = Pattern(
    "[a-z0-9]+(?:-[a-z0-9]+)*", "Gebruik kleine letters, cijfers en losse streepjes, zoals `samen-eten`.", _TEXTUAL
)
_PROGRAMMES = file_kinds.PROGRAMME.address.removesuffix("/")
MODULE_ADDRESS = Pattern(
    rf"(?:(?:[hH][tT][tT][pP][sS]?:\/\/[^\/]*)?\/?{_PROGRAMMES}\/)?(?:{ID.pattern}\/)?{ID.pattern}\/?",
    "Schrijf een id, zoals `start`, met de leergang ervoor als die een andere was: `andere-leergang/start`.",
    _TEXTUAL,
)
REPOSITORY = Pattern(r"\w[\w.\-]*(?:\/\w[\w.\-]*)+", "Schrijf van wie die is en hoe die heet, zoals `academie/site`.")
BRANCH = Pattern(r"\w[\w.\/\-]*", "Schrijf de naam van de tak, zoals `main`.", _TEXTUAL)
APP_ID = Pattern(r"\w+", "Neem het over van GitLab: het zijn letters en cijfers.", _TEXTUAL)
DAY = Pattern(
    f"{_ISO_DAY}|{_WRITTEN_DAY}",
    "Schrijf een datum die bestaat als jaar-maand-dag, zoals `2024-09-19`.",
    form=_DAY_FORM,
)
DAY_OR_NO = Pattern(
    f"{_ISO_DAY}|{_WRITTEN_DAY}|{in_any_case(['nee'])}",
    "Schrijf een datum als jaar-maand-dag, zoals `2024-09-19`, of `nee`.",
)
HOURS = Pattern(
    rf"{_TIME}{_UNTIL}{_TIME}(?:\s*(?:{in_any_case(['uur', 'u'])}))?\.?",
    "Schrijf begin-einde, zoals `13:00-19:30`.",
    form=_HOURS_FORM,
)
FLAG = Pattern(
    in_any_case(["ja", "nee", "true", "false", "yes", "no"]),
    "Schrijf `ja` of `nee`.",
    ("string", "boolean"),
    ("ja", "nee"),
)
FULLNESS = Pattern(
    in_any_case(["ja", "nee", "true", "false", "yes", "no", "wachtlijst"]),
    "Schrijf `ja`, `nee` of `wachtlijst`.",
    ("string", "boolean"),
    ("ja", "nee", "wachtlijst"),
)
COUNT = Pattern("[1-9][0-9]{0,4}", "Schrijf een heel getal in cijfers, zoals `20`.", _NUMERIC)
AMOUNT = Pattern(
    r"(?:€\s*)?(?:[0-9]{1,6}|[0-9]{1,3}\.[0-9]{3})(?:,[0-9]{2})?(?:,-)?\s*(?:euro)?\s*(?:,-)?",
    "Schrijf euro's zoals `450` of `450,50`.",
    _NUMERIC,
)
LENGTH = Pattern(f"{_NUMBER}{_HOUR}", "Schrijf uren zoals `2,5 uur`.", _NUMERIC)
VIDEO_LENGTH = Pattern(
    r"(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-5][0-9]|[0-9].*", "Schrijf minuten en seconden zoals `3:30`.", _NUMERIC
)
LOAD = Pattern(f"{_NUMBER}(?:{_UNTIL}{_NUMBER})?{_HOUR}", "Schrijf uren zoals `10-15 uur`.", _NUMERIC)
POSITION = Pattern(rf"{_COORDINATE}[\s,]+{_COORDINATE}", "Schrijf noord, oost: `53.21917, 6.56667`.")
FOCUS = Pattern(rf"{_PERCENT}(?:\s*,\s*|\s+){_PERCENT}", "Schrijf hoe ver van links en van boven: `40% 20%`.")
WEB_ADDRESS = Pattern(_WEB, "Schrijf een volledig adres, zoals `https://wijkmakers.nl/`.")
LINK_TARGET = Pattern(
    rf"\/bestanden\/[^\/\\?#]+|{_WEB}", "Schrijf een volledig adres, of een bestand: `/bestanden/handreiking.pdf`."
)
SITE_LINK = Pattern(rf"\/(?!\/)[a-z0-9.\/#\-]*|{_WEB}", "Begin met een schuine streep, zoals `/agenda/`.")
OLD_PATH = Pattern(r"\/[^\s?#\\]+", "Schrijf wat er na de naam van de site komt, zoals `/nieuws/feest`.")
EMAIL_ADDRESS = Pattern(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+", "Schrijf een adres zoals `naam@voorbeeld.nl`.")
PHONE_NUMBER = Pattern(r"\+?[0-9() \-]{5,20}", "Schrijf een nummer zoals `050 123 45 67`.", _NUMERIC)
POSTCODE = Pattern(
    r"[A-Za-z0-9][A-Za-z0-9 \-]{2,9}", "Schrijf vier cijfers en twee letters, zoals `9711 AB`.", _NUMERIC
)
LANGUAGE = Pattern("[a-z]{2,3}", "Schrijf `nl` voor Nederlands of `en` voor Engels.", choices=("nl", "en"))
TIME_ZONE_NAME = Pattern(
    exact_words([TIME_ZONE]), f"Schrijf `{TIME_ZONE}`, of haal de regel weg.", choices=(TIME_ZONE,)
)

_NEW_FILE = "Is het bestand net nieuw? Kijk het na met `check`, dan kent ook je editor het."
PROGRAMME = Reference(file_kinds.PROGRAMME.folder, f"Deze leergang kennen we niet. {_NEW_FILE}")
SPEAKER = Reference(file_kinds.SPEAKER.folder, f"Deze spreker kennen we niet. {_NEW_FILE}")
VENUE = Reference(file_kinds.VENUE.folder, f"Deze locatie kennen we niet. {_NEW_FILE}")
ORGANISATION = Reference(file_kinds.ORGANISATION.folder, f"Deze organisatie kennen we niet. {_NEW_FILE}")
IMAGE = Reference("beelden", f"Dit beeld staat niet in `content/beelden/`. {_NEW_FILE}")
THEME = Reference("themas", "Dit thema staat niet in `content/site.yaml`. Is het net nieuw? Kijk het na met `check`.")
GROUP = Reference("groepen", ID.message, closed=False)
SERIES = Reference("reeksen", ID.message, closed=False)


def choice_of(words: Iterable[StrEnum]) -> Pattern:
    """One of a closed set of words, in capitals or not."""
    values = tuple(word.value for word in words)
    # With the trema that Dutch gives such words: ge\u00efnteresseerden.
    pattern = in_any_case(values).replace("[eE][iI]", "[eE][iI\u00ef\u00cf]")
    return Pattern(pattern, f"Kies {one_of(values)}.", choices=values)
