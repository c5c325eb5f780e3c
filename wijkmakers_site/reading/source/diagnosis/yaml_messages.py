"""What libyaml says, in the words of somebody who never saw YAML.

libyaml names what it expected, not what the writer did, so each wording here names the usual cause. The keys are
parts of its own messages with their context (scanner.c, parser.c); what is not known gets a general wording, never
English.
"""

from __future__ import annotations

from wijkmakers_site.regex import regex

_EXAMPLE = regex(r", zoals `[^`]*`")
_MAX_SHOWN = 120  # characters of a line that a cure repeats: of a longer one the example says enough

MISSING_COLON = (
    "Op deze regel mist een dubbele punt.",
    "Controleer of er na de sleutel een dubbele punt én een spatie staat, zoals `titel: Wonen`.",
    "WM005",
)
NO_SPACE_AFTER_COLON = (
    "Na de dubbele punt mist een spatie.",
    "Zet er een spatie tussen, zoals `titel: Wonen`.",
    "WM005",
)
NO_SPACE_AFTER_DASH = ("Na het streepje mist een spatie.", "Zet er een spatie tussen, zoals `- Samen eten`.", "WM008")
MISALIGNED_DASH = (
    "Dit streepje staat niet even ver als de regels die erbij horen.",
    "Zet het twee spaties links van de regels eronder.",
    "WM006",
)
MISSING_DASH = ("Hier mist een streepje.", "Begin de regel met `- `.", "WM008")
MARK_AFTER_BRACKET = ("Na het haakje staat nog een leesteken.", "Haal dat weg, zoals `thema: [wonen]`.", "WM008")
TEXT_AFTER_LIST = (
    "Na het haakje staat nog tekst.",
    "Zet die tekst binnen de haakjes, zoals `thema: [wonen]`.",
    "WM008",
)
HASH_IN_BRACKETS = (
    "Vanaf een `#` leest het programma niet verder: dat is een opmerking.",
    """Zet aanhalingstekens om die tekst, zoals `titel: "Ronde #1"`.""",
    "WM008",
)
MARK_IN_BRACKETS = (
    "Tussen haakjes heeft een van deze tekens een betekenis.",
    """Zet aanhalingstekens om de tekst waar het in staat, zoals `thema: ["wonen: nu"]`.""",
    "WM008",
)
COMMENT = (
    "Zo begint hier geen opmerking.",
    "Begin de regel met een hekje en een spatie, zoals `# Nog vragen`.",
    "WM005",
)
QUOTED_LINE = (
    "De aanhalingstekens staan om de hele regel.",
    "Zet ze alleen om wat achter de dubbele punt staat, of haal ze weg, zoals `titel: Wonen`.",
    "WM007",
)
MISPLACED_ITEM = (
    "Dit streepje staat niet recht onder de streepjes van de lijst.",
    "Zet deze regel even ver naar rechts als die, met alle regels die erbij horen.",
    "WM006",
)
MARKED_KEY = ("Een sleutel heeft geen opmaak.", "Haal de tekens eromheen weg, zoals `titel: Wonen`.", "WM009")
LINK_OF_TEXT = (
    "Zo schrijf je een link in een tekst.",
    "Schrijf hier alleen het adres, zoals `link: https://wijkmakers.nl/`.",
    "WM008",
)
DIRECTIVE = ("Een `%` aan het begin van een regel is voor het programma zelf.", "Haal de regel weg.", "WM009")
TOO_DEEP = ("Hier zitten te veel groepjes in elkaar.", "Haal haakjes of inspringingen weg.", "WM012")
STRAY_MARK = ("Op deze regel staat geen sleutel en geen tekst.", "Haal de regel weg.", "WM008")
TEXT_GOES_ON = (
    "Deze regel heeft geen sleutel.",
    "Hoort hij bij de tekst erboven? Zet hem erachter, op dezelfde regel.",
    "WM005",
)
UNINDENTED_TEXT = (
    "De tekst onder `|` of `>` springt niet in.",
    "Zet voor elke regel van die tekst twee spaties meer dan voor de sleutel erboven.",
    "WM006",
)
MARK_AFTER_KEY = ("Na de dubbele punt staat nog een leesteken.", "Haal dat weg, zoals `modules:`.", "WM008")
MARK_AFTER_PIPE = (
    "Na `|` of `>` kan op deze regel niets meer staan.",
    "Haal dat weg, zoals `toelichting: |`.",
    "WM006",
)
TEXT_BEHIND_PIPE = (
    MARK_AFTER_PIPE[0],
    "Zet de tekst op de regel eronder, even ver naar rechts als de rest ervan.",
    "WM006",
)
LIST_BEHIND_KEY = (
    "Hier kan geen lijst beginnen.",
    "Zet het streepje op een nieuwe regel, onder de sleutel.",
    "WM008",
)
DOCUMENT_END = ("Een regel met `...` sluit het bestand af.", "Haal die regel weg.", "WM011")
INDENTED_TOO_FAR = (
    "Deze regel springt te ver in.",
    "Zet hem even ver naar rechts als de andere regels van dit groepje.",
    "WM006",
)
CURLY_QUOTES = (
    "Dit zijn krullende aanhalingstekens, van Word of een mail.",
    """Typ rechte: wis ze en druk op de toets `"`, links van Enter, zoals `titel: "Wonen"`.""",
    "WM015",
)
JSON_LINE = (
    "Zo schrijven andere programma's het (JSON).",
    "Haal de komma aan het einde van de regel weg, zoals `titel: Wonen`.",
    "WM005",
)
INDENTED_TOO_LITTLE = (
    "Deze regel springt te weinig in.",
    "Zet hem even ver naar rechts als de regels erboven en eronder.",
    "WM006",
)
TEXT_AFTER_BRACKET = (
    "Na het haakje staat nog tekst.",
    """Zet die tekst binnen de haakjes, of zet om het geheel aanhalingstekens, zoals `titel: "[Wonen] en meer"`.""",
    "WM008",
)
_MISPLACED_COLON = (
    "Hier staat een dubbele punt die niet kan.",
    'Hoort die bij de tekst? Zet aanhalingstekens om het geheel, zoals `titel: "Wonen: een recht"`.',
    "WM005",
)
_UNEXPECTED_LINE = (
    "Deze regel past niet bij de regels erboven.",
    "Zet hem even ver naar rechts als de regels die erbij horen, met een dubbele punt en een spatie na de sleutel.",
    "WM006",
)
UNCLOSED_QUOTE = (
    "Dit aanhalingsteken wordt nergens gesloten.",
    """Sluit de tekst af met hetzelfde aanhalingsteken waarmee die begint, zoals `titel: "Wonen"`.""",
    "WM007",
)
_TEXT_AFTER_PIPE = (
    "Na `|` of `>` kan op deze regel niets meer staan.",
    'Zet aanhalingstekens om het geheel, zoals `titel: "> 5 mensen"`. Of begin de tekst op de volgende regel.',
    "WM006",
)
TEXT_AFTER_QUOTE = (
    "Na dit aanhalingsteken staat nog tekst.",
    """Zet om het geheel aanhalingstekens van de andere soort, zoals `titel: "'s Avonds in de wijk"`.""",
    "WM007",
)
_BACKSLASH = (
    "Een `\\` betekent iets bijzonders tussen dubbele aanhalingstekens.",
    "Zet er enkele aanhalingstekens omheen, zoals `titel: 'C:\\wijk'`.",
    "WM009",
)
_TAB = ("Hier staat een tab.", "Gebruik spaties om te laten inspringen.", "WM003")


