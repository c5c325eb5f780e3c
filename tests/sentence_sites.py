"""Little sites at the edge of what pages can say. All texts of their content are marked ‹so›."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import rmtree
from unittest import mock

from published import publish
from sites import COMPLETE, with_layouts, write
from webpage import built

from wijkmakers_site.calendars.feeds import limits
from wijkmakers_site.data import agenda_json
from wijkmakers_site.pages.families import agenda, further, news, people, programmes, search, subscribe

HEAD = "titel: ‹leergang›\nsamenvatting: ‹waarover›.\n"
OWN, OTHERS = f"{HEAD}organisatoren: [wij]\n", f"{HEAD}organisatoren: [zij]\n"
ONE = "modules:\n  - {id: een, titel: ‹module›, datum: 2025-06-05, tijd: '13:00-17:00'"
MODULE = f"{ONE}, locatie: huis, sprekers: [jet]}}\n"
UNDATED = "modules:\n  - {id: een, titel: ‹module›}\n"
WHOSE, THEME = "organisatie: wij\n", "themas: [{id: leren, titel: ‹thema›}]\n"
TOLD = THEME.replace("}]", ", uitleg: ‹uitleg›.}]")
# All that can be said of a programme.
EVERYTHING = f"""\
{OWN}soort: traineeship
ondertitel: ‹ondertitel›
editie: ‹editie›
begindatum: 2025-05-22
afbeelding: {{bestand: p.png, alt: ‹alt›, bijschrift: ‹bij›, maker: ‹maker›}}
fotos: [{{bestand: p.png, alt: ‹alt›}}, {{bestand: q.png, alt: ‹alt›}}]
video: {{link: 'https://voorbeeld.nl/v', titel: ‹video›, duur: '3:30', ondertiteld: ja}}
thema: [leren]
labels: [‹label›]
doelgroep: [‹wie›]
toelatingseisen: [‹eis›]
opbrengst: [‹opbrengst›]
duur: ‹duur›
studielast: 10 uur
aanwezigheidsplicht: ja
certificaat: ‹certificaat›
taal: en
aantal_modules: 19
prijs: {{bedrag: 450, btw: inclusief, toelichting: ‹prijs›}}
aanmelden:
  link: https://voorbeeld.nl/f
  vanaf: 2025-01-10
  tot: 2025-05-01
  plaatsen: 20
  per_organisatie: 3
  organisaties: 9
  toelichting: ‹hoe›
groepen: [{{id: a, titel: ‹groep›}}]
veelgestelde_vragen:
  - {{vraag: ‹vraag›, antwoord: ‹antwoord›}}
  - {{vraag: ‹vraag›, antwoord: ‹antwoord›, voor: geinteresseerden}}
partners: [zij]
opdrachtgever: zij
gastorganisaties:
  - zij
  - {{organisatie: zij, vanaf: 2025-05-22, tot: 2025-06-30}}
  - {{organisatie: zij, vanaf: 2025-07-01}}
sprekers: [jet, {{spreker: ans, voorbeeld: ja}}]
betrokkenen:
  - {{rol: coach, naam: ‹coach›, organisatie: zij, mail: c@voorbeeld.nl, telefoon: 050 123 45 67}}
  - {{rol: programmaleider, naam: ‹leider›}}
  - {{rol: contact, naam: ‹contact›}}
extra_bijeenkomsten: [{{soort: werksessie, duur: '2,5 uur'}}, {{soort: intervisie, aantal: 4, toelichting: ‹hoe›}}]
gebied: ‹gebied›
"""
DETAILS = """\
  - id: alles
    titel: ‹met alles›
    samenvatting: ‹waarover›.
    datum: 2025-06-12
    fase: ‹fase›
    thema: [leren]
    onderdelen: [‹onderdeel›, {titel: ‹onderdeel›, tijd: '13:00-14:00'}]
    locatie: huis
    online: https://voorbeeld.nl/mee
    sprekers: [jet, {spreker: ans, rol: ‹rol›}]
    voorbereiding: ‹voorbereiding›
    materiaal: [{titel: ‹materiaal›, link: 'https://voorbeeld.nl/m'}]
    evaluatie: {link: 'https://voorbeeld.nl/e', tot: 2025-09-30}
    punten: [‹punt›]
  - {id: begin, titel: ‹begin›, soort: introductie, datum: 2025-05-22, locatie: scherm}
  - {id: groep, titel: ‹in de groep›, soort: intervisie, groep: a, datum: 2025-06-19, online: 'https://voorbeeld.nl/mee'}
  - id: dagen
    titel: ‹dagen›
    soort: excursie
    bijeenkomsten:
      - {id: dag-1, datum: 2025-09-04, tijd: '10:00-12:00', titel: ‹eerste dag›, locatie: huis, online: 'https://voorbeeld.nl/d'}
      - {id: dag-2, datum: 2025-09-05, einddatum: 2025-09-06, status: geannuleerd, reden: ‹reden›}
