"""The command line in Dutch: verbs, options, and the messages about a wrong one."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from wijkmakers_site.cli.command_line.contradictions import refuse_contradictions
from wijkmakers_site.cli.command_line.help_formatter import help_formatter
from wijkmakers_site.cli.printed.problem_list import FORMATS
from wijkmakers_site.problems.errors import UsageError

# argparse (typer and its kin cost 50 ms at every start, and read `[brackets]` in a message as markup) looks its own
# sentences up with the `_` of its module, meant for gettext: so it speaks Dutch without a parser of our own.
_DUTCH = {
    "usage: ": "gebruik: ",
    "options": "opties",
    "positional arguments": "argumenten",
    "show this help message and exit": "toon deze uitleg",
    "unrecognized arguments: %s": "dit kennen we niet: %s",
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "expected one argument": "hier hoort één waarde achter",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kennen we niet; kies uit %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "%(value)r kennen we niet; bedoel je %(closest)r? Anders: %(choices)s"
    ),
    "%(prog)s: error: %(message)s\n": "Fout in de opdracht: %(message)s\n",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan van alles zijn: %(matches)s",
    "ignored explicit argument %r": "%r hoort hier niet",
}
argparse._ = lambda sentence: _DUTCH.get(sentence, sentence)  # type: ignore[attr-defined]


class _Parser(argparse.ArgumentParser):
    """For the whole and for each verb: options are written in full, and a mistake raises UsageError.

    An abbreviation would stand in somebody's script, and mean something else once there is another option like it.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False, formatter_class=help_formatter)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}\n{self.format_usage().rstrip()}")


def parse(command: Sequence[str]) -> argparse.Namespace:
    """The verb with its options; without a verb it is `build`. Raises UsageError."""
    words = [*command] if _has_verb(command) else ["build", *command]
    arguments = _parser(words[0]).parse_args(words)
    refuse_contradictions(arguments)
    return arguments


def _has_verb(command: Sequence[str]) -> bool:
    """Whether the command begins with a verb; `--help` alone is about all of them."""
    return bool(command) and (not command[0].startswith("-") or command[0] in ("-h", "--help"))


def _parser(verb: str) -> _Parser:
    """For one verb: a run that finds nothing changed would take a tenth longer by declaring the options of all. For all
    where it is none, because help and messages name them.
    """
    parser = _Parser(
        prog="python3 build.py",
        description="Maakt van de bestanden in content/ de site en de agenda's van Wijkmakers.",
        epilog="Zonder opdracht wordt de site gebouwd. Uitleg voor wie schrijft staat in content/LEESMIJ.md.",
    )
    verbs = parser.add_subparsers(dest="verb", metavar="opdracht", title="opdrachten", required=True)
    for name in [verb] if verb in _VERBS else _VERBS:
        declared = _VERBS[name](verbs)
        if name in _OF_A_DAY:
            declared.add_argument("--op", metavar="DATUM", help="doe alsof het deze dag is, zoals 2025-03-01")
        if name in _ON_CORES:
            cores = "zoveel kernen van de processor tegelijk (anders: alle)"
            declared.add_argument("--kernen", metavar="AANTAL", help=cores)
    return parser


def _build(verbs: Any) -> argparse.ArgumentParser:
    build: argparse.ArgumentParser = verbs.add_parser(
        "build", help="bouw de site in output/", description="Bouw de site in output/."
    )
    build.add_argument(
        "--onvertrouwd", metavar="MAP", help="bouw uit MAP/content/, dat van een vreemde kan zijn; zie README, Security"
    )
    build.add_argument(
        "--concepten", action="store_true", help="met --naar: een voorbeeld met concepten, voor collega's"
    )
    build.add_argument("--naar", metavar="MAP", help="met --concepten: de lege map waar het voorbeeld komt")
    build.add_argument(
        "--adres", metavar="ADRES", help="met --concepten: waar je het voorbeeld neerzet, zoals https://…"
    )
    return build


def _serve(verbs: Any) -> argparse.ArgumentParser:
    serve: argparse.ArgumentParser = verbs.add_parser(
        "serve", help="bekijk de site, met concepten", description="Bekijk de site terwijl je schrijft."
    )
    serve.add_argument("--poort", metavar="NUMMER", default="8000", help="de poort op deze computer (8000)")
    serve.add_argument("--open", action="store_true", help="open meteen je browser")
    serve.add_argument(
        "--netwerk", action="store_true", help="ook te zien op je telefoon of voor een collega, in hetzelfde netwerk"
    )
    return serve