Wording = tuple[str, str, str]  # message, cure, code


def with_repair(wording: Wording, repaired: str) -> Wording:
    """The wording with, for its example, the very line that was meant: who copies that is done."""
    message, cure, code = wording
    line = repaired.strip()
    if message != NO_SPACE_AFTER_DASH[0]:  # there the dash is what it is about
        line = line.removeprefix("- ").strip()
    if not line or len(line) > _MAX_SHOWN or "`" in line:
        return wording
    return message, _EXAMPLE.sub(lambda _: f": `{line}`", cure), code


def special_character(character: str) -> Wording:
    """For a text that begins with a character YAML keeps for itself."""
    return (
        f"Een `{character}` aan het begin betekent iets bijzonders.",
        """Zet de tekst tussen aanhalingstekens, zoals `titel: "* Wonen"`.""",
        "WM009",
    )


def two_lines(second: str, whole: str) -> Wording:
    """For a line behind whose value the next one stands: `second`, from its key; `whole` is its own with quotes."""
    return (
        f"Hier staan twee regels achter elkaar: ook `{second.partition(':')[0]}:`.",
        f"Zet `{second}` op een eigen regel. Hoort het bij de tekst? Zet aanhalingstekens om het geheel: `{whole}`.",
        "WM005",
    )


def value_below(key: str, value: str) -> Wording:
    """For a value on the line below its key, as far to the left."""
    return f"Deze regel hoort achter `{key}:`.", f"Maak er één regel van: `{key}: {value}`.", "WM005"