"""
WAITING = """\
  - {id: werk, titel: ‹werk›, soort: werksessie, online: 'https://voorbeeld.nl/mee'}
  - {id: slot, titel: ‹slot›, soort: slot, locatie: huis, datum_volgt: ja}
"""
MAYBE = "  - {id: twee, titel: ‹misschien›, datum: 2025-07-03, status: voorlopig, reden: ‹reden›}\n"
STATEMENT = "toegankelijkheid:\n  opgesteld: 2025-01-10\n  status: {}\n"
EXAMINED = "  onderzoeken: [{onderzoek: ‹onderzoek›, datum: 2025-01-09, uitkomst: ‹uitkomst›, volledig: ja}]\n"
LIMITED = """\
  onderzoeken: [{onderzoek: ‹onderzoek›, datum: 2025-01-09, uitkomst: ‹uitkomst›., rapport: /over/}]
  beperkingen:
    - {wat: ‹wat›, eis: ‹eis›, oorzaak: ‹oorzaak›, gevolg: ‹gevolg›, alternatief: ‹anders›, maatregel: ‹maatregel›,
       klaar: 2025-09-01}
  onderzoek_gepland: 2025-03-01
  herzien: 2025-01-20
  akkoord: {functie: ‹functie›, datum: 2025-01-21}
  register: https://voorbeeld.nl/register
  toezeggingen: [‹toezegging›]
  klachten: {naam: ‹naam›, link: 'https://voorbeeld.nl/klacht'}
"""
PARTLY = "{wat: ‹wat›, eis: ‹eis›, oorzaak: ‹oorzaak›, gevolg: ‹gevolg›, maatregel: ‹maatregel›, klaar: 2025-09-01}"
ACADEMY = """\
motto: ‹motto›
contact: {naam: ‹wie›, mail: x@voorbeeld.nl, telefoon: 050 123 45 67, bezoekadres: ‹bezoek›, postadres: ‹post›,
  bereikbaar: [‹wanneer›], kvk: 12345678}
privacy: {verantwoordelijke: wij, mail: p@voorbeeld.nl, functionaris: f@voorbeeld.nl, serverlog: ‹log›, doel: ‹doel›,
  grondslag: ‹grond›, bewaartermijn: ‹termijn›, ontvangers: ‹ontvangers›}