def _publish(verbs: Any) -> argparse.ArgumentParser:
    description = "Leg vast wat abonnees van de agenda's te zien krijgen, en bouw dan de site."
    publish: argparse.ArgumentParser = verbs.add_parser(
        "publish", help="leg vast wat in de agenda's komt, en bouw", description=description
    )
    publish.add_argument("--adres", action="store_true", help="vraag ook de site op internet wat er al gepubliceerd is")
    publish.add_argument("--herstel", action="store_true", help="maak een logboek dat kwijt is opnieuw uit de site")
    publish.add_argument("--eerste", action="store_true", help="dit is echt de eerste keer: er is nog geen logboek")
    publish.add_argument("--naar", metavar="PLEK", help="zet de site daarna op rsync:naam@server:/map of s3:bucket/map")
    publish.add_argument("--droog", action="store_true", help="met --naar: toon alleen wat er overgezet zou worden")
    publish.add_argument("--ja", action="store_true", help="vraag niets, ook niet als er veel wordt afgezegd")
    return publish


def _check(verbs: Any) -> argparse.ArgumentParser:
    description = "Kijk alle bestanden na. Alleen met --herstel verandert er iets in content/."
    check: argparse.ArgumentParser = verbs.add_parser("check", help="kijk alle bestanden na", description=description)
    check.add_argument("--formaat", choices=FORMATS, default="tekst", help="tekst, json, github of gitlab")
    check.add_argument("--streng", action="store_true", help="een waarschuwing telt als fout")
    check.add_argument("--herstel", action="store_true", help="verbeter wat maar op één manier goed kan, na je akkoord")
    check.add_argument("--lancering", action="store_true", help="wat mist er om met de site naar buiten te gaan?")
    check.add_argument("--links", action="store_true", help="volg alle links van de site, ook die naar andere sites")
    check.add_argument("--adres", metavar="ADRES", help="met --lancering: kijk ook de server na die daar staat")
    check.add_argument("--ja", action="store_true", help="met --herstel: bewaar zonder te vragen")
    return check


def _diff(verbs: Any) -> argparse.ArgumentParser:
    description = "Laat zien wat deelnemers in hun agenda gaan merken."
    diff: argparse.ArgumentParser = verbs.add_parser("diff", help="wat merken deelnemers?", description=description)
    diff.add_argument("--json", action="store_true", help="voor een ander programma")
    diff.add_argument("--groepsapp", action="store_true", help="als berichten om in WhatsApp of Signal te plakken")
    diff.add_argument("--exit-code", action="store_true", help="eindig met 1 als er iets verandert")
    diff.add_argument("--vorige", metavar="MAP", help="vergelijk met de gebouwde site in deze map")
    return diff


def _handouts(verbs: Any) -> argparse.ArgumentParser:
    description = (
        "Maak posters, deurbladen, mails, presentielijsten, certificaten en een nieuwsbrief, in een eigen map."
    )
    handouts: argparse.ArgumentParser = verbs.add_parser(
        "drukwerk", help="maak wat je print, plakt of verstuurt", description=description
    )
    handouts.add_argument("programme", metavar="leergang", nargs="?", help="het id van een leergang (anders: alle)")
    handouts.add_argument("--naar", metavar="MAP", help="de lege map waar het komt")
    return handouts


def _year(verbs: Any) -> argparse.ArgumentParser:
    description = "Tel wat er in een jaar was: leergangen, bijeenkomsten, uren, plaatsen en partners."
    year: argparse.ArgumentParser = verbs.add_parser(
        "jaaroverzicht", help="tel wat er in een jaar was", description=description
    )
    year.add_argument("year", metavar="jaar", help="een kalenderjaar (2025) of een schooljaar (2024-2025)")
    year.add_argument("--naar", metavar="BESTAND", help="bewaar het op .csv (voor Excel) of .html (om te printen)")
    return year


def _new(verbs: Any) -> argparse.ArgumentParser:
    from wijkmakers_site.cli.command_line.new_kinds import NEW_KINDS
    from wijkmakers_site.model.file_kinds import name_of

    description = "Begin een nieuw bestand om in te vullen."
    new: argparse.ArgumentParser = verbs.add_parser("new", help="begin een nieuw bestand", description=description)
    help = f"wat je wilt maken: {', '.join(NEW_KINDS)}"
    new.add_argument("kind", metavar="soort", nargs="?", type=name_of, choices=NEW_KINDS, help=help)
    new.add_argument(
        "names",
        metavar="naam",
        nargs="*",
        default=[],  # without it argparse calls it lacking where only the kind is
        help="de naam of titel; bij een module eerst het id van de leergang",
    )
    new.add_argument("--start", metavar="DATUM", help="bij een editie: de eerste dag, zoals 2026-09-17")
    new.add_argument("--ja", action="store_true", help="bij een editie of een blad: maak het zonder te vragen")
    new.add_argument(
        "--uit", metavar="BESTAND", help="bij een leergang: een blad met de planning; bij omleidingen: oude adressen"
    )
    return new