def within_key(key: str, fact: str) -> Wording:
    """For the first of the facts of a group, which stands behind its key."""
    return f"Achter `{key}:` begint een groepje.", f"Zet `{fact}` op een eigen regel, onder `{key}:`.", "WM005"


# The first fragment that occurs counts, so what is general (`tag`, `directive`) stands behind what is precise.
_WORDINGS: tuple[tuple[str, Wording], ...] = (
    ("mapping values are not allowed", _MISPLACED_COLON),
    ("could not find expected ':'", MISSING_COLON),
    ("did not find expected key", _UNEXPECTED_LINE),
    ("did not find expected <document start>", _UNEXPECTED_LINE),
    (
        "block sequence entries are not allowed",
        LIST_BEHIND_KEY,
    ),
    (
        "did not find expected '-' indicator",
        ("Deze regel hoort in een lijst, maar begint anders.", "Begin met `- `.", "WM008"),
    ),
    (
        "did not find expected ',' or ']'",
        (
            "Deze lijst wordt niet afgesloten.",
            "Zet komma's tussen de delen en sluit af met een `]`, zoals `labels: [Wonen, Leren]`.",
            "WM008",
        ),
    ),
    (
        "did not find expected ',' or '}'",
        (
            "Dit groepje wordt niet afgesloten.",
            "Zet komma's tussen de delen en sluit af met een `}`, zoals `{id: a, titel: Groep A}`.",
            "WM008",
        ),
    ),
    ("found unexpected end of stream", UNCLOSED_QUOTE),
    ("found unexpected document indicator", UNCLOSED_QUOTE),
    ("found a tab character", _TAB),
    (
        "found character that cannot start any token",
        (
            "Met dit teken kan een waarde niet beginnen.",
            'Zet de tekst tussen aanhalingstekens, zoals `titel: "@wijk"`.',
            "WM009",
        ),
    ),
    ("found unknown escape character", _BACKSLASH),
    ("did not find expected hexdecimal number", _BACKSLASH),
    ("Unicode character escape", _BACKSLASH),
    ("while scanning an alias", special_character("*")),
    ("did not find expected alphabetic or numeric character", special_character("&")),
    (
        "did not find expected node content",
        (
            "Hier mist een waarde.",
            "Vul iets in tussen de komma's, of haal er een weg, zoals `[wonen, leren]`.",
            "WM008",
        ),
    ),
    ("while scanning a block scalar", _TEXT_AFTER_PIPE),
    ("tag", special_character("!")),
    ("directive", DIRECTIVE),
    ("maximum nesting depth", TOO_DEEP),  # of brackets on one line it looks a thousand ahead
    ("found incompatible YAML document", DIRECTIVE),
)
_UNKNOWN_ERROR = (
    "Deze plek kan niet gelezen worden.",
    "Vergelijk de regel en die erboven met een bestand dat wel goed is.",
    "WM014",
)


def dutch_wording(error: str) -> Wording:
    """From libyaml's English problem with its context -> what to tell."""
    return next((wording for fragment, wording in _WORDINGS if fragment in error), _UNKNOWN_ERROR)