financiers: [zij]
menu: [{titel: ‹menu›, link: /over/}]
onderaan: [{titel: ‹onderaan›, link: /over/}]
beveiliging: {mail: lek@voorbeeld.nl, geldig_tot: 2025-11-01}
zoekwoorden: [‹dit› ‹dat›]
standaard: {organisatoren: [wij]}
"""
Files = dict[str, str | bytes]
# What a programme may lean on; a site has of it what its programmes name.
THINGS: Files = {
    "organisaties/wij": "naam: ‹wij›\nsamenvatting: ‹wie wij zijn›.\nwebsite: https://wij.nl/\n\
logo: {bestand: q.png, alt: ‹alt›}\n",
    "organisaties/zij": "naam: ‹zij›\nonderdeel_van: wij\n",
    "locaties/huis": "naam: ‹huis›\nadres: ‹straat 1›\nplaats: ‹plaats›\nzaal: ‹zaal›\ntoegankelijkheid: ‹toegang›\n\
positie: 53.2, 6.5\nwebsite: https://huis.nl/\nbereikbaar: {fiets: ‹fiets›, bus: ‹bus›, auto: ‹auto›}\n",
    "locaties/hut": "naam: ‹hut›\nadres: ‹straat 2›\npostcode: 9711 AA\nplaats: ‹plaats›\nland: ‹land›\n",
    "locaties/scherm": "naam: ‹scherm›\nonline: ja\n",
    "sprekers/jet": "naam: ‹jet›\norganisatie: zij\nfunctie: ‹functie›\nwerk: [{titel: ‹boek›, soort: ‹soort›, link: 'https://boek.nl/'}]\n\
foto: {bestand: p.png, alt: ‹alt›}\nlinks: [{titel: ‹link›, link: 'https://jet.nl/'}]\n",
    "sprekers/ans": "naam: ‹ans›\n",
}
PAGES: Files = {
    f"paginas/{name}": f"titel: ‹{name}›\nsamenvatting: ‹waarover›.\n{kind}"
    for name, kind in {
        "over": "", "contact": "soort: contact\n", "privacy": "soort: privacy\n", "colofon": "soort: colofon\n",
    }.items()
}  # fmt: skip
# A piece of news with all that one can have, one with nothing, and one that is seen in the preview alone.
PICTURE = "{bestand: rond.png, alt: ‹alt›, bijschrift: ‹bijschrift›, maker: ‹maker›}"
NEWS: Files = {
    "nieuws/2025-01-20-alles": f"titel: ‹alles›\nsamenvatting: ‹waarover›.\ndatum: 2025-01-20\nafbeelding: {PICTURE}\n"
    f"fotos: [{PICTURE}]\nvideo: {{link: 'https://film.nl/1', titel: ‹film›, beeld: {PICTURE}, duur: '3:30', "
    "ondertiteld: ja}\nleergangen: [a]\nsprekers: [ans]\norganisaties: [zij]\n",
    "nieuws/2025-01-20-alles.md": "‹Begin.›\n\n![‹alt›](rond.png)\n\n‹Verder.›\n\n![‹alt›](rond.png)\n"
    "![‹alt›](rond.png)\n\n‹Einde.›\n",
    "nieuws/2025-01-21-kaal": "titel: ‹kaal›\nsamenvatting: ‹niets›.\ndatum: 2025-01-21\n"
    "video: {link: 'https://film.nl/2', titel: ‹stil›, ondertiteld: nee}\nleergangen: [a, b]\n"
    "sprekers: [jet, ans]\norganisaties: [wij, zij]\n",
    "nieuws/2025-03-01-later": "titel: ‹later›\nsamenvatting: ‹ooit›.\ndatum: 2025-03-01\n",
    "sprekers/ans": THINGS["sprekers/ans"],
    "beelden/rond.png": (COMPLETE / "content/beelden/rond.png").read_bytes(),
}
FILMED = f"fotos: [{PICTURE}]\nvideo: {{link: 'https://film.nl/3', titel: ‹film›, duur: 1 uur}}\n"
APART: Files = {"organisaties/zij": "naam: ‹zij›\n"}  # not a part of the site's organisation


@dataclass(frozen=True, slots=True)
class Little:
    """A site: its `programmes` by id, what else `site.yaml` says, the `day` of the build, and other files by path.

    `before` are its programmes as they were published on the same day; None: it never was. `few`: so little fits on a
    page or into a calendar that all lists go on elsewhere.
    """

    programmes: dict[str, str] = field(default_factory=dict)
    site: str = WHOSE
    day: str = "2025-02-03"
    files: Files = field(default_factory=dict)
    before: dict[str, str] | None = None
    preview: bool = False
    few: bool = False


def _grown() -> Little:
    """Years of programmes, people and places; two of each fit on a page."""
    found = {}
    for number in range(12):
        year = 2022 + number // 3
        facts = "thema: [leren]\ngroepen: [{id: a, titel: ‹groep›}]\n" if number % 2 else "soort: traineeship\n"
        days = [f"{year}-0{each + 2}-1{number % 3}" for each in range(4)]
        modules = "".join(
            f"  - {{id: m{each}, titel: ‹module›, datum: {day}, locatie: huis, sprekers: [jet]}}\n"
            for each, day in enumerate(days)
        )
        found[f"p{number}"] = f"{OWN}{facts}partners: [zij]\nmodules:\n{modules}"
    names: Files = {
        f"{folder}/n{each}": f"naam: ‹n{each}›\n" for each in range(5) for folder in ("sprekers", "organisaties")
    }
    return Little(found, WHOSE + THEME, "2025-03-12", APART | names, few=True)


LITTLE = {
    "nothing at all": Little(site=""),
    "only other organisers": Little({"a": OTHERS + MODULE}, files=APART),
    "only others, over": Little({"a": OTHERS + MODULE}, day="2026-02-03", files=APART),
    "no dates": Little({"a": OWN + UNDATED}),
    "all over": Little({"a": OWN + MODULE}, WHOSE + STATEMENT.format("voldoet volledig") + EXAMINED, "2026-02-03"),
    "one module": Little(
        {"a": f"{OWN}soort: workshop\n{MODULE}"},
        WHOSE + STATEMENT.format("voldoet gedeeltelijk") + EXAMINED + f"  beperkingen: [{PARTLY}]\n",
    ),
    "no speakers": Little({"a": f"{OWN}soort: lezing\n{ONE}, locatie: hut}}\n"}, ""),
    "no venue": Little({"a": f"{OWN}aanmelden: {{tot: 2025-05-01}}\n{ONE}}}\n"}),
    "online only": Little({"a": f"{OWN}{ONE}, locatie: scherm, online: 'https://voorbeeld.nl/mee'}}\n"}),
    "online, over": Little({"a": f"{OWN}{ONE}, locatie: scherm}}\n"}, day="2026-02-03"),
    "one speaker": Little(site="", files={"sprekers/ans": THINGS["sprekers/ans"]}),
    "no organisations": Little({"a": HEAD + UNDATED}, ""),
    "everything": Little(
        {"a": EVERYTHING + MODULE + MAYBE + DETAILS + WAITING, "b": OTHERS + MODULE},
        WHOSE + ACADEMY + TOLD + STATEMENT.format("eerste maatregelen genomen") + LIMITED, files=APART | PAGES,
    ),
    "everything, over": Little({"a": EVERYTHING + MODULE + DETAILS}, WHOSE + THEME, "2026-02-03", APART),
    "everything cancelled": Little(
        {"a": f"{EVERYTHING}status: geannuleerd\nreden: ‹reden›\n{MODULE}{DETAILS}{WAITING}"},
        WHOSE + THEME + STATEMENT.format("voldoet niet"),
    ),
    "everything postponed": Little({"a": f"{OWN}status: uitgesteld\nreden: ‹reden›\n{MODULE}"}),
    "everything provisional": Little({"a": f"{OWN}status: voorlopig\nreden: ‹reden›\n{MODULE}"}),
    "only concepts": Little({"a": f"{OWN}concept: ja\n{MODULE}"}),
    "only concepts, in the preview": Little({"a": f"{OWN}concept: ja\n{MODULE}"}, preview=True),
    "promised": Little(
        {"a": f"{OWN}datums_volgen: ja\n{UNDATED}"}, WHOSE + STATEMENT.format("voldoet niet") + EXAMINED
    ),
    "begun": Little({"a": f"{OWN}gestart: ja\ndoelgroep: [‹wie›]\n{UNDATED}", "b": f"{OWN}loopt: ja\n"}),
    "running": Little({"a": OWN + MODULE + MAYBE}, day="2025-06-06", files=APART),
    "announced": Little({"a": f"{OWN}alleen_aangekondigd: ja\n{MODULE}"}, day="2026-02-03"),
    "full": Little(
        {
            "a": f"{OWN}aanmelden: {{vol: ja}}\nprijs: {{bedrag: 0}}\n{MODULE}",
            "b": f"{OWN}aanmelden: {{vol: wachtlijst, link: 'https://voorbeeld.nl/w'}}\nstudiepunten: ‹punten›\n"
            "prijs: {bedrag: 9, vroeg: {bedrag: 8, tot: 2025-04-01}, tarieven: [{voor: ‹wie›, bedrag: 0}]}\n"
            f"{MODULE}",
        }
    ),
    "opens later": Little({"a": f"{OWN}aanmelden: {{link: 'https://voorbeeld.nl/f', vanaf: 2025-03-01}}\n{MODULE}"}),
    "editions": Little(
        {
            "a": f"{OWN}reeks: r\nprijs: {{bedrag: 0, btw: vrijgesteld}}\n{MODULE}",
            "b": f"{OWN}reeks: r\nprijs: {{bedrag: 9, btw: exclusief}}\n{ONE.replace('2025-06', '2026-06')}}}\n",
        },
        day="2026-02-03",
    ),
    "changed": Little(
        {"a": f"{OWN}{MODULE.replace('06-05', '06-26').replace('huis', 'hut')}"
              "  - {id: uit, titel: ‹uit›, datum: 2025-06-12, status: geannuleerd, reden: ‹reden›}\n"
              "  - {id: later, titel: ‹later›, datum: 2025-06-12, status: uitgesteld}\n"},
        before={"a": f"{OWN}{MODULE}  - {{id: uit, titel: ‹uit›, datum: 2025-06-12}}\n"
                     "  - {id: later, titel: ‹later›, datum: 2025-06-12}\n"
                     "  - {id: weg, titel: ‹weg›, datum: 2025-07-03}\n", "b": OWN + MODULE},
    ),
    "grown": _grown(),
    "news": Little({"a": OWN + FILMED + MODULE, "b": OWN + MODULE}, files=APART | NEWS | {
        "leergangen/a/leergang.md": NEWS["nieuws/2025-01-20-alles.md"],
    }),
    "much news": Little({"a": OWN + MODULE, "b": OWN + MODULE}, files=NEWS | {
        f"nieuws/2024-0{each}-01-n": f"titel: ‹nieuws {each}›\nsamenvatting: ‹over {each}›.\ndatum: 2024-0{each}-01\n"
        for each in range(1, 5)
    }, few=True),
    "news of later, in the preview": Little(site="", files={
        "nieuws/2025-03-01-later": NEWS["nieuws/2025-03-01-later"],
        "nieuws/2025-01-02-wacht": "titel: ‹wacht›\nsamenvatting: ‹nog›.\ndatum: 2025-01-02\nconcept: ja\n",
    }, preview=True),
}  # fmt: skip
_FEW = [
    *((module, name) for module in (programmes, people) for name in ("CARDS",)),
    (further, "MODULES"), (further, "DAYS"), (further, "NAMES"),
    (people, "ENTRIES"), (people, "SESSIONS"), (agenda, "ROWS"), (agenda, "_OFFERED"), (search, "ENTRIES"),
    (subscribe, "_ON_ONE_PAGE"), (subscribe, "_SHORT"), (subscribe, "CALENDARS"), (agenda_json, "_MOST"),
    (news, "ITEMS"),
]  # fmt: skip


def made(root: Path, little: Little) -> Path:
    """The built site; gives its folder."""
    rmtree(with_layouts(root) / "content")
    base = "naam: ‹site›\nadres: https://voorbeeld.nl/\nsamenvatting: ‹samenvatting›.\n"
    write(root, "content/site.yaml", base + little.site)
    for name in ("p.png", "q.png"):
        write(root, f"content/beelden/{name}", (COMPLETE / "content/beelden/rond.png").read_bytes())
    if little.before is not None:
        _write(root, little.before, little)
        publish(root, little.day)
        rmtree(root / "content/leergangen")
    _write(root, little.programmes, little)
    with ExitStack() as stack:
        for module, name in _FEW if little.few else ():
            stack.enter_context(mock.patch.object(module, name, 2))
        if little.few:
            stack.enter_context(mock.patch.object(limits, "MAX_ENTRIES", 10))
        return built(root, date.fromisoformat(little.day), preview=little.preview)


def _write(root: Path, programmes: dict[str, str], little: Little) -> None:
    for id, text in programmes.items():
        write(root, f"content/leergangen/{id}/leergang.yaml", text)
    named = "".join([*programmes.values(), little.site])
    things = {path: text for path, text in THINGS.items() if path.split("/")[1] in named or "jet" in named}
    for path, content in ((things if programmes else {}) | little.files).items():
        write(root, f"content/{path}" if "." in path else f"content/{path}.yaml", content)