def _rename(verbs: Any) -> argparse.ArgumentParser:
    from wijkmakers_site.model.file_kinds import RENAMED, name_of

    description = "Geef iets een ander id: bestand, verwijzingen en links gaan mee, en het oude adres blijft werken."
    rename: argparse.ArgumentParser = verbs.add_parser(
        "hernoem", help="geef iets een ander id, overal tegelijk", description=description
    )
    kinds = f"wat het is: {', '.join(RENAMED)}"
    rename.add_argument("kind", metavar="soort", type=name_of, choices=RENAMED, help=kinds)
    rename.add_argument("old", metavar="oud", help="het id van nu; van een module of groep met de leergang ervoor")
    rename.add_argument("new", metavar="nieuw", help="het nieuwe id")
    return rename


def _uses(verbs: Any) -> argparse.ArgumentParser:
    from wijkmakers_site.model.file_kinds import RENAMED, name_of

    description = "Laat zien waar iets gebruikt wordt, met bestand en regel."
    uses: argparse.ArgumentParser = verbs.add_parser("wie", help="waar wordt iets gebruikt?", description=description)
    uses.add_argument("kind", metavar="soort", type=name_of, choices=RENAMED, help=f"wat het is: {', '.join(RENAMED)}")
    uses.add_argument("id", metavar="id", help="het id of de naam; van een module of groep met de leergang ervoor")
    return uses


def _hosts(verbs: Any) -> argparse.ArgumentParser:
    from wijkmakers_site.model.enums import Host

    description = "Toon wat jouw host moet weten: instellingen van de webserver, of wat die host zelf uitvoert."
    hosts: argparse.ArgumentParser = verbs.add_parser(
        "hosts", help="toon wat jouw host moet weten", description=description
    )
    names = [host.value for host in Host]
    hosts.add_argument("host", metavar="host", choices=names, help=f"waar de site staat: {', '.join(names)}")
    return hosts


def _test(verbs: Any) -> argparse.ArgumentParser:
    description = "Zet de tests klaar en voer ze uit: allemaal, of alleen wat je noemt."
    test: argparse.ArgumentParser = verbs.add_parser(
        "test", help="controleer het programma zelf", description=description
    )
    test.add_argument(
        "names", metavar="naam", nargs="*", help="een bestand in tests/, zoals feeds of tests/test_feeds.py"
    )
    test.add_argument("-k", metavar="WOORDEN", help="alleen tests met deze woorden in hun naam")
    test.add_argument(
        "--snel", action="store_true", help="zonder wat een browser, Node.js of Java nodig heeft of lang duurt"
    )
    return test


def _bench(verbs: Any) -> argparse.ArgumentParser:
    description = "Meet hoe lang het bouwen van een kleine, een grote en een heel grote academie duurt."
    bench: argparse.ArgumentParser = verbs.add_parser(
        "bench", help="meet de snelheid van het programma", description=description
    )
    bench.add_argument(
        "--groottes", default="S,M", help="S (10 leergangen), M (100) of L (1.000), met een komma ertussen"
    )
    bench.add_argument("--rondes", default="3", help="hoe vaak elke meting wordt gedaan (3)")
    bench.add_argument("--voorbeeld", action="store_true", help="meet hoe snel je ziet wat je bewaart")
    bench.add_argument(
        "--omvang", action="store_true", help="meet wat bezoekers ophalen bij 40, 200 en 1.000 leergangen"
    )
    bench.add_argument("--profiel", action="store_true", help="toon waar de tijd van een bouw heen gaat")
    return bench


_VERBS: dict[str, Callable[[Any], argparse.ArgumentParser]] = {
    "build": _build,
    "publish": _publish,
    "check": _check,
    "diff": _diff,
    "serve": _serve,
    "drukwerk": _handouts,
    "jaaroverzicht": _year,
    "new": _new,
    "hernoem": _rename,
    "wie": _uses,
    "hosts": _hosts,
    "test": _test,
    "bench": _bench,
}
_OF_A_DAY = ("build", "publish", "check", "diff", "serve", "drukwerk", "jaaroverzicht")
_ON_CORES = ("build", "publish", "check", "diff")
