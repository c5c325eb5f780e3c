"""News: on the site from its day on, its day always beside it, and led to from what it is about."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from published import on, publish
from sites import COMPLETE, DAY, run, with_layouts, write
from webpage import built, dead_links, files, webpage, webpages

from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.editing.scaffold import create
from wijkmakers_site.made import report_of
from wijkmakers_site.pipeline import differences, make
from wijkmakers_site.reading.load import load
from wijkmakers_site.reading.notation.amounts import video_length
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.text.words.dutch import length_of_video

LATER = date(2024, 12, 2)
PICTURE = "{bestand: rond.png, alt: Een cirkel, bijschrift: Een bijschrift}"
KICK_OFF = f"""\
titel: De aftrap
samenvatting: We zijn begonnen.
datum: 2024-10-15
afbeelding: {PICTURE}
fotos: [{PICTURE}, {{bestand: rond.png, alt: Nog een cirkel}}]
video: {{link: "https://www.film.nl/1", titel: De film, beeld: {PICTURE}, duur: 3:30, ondertiteld: ja}}
leergangen: [proef, stil]
sprekers: [jet]
organisaties: [academie]
voorheen: [2024-10-14-start]
"""
NEWS = {
    "2024-10-15-aftrap.yaml": KICK_OFF,
    "2024-10-15-aftrap.md": "Begin.\n\n![Een cirkel](rond.png)\n\nVerder.\n\n![Een cirkel](rond.png)\n",
    "2024-10-20-kaal.yaml": "titel: Kaal\nsamenvatting: Niets erbij.\ndatum: 2024-10-20\n",
    "2023-02-01-oud.yaml": "titel: Oud\nsamenvatting: Lang geleden.\ndatum: 2023-02-01\n",
    "2024-10-25-geheim.yaml": "titel: Geheim\nsamenvatting: Nog niet.\ndatum: 2024-10-25\nconcept: ja\n",
    f"{LATER}-straks.yaml": f"titel: Straks\nsamenvatting: In december.\ndatum: {LATER}\nsprekers: [jet]\n",
}


KAAL_MOVED = "titel: Kaal\nsamenvatting: Niets erbij.\ndatum: 2024-10-21\nvoorheen: [2024-10-20-kaal]\n"


def with_news(root: Path) -> Path:
    with_layouts(root)
    write(root, "content/beelden/rond.png", (COMPLETE / "content/beelden/rond.png").read_bytes())
    write(root, "content/leergangen/stil/leergang.yaml", "titel: Stil\nsamenvatting: Nog stil.\nconcept: ja\n")
    for name, text in NEWS.items():
        write(root, f"content/nieuws/{name}", text)
    return root


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_news(tmp_path_factory.mktemp("news"))


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return built(project)


def linked(site: Path, path: str) -> set[str]:
    return {each["href"] for each in webpage(site, path).all("a")}


def titles(site: Path, path: str, level: str) -> list[str]:
    return [each.words for each in webpage(site, path).all("a") if level in each.inside]


def test_the_latest_stands_first_and_each_says_of_which_day_it_is(site: Path) -> None:
    assert titles(site, "nieuws/", "h2") == ["Kaal", "De aftrap", "Oud"]
    assert [each["datetime"] for each in webpage(site, "nieuws/").all("time")] == [
        "2024-10-20", "2024-10-15", "2023-02-01",
    ]  # fmt: skip
    assert "dinsdag 15 oktober 2024" in webpage(site, "nieuws/2024-10-15-aftrap/").main


def test_home_shows_the_latest_two_with_their_days(site: Path) -> None:
    home = webpage(site, "")
    assert [each.words for each in home.all("a") if each["href"].startswith("/nieuws/2")] == ["Kaal", "De aftrap"]
    assert "20 oktober 2024" in home.main
    assert "Oud" not in home.main


def test_nothing_tells_of_a_concept_or_of_a_later_day(site: Path) -> None:
    told = [path for path, content in files(site).items() if b"Geheim" in content or b"Straks" in content]
    assert told == []


def test_of_its_day_it_is_there_and_a_build_names_that_day(project: Path, site: Path, tmp_path: Path) -> None:
    assert "straks" not in str(sorted(site.rglob("nieuws/*")))
    made = make(project, on("2024-12-01"))
    change = report_of(made, 0, 0).next_change
    assert change is not None
    assert (change.day, "het bericht ‘Straks’ komt op de site" in change.reasons) == (LATER, True)
    assert titles(built(with_news(tmp_path), LATER), "nieuws/", "h2")[0] == "Straks"


def test_the_preview_says_what_is_not_public(tmp_path: Path) -> None:
    page = webpage(built(with_news(tmp_path), preview=True), "nieuws/").main
    assert "Geheim Nog niet. Concept" in page
    assert "Straks In december. Op de site vanaf 2 december 2024" in page


def test_news_and_what_it_is_about_lead_to_each_other(site: Path) -> None:
    item = "nieuws/2024-10-15-aftrap/"
    about = {"/leergangen/proef/", "/sprekers/jet/", "/organisaties/academie/"}
    assert about <= linked(site, item)
    assert all(f"/{item}" in linked(site, path.removeprefix("/")) for path in about)
    assert "/leergangen/stil/" not in linked(site, item)  # a concept has no page
    assert dead_links(site, "/") == []


def test_a_film_is_a_link_with_a_picture_of_our_own(site: Path) -> None:
    page = webpage(site, "nieuws/2024-10-15-aftrap/")
    assert "Bekijk de video op film.nl (3 minuten en 30 seconden). Met ondertitels." in page.main
    assert page.one("a", href="https://www.film.nl/1").words == "De film"
    assert page.all("iframe") == page.all("video") == []
    assert {each["src"].split("/")[1] for each in page.all("img")} == {"static"}


def test_a_text_says_that_it_goes_on_below_a_picture(site: Path) -> None:
    """Not below the last one, where nothing follows; nor is it a word to be found by."""
    main = webpage(site, "nieuws/2024-10-15-aftrap/").main
    assert main.count("gaat verder") == 1
    assert re.search(r"Begin\. Het bericht gaat verder onder de foto\. Verder\.", main)
    assert b"onder de foto" not in b"".join(content for path, content in files(site).items() if "zoeken/" in path)


def test_photos_have_captions_and_words(site: Path) -> None:
    page = webpage(site, "nieuws/2024-10-15-aftrap/")
    assert [each.words for each in page.all("figcaption") if "li" in each.inside] == ["Een bijschrift"]
    assert {each["alt"] for each in page.all("img") if "li" in each.inside} == {"Een cirkel", "Nog een cirkel"}


def test_machines_are_told(site: Path) -> None:
    (article,) = webpage(site, "nieuws/2024-10-15-aftrap/").things("NewsArticle")
    assert (article["headline"], article["datePublished"]) == ("De aftrap", "2024-10-15")
    assert [each["@id"] for each in article["about"]] == ["https://voorbeeld.nl/leergangen/proef/#leergang"]
    assert [each["name"] for each in article["mentions"]] == ["Jet Proef", "De Academie"]
    assert webpage(site, "nieuws/2024-10-20-kaal/").one("meta", property="og:image")["content"].endswith(".png")
    listed = (site / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://voorbeeld.nl/nieuws/2024-10-20-kaal/</loc><lastmod>2024-10-19T22:00:00Z</lastmod>" in listed
    feeds = webpage(site, "").all("link", rel="alternate", type="application/atom+xml")
    assert [each["href"] for each in feeds] == ["/nieuws.xml"]


def test_the_feed_names_an_item_as_it_was_first_called(site: Path) -> None:
    """Or a reader of feeds would show it anew when its file gets another name."""
    feed = (site / "nieuws.xml").read_text("utf-8")
    assert re.findall(r"<id>https://voorbeeld.nl/(.*?)</id>", feed) == [
        "nieuws.xml", "nieuws/2024-10-20-kaal/", "nieuws/2024-10-14-start/", "nieuws/2023-02-01-oud/",
    ]  # fmt: skip
    assert '<link href="https://voorbeeld.nl/nieuws/2024-10-15-aftrap/"/>' in feed
    assert "<updated>2024-10-19T22:00:00Z</updated>" in feed


def test_a_way_to_the_news_stands_in_one_menu(tmp_path: Path, site: Path) -> None:
    """In that of staff where they named it, else at the bottom; in neither while there is no news."""
    assert "/nieuws/" in {each["href"] for each in webpage(site, "over/").all("a")}
    root = with_news(tmp_path)
    menu = root / "content/site.yaml"
    menu.write_text(menu.read_text("utf-8") + "menu: [{titel: Wat er speelt, link: /nieuws/}]\n", "utf-8")
    found = [each.words for each in webpage(built(root), "over/").all("a", href="/nieuws/")]
    assert found == ["Wat er speelt", "Wat er speelt"]  # the menu stands at the bottom, too
    before_any = webpage(built(root, date(2023, 1, 1)), "over/")
    assert before_any.all("a", href="/nieuws/") == []
    assert not (root / "output/nieuws.xml").exists()


def test_what_was_published_goes_on_answering(tmp_path: Path) -> None:
    root = with_news(tmp_path)
    publish(root, "2024-11-01")
    addresses = read_ledger(root / "content/agenda.lock", "agenda.lock").addresses
    assert {"nieuws/", "nieuws/2024-10-15-aftrap/", "nieuws/2024-10-14-start/", "nieuws.xml"} <= addresses.keys()
    write(root, "content/nieuws/2024-10-30-vers.yaml", "titel: Vers\nsamenvatting: Net binnen.\ndatum: 2024-10-30\n")
    told = differences(root, on("2024-11-01"), None)
    # One that got another name is no news.
    (root / "content/nieuws/2024-10-20-kaal.yaml").rename(root / "content/nieuws/2024-10-21-kaal.yaml")
    write(root, "content/nieuws/2024-10-21-kaal.yaml", KAAL_MOVED)
    assert differences(root, on("2024-11-01"), None).news == told.news == ("Vers (30 oktober 2024)",)
    assert told.text() == "Nieuws erbij: Vers (30 oktober 2024)\nIn de agenda's verandert niets."
    for file in (root / "content/nieuws").iterdir():
        file.unlink()
    site = built(root)
    for path in ("nieuws/", "nieuws/2024-10-15-aftrap/", "nieuws/2024-10-14-start/"):
        assert webpage(site, path).one("h1").words == "Deze pagina is er niet meer"
    feed = (site / "nieuws.xml").read_text("utf-8")
    assert "<entry>" not in feed
    assert "<title>Nieuws van Proefsite</title>" in feed
    assert "Al het nieuws" not in webpage(site, "").main


def test_a_year_that_does_not_fit_has_pages_of_its_own(tmp_path: Path) -> None:
    """And all of them are reached from the list, each piece once a year and none beside it."""
    root = with_layouts(tmp_path)
    for number in range(60):
        day = date(2022 + number % 2, 1 + number // 10, 1 + number % 28)
        text = f"titel: Nieuws {number}\nsamenvatting: Wat er was, nummer {number}.\ndatum: {day}\n"
        write(root, f"content/nieuws/{day}-n{number}.yaml", text)
    site = built(root, preview=True)
    pages = [f"nieuws/{year}/{page}" for year in (2022, 2023) for page in ("", "pagina-2/", "pagina-3/")]
    assert {"/nieuws/2022/", "/nieuws/2023/"} <= linked(site, "nieuws/")
    assert "/nieuws/2023/pagina-2/" in linked(site, "nieuws/2023/")
    found = [title for path in pages for title in titles(site, path, "h2")]
    assert sorted(found) == sorted(f"Nieuws {number}" for number in range(60))
    assert max(len(page.html.encode()) for path, page in webpages(site) if path.startswith("nieuws/")) < 60_000


def test_a_new_item_is_of_today_and_nothing_is_to_be_told_of_it(tmp_path: Path) -> None:
    """It is a concept until somebody says that it may be seen, and its name begins with its day."""
    content = with_layouts(tmp_path) / "content"
    made = create(content, "nieuwsbericht", ["Een", "heel lange titel " * 9], DAY)
    assert [path.partition("-een-heel-lange")[0] for path in made] == ["content/nieuws/2024-11-01"] * 2
    read_again = load(content, DAY)
    assert (read_again.warnings, [item.draft for item in read_again.site.news]) == ((), [True])
    assert run(tmp_path, "new", "nieuws", "De aftrap").returncode == 0


@pytest.mark.parametrize(
    ("text", "seconds", "words"),
    [
        ("3:30", 210, "3 minuten en 30 seconden"),
        ("1:02:05", 3725, "1 uur en 2 minuten"),
        ("0:45", 45, "45 seconden"),
        ("3 minuten", 180, "3 minuten"),
        ("1 min.", 60, "1 minuut"),
        ("2,5 minuten", 150, "2 minuten en 30 seconden"),
        ("1 uur en 20 minuten", 4800, "1 uur en 20 minuten"),
        ("1 uur", 3600, "1 uur"),
        ("90 seconden", 90, "1 minuut en 30 seconden"),
        ("3'30", 210, "3 minuten en 30 seconden"),
    ],
)
def test_the_length_of_a_film_is_read_as_people_write_it(text: str, seconds: int, words: str) -> None:
    assert (video_length(text), length_of_video(seconds)) == (seconds, words)


@pytest.mark.parametrize("text", ["3", "kort", "0:00", "", "3:75", "vijf minuten"])
def test_any_other_length_is_refused(text: str) -> None:
    with pytest.raises(NotationError):
        video_length(text)
