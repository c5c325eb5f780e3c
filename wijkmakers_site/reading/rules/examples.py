"""For each rule, lines of files that keep it and lines that break it: what the manual shows. Dutch, in Markdown."""

from __future__ import annotations

from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """Lines that keep a rule (`good`) and lines that break it (`bad`)."""

    good: str
    bad: str


EXAMPLES = {
    "WM022": Example('`titel: "Wonen #2"`', "`titel: Wonen #2`"),
    "WM023": Example("`titel: Wonen in de wijk`", "`titel: Wonen` en op de regel eronder `in de wijk`"),
    "WM024": Example("`fase: Oriëntatie`, of geen `fase:`", "`fase:` met niets erachter"),
    "WM025": Example("`titel: 'C:\\nieuw'`", '`titel: "C:\\nieuw"`'),
    "WM026": Example("`titel: Wat we leerden`", '`titel: "**Wat we leerden**"`'),
    "WM027": Example("`titel: Café in de wijk`", "`titel: CafÃ© in de wijk`"),
    "WM028": Example("`donderdag 14 januari 2027`", "`donderdag 14 januari 2026`"),
    "WM201": Example(
        "`sprekers: [hans-boutellier]` met `sprekers/hans-boutellier.yaml`",
        "`sprekers: [hans]` zonder `sprekers/hans.yaml`",
    ),
    "WM202": Example("`locatie: molen-de-ster` met `locaties/molen-de-ster.yaml`", "`locatie: De Molen`"),
    "WM203": Example("`organisatie: platform31` met `organisaties/platform31.yaml`", "`organisatie: Platform 31`"),
    "WM204": Example("`thema: [wonen]` met `id: wonen` onder `themas:`", "`thema: [woning]`"),
    "WM205": Example("`groep: a` met `id: a` onder `groepen:`", "`groep: b` zonder `id: b`"),
    "WM206": Example("`bestand: wijk.jpg` met `beelden/wijk.jpg`", "`bestand: Wijk.JPG` met `beelden/wijk.jpg`"),
    "WM207": Example("`link: /over/` met `paginas/over.yaml`", "`link: /contact/` zonder `paginas/contact.yaml`"),
    "WM208": Example(
        "`onderdeel_van: wijkmakers` in `academie.yaml`", "`onderdeel_van: wijkmakers` in `wijkmakers.yaml`"
    ),
    "WM210": Example(
        "`begindatum: 2024-09-19` met `einddatum: 2025-06-19`, `tijd: 13:00-19:30`",
        "`begindatum: 2025-06-19` met `einddatum: 2024-09-19`, `tijd: 19:30-13:00`",
    ),
    "WM211": Example(
        "`datum: 2024-12-12` met `einddatum: 2025-06-19`", "`datum: 2042-12-12` met `einddatum: 2025-06-19`"
    ),
    "WM212": Example("`datum: 2025-03-06` met `einddatum: 2025-03-07`", "`einddatum: 2025-03-07` zonder `datum:`"),
    "WM213": Example("`tijd: 01:00-03:30`", "`tijd: 02:30-04:00`"),
    "WM214": Example(
        "`{id: dag-1, datum: 2025-03-06}` boven `{id: dag-2, datum: 2025-03-13}`",
        "`{id: dag-1, datum: 2025-03-13}` boven `{id: dag-2, datum: 2025-03-06}`",
    ),
    "WM215": Example(
        "`datum: 2025-03-06` met `einddatum: 2025-03-08`", "`datum: 2025-03-06` met `einddatum: 2026-03-08`"
    ),
    "WM220": Example("`id: intervisie-1` naast `id: intervisie-2`", "`id: intervisie` naast `id: intervisie`"),
    "WM221": Example("`voorheen: [start]`", "`voorheen: [start]` naast `id: start`"),
    "WM222": Example("`paginas/over.yaml`", "`paginas/agenda.yaml`"),
    "WM223": Example("`id: start`", "`id: leergang`"),
    "WM224": Example("`kennismaking.md` naast `id: kennismaking`", "`kenismaking.md` naast `id: kennismaking`"),
    "WM225": Example("`status: geannuleerd` met `reden: De spreker is ziek`", "`status: geannuleerd` zonder `reden:`"),
    "WM226": Example("`beelden/wijk.jpg` en `beelden/wijk-2.jpg`", "`beelden/wijk.jpg` en `beelden/Wijk.JPG`"),
    "WM227": Example("`aantal_modules: 10` boven acht modules", "`aantal_modules: 4` boven vijf modules"),
    "WM228": Example(
        "`reden: De spreker is ziek` met `status: geannuleerd`", "`reden: De spreker is ziek` zonder `status:`"
    ),
    "WM229": Example(
        "`status: geannuleerd` bij één dag", "`status: geannuleerd` bij de module met `status: gepland` bij een dag"
    ),
    "WM230": Example(
        "elk oud adres één keer: `van: /nieuws/feest`", "`van: /nieuws/feest` en verderop `van: /Nieuws/Feest/`"
    ),
    "WM231": Example("`{van: /oud, naar: /over/}`", "`{van: /oud, naar: /ouder/}` met `{van: /ouder, naar: /oud/}`"),
    "WM233": Example("`beveiliging: {mail: naam@voorbeeld.nl, …}`", "`beveiliging: {geldig_tot: 2025-09-01}`"),
    "WM301": Example("`tijd: 13:00-15:00` naast `tijd: 15:00-17:00`", "`tijd: 13:00-15:00` naast `tijd: 14:00-17:00`"),
    "WM302": Example(
        "`locatie: molen-de-ster` naast `locatie: de-kerk`", "`locatie: molen-de-ster` naast `locatie: molen-de-ster`"
    ),
    "WM303": Example("`groep: a` naast `groep: b`", "`groep: a` naast `groep: a`"),
    "WM304": Example("`datum: 2025-01-09` boven `datum: 2025-02-06`", "`datum: 2025-02-06` boven `datum: 2025-01-09`"),
    "WM305": Example("`tijd: 20:00-01:30`", "`tijd: 20:00-02:30`"),
    "WM306": Example("`datum: 2025-05-28`", "`datum: 2025-05-29`"),
    "WM307": Example("`datum: 2026-02-19`", "`datum: 2026-02-26`"),
    "WM308": Example("`donderdag 6 februari 2025`", "`vrijdag 7 februari 2025`"),
    "WM310": Example(
        "`tot: 2025-01-02` met `begindatum: 2025-01-09`", "`tot: 2025-02-01` met `begindatum: 2025-01-09`"
    ),
    "WM311": Example("`vol: ja` zonder `link:`", "`vol: ja` met `link: https://voorbeeld.nl/`"),
    "WM312": Example("`locatie: online` met `online: https://voorbeeld.nl/`", "`locatie: online` zonder `online:`"),
    "WM313": Example("`adres: Molenpark 2-1`", "`naam: Molen de Ster` zonder `adres:`"),
    "WM314": Example("`status: uitgesteld` met `reden: De spreker is ziek`", "`status: uitgesteld` zonder `reden:`"),
    "WM316": Example(
        "`titel: Avond` met `status: geannuleerd` en `reden: De spreker is ziek`", "`titel: AFGELAST - Avond`"
    ),
    "WM318": Example("`sprekers: [jet, omar]`", "`sprekers: [jet, omar, jet]`"),
    "WM320": Example("`sprekers/jet.yaml` met `sprekers: [jet]`", "`sprekers/jet.yaml` zonder `sprekers: [jet]`"),
    "WM321": Example(
        "`locaties/molen-de-ster.yaml` met `locatie: molen-de-ster`",
        "`locaties/molen-de-ster.yaml` zonder `locatie: molen-de-ster`",
    ),
    "WM322": Example("`bestand: wijk.jpg` met `beelden/wijk.jpg`", "`beelden/wijk.jpg` zonder `bestand: wijk.jpg`"),
    "WM323": Example("`samenvatting: Leer wijken vernieuwen`", "`samenvatting: Nog invullen`"),
    "WM330": Example("`alt: Bestuurders lopen door een straat`", "`alt: IMG_1234.jpg`, `alt: Foto van een straat`"),
    "WM331": Example("`toestemming_tot: 2030-06-30`", "`toestemming_tot: 2020-06-30`"),
    "WM350": Example("`tijd: 13:00-17:00` met `datum: 2025-03-06`", "`tijd: 13:00-17:00` zonder `datum:`"),
    "WM351": Example("`datum_volgt: ja` zonder `datum:`", "`datum_volgt: ja` met `datum: 2025-03-06`"),
    "WM352": Example(
        "`{titel: Eten, tijd: 17:30-18:30}` met `tijd: 13:00-19:30`",
        "`{titel: Eten, tijd: 17:30-18:30}` met `tijd: 13:00-17:00`",
    ),
    "WM353": Example("`tijd: 13:00-17:00`", "`tijd: 01:00-05:00`"),
    "WM354": Example("`datum: 2025-03-06`", "`datum: 2035-03-06`"),
    "WM355": Example("`duur: Vijf middagen` boven vijf modules", "`duur: Vijf middagen` boven acht modules"),
    "WM356": Example("`datum: 2024-03-06`", "`datum: 2024-03-06` met `status: voorlopig`"),
    "WM357": Example("`titel: Wijkleren 2025-2026` naast `titel: Wijkleren 2024-2025`", "twee keer `titel: Wijkleren`"),
    "WM358": Example(
        "`editie: 2025-2026` met `datum: 2026-03-06`", "`editie: 2024-2025` met `datum: 2026-03-06` bij alle modules"
    ),
    "WM359": Example("`Tot 6 maart 2026!`", "`Tot 6 maart 2025!`, een dag van de vorige editie"),
    "WM360": Example("twee modules met elk hun `samenvatting`", "twee modules met dezelfde `samenvatting`"),
    "WM361": Example("`naam: Jet Proef` in één bestand", "`naam: Jet Proef` in `jet.yaml` en in `jet-proef.yaml`"),
    "WM362": Example("`{van: /nieuws/feest, naar: /over/}`", "`{van: /nieuws/feest}`"),
    "WM363": Example("`geldig_tot` over een jaar", "`geldig_tot: 2024-11-15`, over twee weken"),
    "WM381": Example("`bestand: logo.svg` onder `logo:`", "`bestand: tekening.svg` onder `foto:`"),
    "WM382": Example("een liggende foto onder `afbeelding:`", "een staande foto onder `afbeelding:`, zonder `focus:`"),
    "WM390": Example(
        "`bijeenkomsten: [{id: dag-1, datum: 2025-07-07}, {id: dag-2, datum: 2025-07-08}]` met `tijd: 09:00-17:00`",
        "`datum: 2025-07-07` met `einddatum: 2025-07-08` en `tijd: 09:00-17:00`",
    ),
    "WM397": Example(
        "`status: voldoet niet`, of `status: eerste maatregelen genomen` met `onderzoek_gepland: 2027-03-01`",
        "`status: voldoet volledig` zonder onderzoek met `volledig: ja`",
    ),
    "WM398": Example("`herzien: 2026-11-25` in 2026", "`opgesteld: 2024-11-25` zonder `herzien` in 2026"),
    "WM399": Example(
        "`soort: contact` in `vragen.yaml`, met `contact: {mail: naam@voorbeeld.nl}` in `site.yaml`",
        "`soort: contact` zonder `contact` in `site.yaml`",
    ),
    "WM400": Example(
        "`soort: contact` in `contact.yaml` alleen", "`soort: contact` in `contact.yaml` en `vragen.yaml`"
    ),
    "WM403": Example("`[Bekijk de agenda](/agenda/)`", "`[Klik hier](/agenda/) voor de agenda`"),
    "WM404": Example("`[de handreiking](https://voorbeeld.nl/handreiking)`", "`Zie https://voorbeeld.nl/handreiking`"),
    "WM405": Example("`### Bewoners` onder `## Voor wie`", "`#### Bewoners` onder `## Voor wie`"),
    "WM406": Example("`## Voor wie`", "`# Voor wie`"),
    "WM421": Example("`![Een plein](plein.jpg)` met `beelden/plein.jpg`", "`![Een plein](pleinen.jpg)`"),
    "WM422": Example("`![Kinderen spelen op een plein](plein.jpg)`", "`![](plein.jpg)`"),
    "WM455": Example(
        "`sveltia: {backend: gitlab, repository: academie/site, app_id: 1a2b3c}`",
        "`sveltia: {backend: github, repository: academie/site, app_id: 1a2b3c}`",
    ),
    "WM370": Example(
        "`leergangen: [vrij-leren]` met `leergangen/vrij-leren/leergang.yaml`", "`leergangen: [Vrij leren]`"
    ),
    "WM371": Example(
        "`nieuws/2027-01-12-aftrap.yaml` met `datum: 2027-01-12`", "`nieuws/aftrap.yaml`, of die met een andere datum"
    ),
    "WM372": Example("`datum: 2027-01-12` op die dag of later", "`datum: 2027-01-12` op een dag ervoor"),
    "WM374": Example("hoogstens twintig foto's achter `fotos:`", "dertig foto's achter `fotos:`"),
    "WM373": Example("`titel: De tweede aftrap`", "`titel: De aftrap` in twee berichten"),
    "WM423": Example(
        '`![Een plein](plein.jpg "Het plein in 1968")` op een eigen regel',
        '`Hier ![Een plein](plein.jpg "Het plein in 1968") zie je het plein`',
    ),
    "WM424": Example("`Een zin.[^1]` met `[^1]: De noot` eronder", "`Een zin.[^1]` zonder noot"),
    "WM425": Example("`Wie we zijn.` in `over.md`", "een leeg bestand `over.md`, of een opgeslagen als RTF"),
    "WM426": Example("`<mark>nieuw</mark>`", "`<mark>nieuw`"),
    "WM431": Example(
        "`[het plan](/bestanden/plan.pdf)` met `bestanden/plan.pdf`", "`[het plan](/bestanden/plannen.pdf)`"
    ),
    "WM432": Example(
        "`bestanden/plan.pdf` met `[het plan](/bestanden/plan.pdf)`", "`bestanden/plan.pdf` zonder link ernaar"
    ),
    "WM446": Example("`datum: 2029-06-21`", "`datum: 2029-09-13`"),
    "WM447": Example(
        "`vanaf: 2025-09-01` met `begindatum: 2025-09-01`", "`vanaf: 2024-09-01` met `begindatum: 2025-09-01`"
    ),
    "WM448": Example("`evaluatie:` met `einddatum: 2025-06-26`", "`evaluatie:` zonder `einddatum:` en zonder data"),
    "WM445": Example(
        "`evaluatie: {link: …, tot: 2025-07-31}` met `einddatum: 2025-06-26`",
        "`evaluatie: {link: …, tot: 2025-05-31}` met `einddatum: 2025-06-26`",
    ),
    "WM433": Example("`plan.pdf` met titel, taal en tags", "`scan.pdf`, een foto van papier"),
    "WM409": Example("`<mark>belangrijk</mark>`", "`==belangrijk==`, `[[de agenda]]`, `{{ naam }}`"),
    "WM410": Example("`[de agenda](/agenda/)`", "`(de agenda)[/agenda/]`, `[de agenda] (/agenda/)`"),
    "WM411": Example("`Dit is **belangrijk**.`", "`Dit is ** belangrijk **.`, `Dit is **belangrijk.`"),
    "WM412": Example("`- koffie`, `1. koffie`", "`• koffie`, `-koffie`, `1) koffie`"),
    "WM413": Example("`Een alinea zonder spaties vooraan`", "vier spaties en dan `Een alinea`"),
    "WM414": Example(
        "`\\| Naam \\| Dag \\|` met `\\|---\\|---\\|` eronder", "`\\| Naam \\| Dag \\|` zonder `\\|---\\|---\\|`"
    ),
    "WM415": Example("`titel: Over ons` in `over.yaml`", "`title: Over ons` tussen twee regels `---` in `over.md`"),
    "WM416": Example("`## Voor wie`", "`**Voor wie**` op een eigen regel, `##Voor wie`"),
    "WM417": Example("`Molenpad 1` met twee spaties erachter", "`Molenpad 1` met daaronder `9711 AB Groningen`"),
    "WM418": Example("`https://voorbeeld.nl/handreiking`", "`https://voorbeeld.sharepoint.com/handreiking`"),
    "WM419": Example("`https://voorbeeld.nl/`", "`https://voorbeeld.nl/?utm_source=nieuwsbrief`"),
    "WM420": Example("`[de agenda](/agenda/)`", "`[de agenda](http://127.0.0.1:8000/agenda/)`"),
    "WM407": Example("`**belangrijk**`", '`<font color="red">belangrijk</font>`'),
}
