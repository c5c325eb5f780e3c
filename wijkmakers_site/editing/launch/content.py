"""What content lacks for a public launch. Nothing here stops a build: a preview may lack all of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from wijkmakers_site.editing.launch.links import links
from wijkmakers_site.editing.launch.point import Point
from wijkmakers_site.made import Made
from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import Host, PageKind, State
from wijkmakers_site.reading.content import Content
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.words.dutch import counted, short_date

_YEAR = timedelta(days=365)
_PLACEHOLDER = "WM323"
_AT_PRIVACY = "Zet bij `privacy` in `content/site.yaml`: `bewaartermijn: …`."
# Where hosts show a site before it has a name of its own, and what colleagues call such a copy.
_TEST_HOST = regex(
    r"localhost|127\.0\.0\.1|\[::1\]|(?:.*\.)?(?:voorbeeld|example)\.\w+|.*\.(?:example|test|invalid|local)"
    r"|.*\.(?:github\.io|gitlab\.io|netlify\.app|pages\.dev|vercel\.app)|(?:test|acc|acceptatie|staging|dev|demo)[.-].*"
)


def missing_in_content(made: Made) -> list[Point]:
    """All that is missing for a launch on the day of `made`."""
    site = made.written
    return [
        *_address(site),
        *_host(site),
        *_contact(site),
        *_pages(site),
        *_unlinked(made),
        *_statement(site, made.day),
        *_security(site),
        *_old_addresses(site),
        *_unfinished(made),
        *_places(site, made.day),
        *_pictures(made.reading.content),
    ]


def _address(site: academy.Site) -> Iterator[Point]:
    parts = urlsplit(site.url)
    if parts.scheme != "https" or _TEST_HOST.fullmatch(parts.hostname or ""):
        yield Point(
            f"Het adres van de site is {site.url}.",
            "Dat lijkt een adres om te testen. Agenda's, deellinks en de sitemap noemen allemaal dit adres.",
            "Zet in `content/site.yaml` achter `adres:` waar de site echt komt te staan.",
        )


def _host(site: academy.Site) -> Iterator[Point]:
    if site.host is None:
        yield Point(
            "Er staat nergens wat de site straks laat zien: een webserver, of een bedrijf dat dat doet.",
            "Elke host leest headers (veiligheid, hoe lang iets bewaard wordt) en omleidingen op zijn eigen plek.",
            f"Zet in `content/site.yaml` `host:` met een van deze: {', '.join(Host)}. Wat er dan nog te doen is, staat "
            "in README.md.",
        )


def _contact(site: academy.Site) -> Iterator[Point]:
    if not (site.contact and (site.contact.email or site.contact.phone)):
        yield Point(
            "Er staat geen mailadres of telefoonnummer op de site.",
            "Burgerlijk Wetboek boek 3, artikel 15d: wie online een dienst verleent, zegt wie dat is en hoe je hem "
            "snel bereikt, ook per mail. En wie iets niet lukt op de site, moet dat ergens kunnen melden.",
            "Zet in `content/site.yaml`: `contact: {mail: …, telefoon: …}`.",
        )


def _pages(site: academy.Site) -> Iterator[Point]:
    links = [f"{link.url} {link.title}".lower() for link in (*site.menu, *site.footer)]
    kinds = {page.kind for page in site.pages}
    for kind, facts, why in (
        (PageKind.CONTACT, site.contact, "WCAG 2.2, eis 3.2.6: hulp staat op elke pagina op dezelfde plek."),
        (
            PageKind.PRIVACY,
            site.privacy,
            "AVG, artikel 13: zeg wie gegevens bewaart, welke, waarvoor en hoelang; ook wat de server opschrijft.",
        ),
    ):
        if kind not in kinds and not any(kind in link for link in links):
            start = "" if facts else f", en zet de feiten onder `{kind}:` in `content/site.yaml`"
            cure = f"Maak `content/paginas/{kind}.yaml` met `titel: {kind.capitalize()}` en `soort: {kind}`{start}."
            yield Point(f"Er is geen pagina voor {kind}.", why, cure)
    if site.privacy and site.privacy.logged and not site.privacy.kept:
        why = "AVG, artikel 13: zeg ook hoelang je gegevens bewaart."
        yield Point("Er staat niet hoelang de server bewaart wat hij opschrijft.", why, _AT_PRIVACY)


def _unlinked(made: Made) -> Iterator[Point]:
    """Of pages of staff's own: the list of all that can be found leads to every page, and nobody reads it from end to
    end.
    """
    root = Root(made.site.url)
    inside, _ = links(made.rendered.artifacts, root)
    for page in made.site.pages:
        path = urls.path_of(page)
        # Of the files for machines, the sitemap leads to every page too.
        pages = {each for each in inside.get(root.absolute(path), set()) if each.endswith("/")}
        if not pages - {root.address(path), root.address(urls.SEARCH)}:
            why = "Alleen wie zoekt, vindt hem dan."
            cure = "Zet een link in een tekst, in het menu, of onder `onderaan:` in `content/site.yaml`."
            yield Point(f"Naar de pagina ‘{page.title}’ leidt geen link.", why, cure)


def _statement(site: academy.Site, day: date) -> Iterator[Point]:
    why = "Besluit digitale toegankelijkheid overheid: op elke site van een overheid staat een verklaring die klopt."
    statement = site.accessibility
    if statement is None:
        yield Point("Er is geen toegankelijkheidsverklaring.", why, "Vul `toegankelijkheid` in `content/site.yaml` in.")
        return
    looked_at = max(statement.drawn_up, statement.reviewed or statement.drawn_up)
    if day - looked_at > _YEAR:
        what = f"De toegankelijkheidsverklaring is voor het laatst nagekeken op {short_date(looked_at)}."
        yield Point(what, why, "Kijk haar na, en zet bij `toegankelijkheid`: `herzien:` met de dag.")
    if statement.approval is None:
        cure = "Laat een bestuurder akkoord geven, en zet bij `toegankelijkheid`: `akkoord: {functie: …, datum: …}`."
        yield Point("Niemand tekende voor de toegankelijkheidsverklaring.", why, cure)
    if not (statement.promises and statement.complaints):
        what = "Bij de toegankelijkheidsverklaring staat niet wat je doet met een melding, en waar een klacht heen kan."
        cure = "Zet bij `toegankelijkheid`: `toezeggingen: [binnen …]` en `klachten: {naam: …, link: …}`."
        yield Point(what, "Wie iets niet lukt, moet weten waar hij aan toe is; het model vraagt ernaar.", cure)


def _security(site: academy.Site) -> Iterator[Point]:
    why = (
        "Wie een lek vindt, moet weten waar dat te melden is (RFC 9116). Voor overheden verplicht: het staat op de "
        "lijst ‘pas toe of leg uit’ van Forum Standaardisatie."
    )
    given = [file for file in site.root_files if file.path == ".well-known/security.txt"]
    if not (site.security or given):
        cure = "Zet in `content/site.yaml`: `beveiliging: {mail: …, geldig_tot: …}`."
        yield Point("Er is geen `security.txt`.", why, cure)
    elif urlsplit(site.url).path != "/":
        cure = "Vraag wie de host beheert om dat bestand ook op de host zelf te zetten."
        yield Point("`security.txt` staat niet bovenaan de host: de site staat in een map.", why, cure)


def _old_addresses(site: academy.Site) -> Iterator[Point]:
    why = "Wie een oud adres bewaarde, of ernaar linkt, krijgt anders een foutpagina. Zoekmachines vergeten het dan."
    still_open = sum(each.target is None for each in site.old_addresses)
    if not site.old_addresses:
        command = "python3 build.py new omleidingen --uit sitemap.xml"
        cure = f"Was er een site op dit adres? Bewaar haar sitemap, en typ: {command}"
        yield Point("Er zijn geen oude adressen opgeschreven.", why, cure)
    elif still_open:
        what = f"Van {counted(still_open, 'oud adres', 'oude adressen')} is niet bekend waar het nu heen leidt."
        yield Point(what, why, "Zet in `content/omleidingen.yaml` onder elk `van:` een regel `naar:`.")


def _unfinished(made: Made) -> Iterator[Point]:
    placeholders = [problem for problem in made.warnings if problem.code == _PLACEHOLDER]
    if placeholders:
        first = placeholders[0]
        what = f"Op {counted(len(placeholders), 'plek', 'plekken')} staat nog iets om in te vullen."
        yield Point(what, "Bezoekers lezen het zo.", f"Begin bij {first.path}:{first.line}; check noemt ze allemaal.")
    programmes = made.written.programmes
    drafts = [each.title for each in programmes if each.draft]
    drafts += [module.title for each in programmes for module in each.modules if module.state is State.DRAFT]
    if drafts:
        what = f"{counted(len(drafts), 'concept staat', 'concepten staan')} niet op de site, zoals ‘{drafts[0]}’."
        yield Point(what, "Alleen het voorbeeld laat ze zien.", "Haal `concept` weg bij wat erop mag.")


def _places(site: academy.Site, day: date) -> Iterator[Point]:
    without = [
        (programme.title, session.first_day)
        for programme in site.programmes
        if not programme.draft
        for module in programme.modules
        if module.state not in (State.DRAFT, State.CANCELLED)
        for session in module.sessions
        if session.first_day >= day and session.venue is None and session.online is None
    ]
    if without:
        title, first = min(without, key=lambda each: each[1])
        number = counted(len(without), "bijeenkomst die nog komt", "bijeenkomsten die nog komen")
        what = f"Van {number} is geen plek bekend."
        why = "Wie een agenda volgt, weet niet waarheen, en zoekmachines laten zulke bijeenkomsten weg."
        yield Point(what, why, f"Zet er `locatie:` bij. De eerste is {short_date(first)}, van ‘{title}’.")


def _pictures(content: Content) -> Iterator[Point]:
    without = sorted({image.file for _, _, image in content.image_mentions() if not image.maker})
    if without:
        what = f"Van {counted(len(without), 'beeld', 'beelden')} staat er geen maker bij, zoals {without[0]}."
        cure = "Zet bij het beeld `maker:` met de naam. Is het een logo, laat het dan zo."
        yield Point(what, "Auteurswet, artikel 25: een maker heeft recht op zijn naam erbij.", cure)
