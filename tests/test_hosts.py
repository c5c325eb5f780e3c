"""What the verb `hosts` tells web servers, asked of a real nginx and read as the hosts read it."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from browsing import revisited
from pagekinds import page_kinds
from playwright.sync_api import Browser
from sites import DAY

from wijkmakers_site.delivered import delivered, for_the_public
from wijkmakers_site.delivery.compressed import compressed
from wijkmakers_site.delivery.hosts.forms import host_files, printed
from wijkmakers_site.delivery.hosts.headers import CSP, file_kinds
from wijkmakers_site.made import Made
from wijkmakers_site.model.enums import Host
from wijkmakers_site.model.website.redirects import Redirect
from wijkmakers_site.pipeline import make
from wijkmakers_site.publication import receipt_beside
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.clock import at_start_of

_NGINX = """\
daemon off; pid {folder}/pid; error_log {folder}/error.log; {user}
events {{ }}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; include {folder}/site.conf; }}
}}
"""
_MODULES = "mpm_event alias authz_core deflate dir filter headers mime setenvif"
_APACHE = """\
ServerRoot {folder}
Listen 127.0.0.1:{port}
ServerName voorbeeld.nl
PidFile {folder}/pid
ErrorLog {folder}/error.log
{modules}
TypesConfig /etc/mime.types
DocumentRoot {folder}/www
<Directory {folder}/www>
  AllowOverride All
</Directory>
"""
_CADDY = """\
{{
  admin off
  auto_https off
  storage file_system {folder}/caddy
}}
http://127.0.0.1:{port} {{
  root * {folder}/www
  import {folder}/site.conf
}}
"""
# Each would end the quotes, the line or the word in some host's form, or be a variable or pattern there.
_ODD = ['/a"b', "/a b", "/a$uri", "/a;}", "/a\\b", "/café", "/50%", "/a*", "/a:b", "/#a", "/?a"]


@pytest.fixture(scope="module")
def made(complete_project: Path) -> Made:
    return make(complete_project, at_start_of(DAY))


@pytest.fixture(scope="module", params=[Host.NGINX, Host.APACHE, Host.CADDY])
def address(
    request: pytest.FixtureRequest,
    program: Callable[[str], str],
    complete_project: Path,
    made: Made,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The complete site below /academie/ on a real server, with odd redirects beside its own."""
    host = request.param
    executable, folder = program(host), tmp_path_factory.mktemp(host)
    site = folder / "www/academie"
    shutil.copytree(complete_project / "output", site, copy_function=os.link)
    # The workers are another user when root begins them, and pytest's folders are for their owner alone.
    for each in (folder, *folder.parents):
        if each.is_relative_to(tmp_path_factory.getbasetemp().parent):
            each.chmod(0o755)
    # Of an academy with many years; this one has too few.
    (site / "agenda-2005-2006.json").write_text("{}", encoding="utf-8")
    for file in compressed(host, made.rendered.artifacts):
        (site / file.path).write_bytes(file.content)
    redirects = [*made.rendered.redirects, *(Redirect(f"/vreemd{odd}", "/academie/agenda/?a=$b") for odd in _ODD)]
    for file in host_files(host, Root(made.site.url), redirects, []):
        # Only an old address below the folder of .htaccess is its to lead on; these are of the host.
        (site.parent / file.path).write_bytes(file.content)
    (folder / "site.conf").write_text(printed(host, made.site.url, redirects) or "", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "said").open("wb") as said:
        server = subprocess.Popen(_command(host, executable, folder, port), stdout=said, stderr=said)
    for _ in range(200):
        with socket.socket() as knock:
            if server.poll() is not None or not knock.connect_ex(("127.0.0.1", port)):
                break
        time.sleep(0.05)
    assert server.poll() is None, (folder / "said").read_text()
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(10)


def _command(host: Host, executable: str, folder: Path, port: int) -> list[str | Path]:
    """How the server is begun in `folder`, whose settings this writes."""
    settings = folder / "settings"
    match host:
        case Host.NGINX:
            user = "user root;" if folder.owner() == "root" else ""
            settings.write_text(_NGINX.format(folder=folder, port=port, user=user), encoding="utf-8")
            return [executable, "-c", settings, "-p", folder]
        case Host.APACHE:
            places = "/usr/lib/apache2/modules"
            modules = "\n".join(f"LoadModule {name}_module {places}/mod_{name}.so" for name in _MODULES.split())
            settings.write_text(_APACHE.format(folder=folder, port=port, modules=modules), encoding="utf-8")
            return [executable, "-f", settings, "-D", "FOREGROUND"]
        case _:
            settings.write_text(_CADDY.format(folder=folder, port=port), encoding="utf-8")
            return [executable, "run", "--adapter", "caddyfile", "--config", settings]


def ask(address: str, path: str, **headers: str) -> HTTPResponse:
    return _asked(address, path, headers)[0]


def _asked(address: str, path: str, headers: Mapping[str, str]) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", path, headers=dict(headers))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_every_kind_of_file_has_its_headers_and_type(address: str, made: Made) -> None:
    others, *kinds = file_kinds(made.site.url)
    old = {f"{each.path}/" for each in made.rendered.redirects} | {each.path for each in made.rendered.redirects}
    for file in (*(each.path for each in made.rendered.artifacts), "agenda-2005-2006.json"):
        page = f"/academie/{file.removesuffix('index.html')}"
        kind = next((each for each in kinds if _matches(each.pattern, file)), others)
        if page in old:  # the page there is for hosts that know no redirects
            continue
        answer = ask(address, _encoded(page))
        assert answer.status == 200, file
        assert {name: answer.getheader(name) for name in kind.headers} == dict(kind.headers), file
        assert answer.getheader("ETag") or answer.getheader("Last-Modified"), file
        assert answer.getheader("Content-Type") == (kind.media_type or answer.getheader("Content-Type")), file
        if file.endswith(".html"):
            assert answer.getheader("Content-Type") == "text/html; charset=utf-8"


def _matches(pattern: str, file: str) -> bool:
    return fnmatchcase(file, f"{pattern}*" if pattern.endswith("/") else pattern)


def test_what_did_not_change_is_not_sent_again_and_what_is_sent_is_compressed(address: str) -> None:
    first = ask(address, "/academie/agenda.ics", **{"Accept-Encoding": "gzip"})
    assert first.getheader("Content-Encoding") == "gzip"
    etag = first.getheader("ETag") or ""
    again = ask(address, "/academie/agenda.ics", **{"If-None-Match": etag, "Accept-Encoding": "gzip"})
    assert (again.status, again.getheader("Access-Control-Allow-Origin")) == (304, "*")


@pytest.mark.parametrize("address", [Host.NGINX, Host.CADDY], indirect=True)
def test_what_was_compressed_beforehand_is_sent_as_it_is(address: str, made: Made) -> None:
    files = {each.path: each.content for each in compressed(Host.NGINX, made.rendered.artifacts)}
    for path in ("agenda.ics", "agenda.json", "agenda/index.html", "sitemap.xml"):
        page = f"/academie/{path.removesuffix('index.html')}"
        answer, body = _asked(address, page, {"Accept-Encoding": "gzip"})
        assert (answer.getheader("Content-Encoding"), body) == ("gzip", files[f"{path}.gz"]), path
        assert answer.getheader("Vary") == "Accept-Encoding", path


def test_a_publication_alone_is_compressed_and_for_hosts_alone_that_do_not(made: Made, tmp_path: Path) -> None:
    for host in Host:
        hosted = replace(made.site, host=host)
        paths = {each.path for each in for_the_public(hosted, made.rendered, tmp_path, made.ledger)}
        assert any(path.endswith(".gz") for path in paths) == (host in (Host.NGINX, Host.CADDY, Host.GITLAB)), host
        assert {path.removesuffix(".gz") for path in paths} == {
            each.path for each in delivered(hosted, made.rendered, receipt_beside(tmp_path, made.ledger))
        }
    texts = [each for each in compressed(Host.CADDY, made.rendered.artifacts) if each.path == "agenda.ics.gz"]
    assert [gzip.decompress(each.content) for each in texts] == [
        each.content for each in made.rendered.artifacts if each.path == "agenda.ics"
    ]


def test_what_is_not_there_gets_the_sites_own_page_with_404(address: str) -> None:
    answer = ask(address, "/academie/nergens/")
    assert (answer.status, answer.getheader("Content-Type")) == (404, "text/html; charset=utf-8")
    assert "frame-ancestors 'none'" in (answer.getheader(CSP) or "")


def test_every_old_address_leads_on_for_good_to_what_answers(address: str, made: Made) -> None:
    assert made.rendered.redirects
    for redirect in made.rendered.redirects:
        for path in (redirect.path, f"{redirect.path}/"):
            answer = ask(address, _encoded(path))
            assert answer.status == 301, path
            target = _target(answer)
            if target.startswith("/"):
                assert ask(address, target.partition("#")[0]).status == 200, target


def test_no_letter_of_an_old_address_is_more_than_a_letter(address: str) -> None:
    for odd in _ODD:
        answer = ask(address, _encoded(f"/vreemd{odd}"))
        assert (answer.status, _target(answer)) == (301, "/academie/agenda/?a=%24b"), odd


def _target(answer: HTTPResponse) -> str:
    """Where it leads, from the host's root where that is the site's own."""
    target = answer.getheader("Location") or ""
    return target.removeprefix("https://voorbeeld.nl") if "voorbeeld.nl/academie/" in target else target


def _encoded(path: str) -> str:
    return quote(path, safe="/")


# The others were seen above to say the same, and a browser costs seconds.
@pytest.mark.parametrize("address", [Host.NGINX], indirect=True)
def test_no_page_asks_for_what_the_policy_forbids(browser: Browser, address: str, complete_project: Path) -> None:
    for pages in page_kinds(complete_project).values():
        with revisited(browser, f"{address}/academie/{max(pages, key=lambda path: pages[path])}") as page:
            assert page.locator("h1").count() == 1


@pytest.mark.parametrize("address", [Host.NGINX], indirect=True)
def test_another_site_can_show_the_embed_page_in_a_frame_and_no_other(
    browser: Browser, address: str, web: Callable[..., str], tmp_path: Path
) -> None:
    frames = "".join(f'<iframe src="{address}/academie/{path}"></iframe>' for path in ("agenda/insluiten/", "agenda/"))
    (tmp_path / "index.html").write_text(frames, encoding="utf-8")
    page = browser.new_page()
    page.goto(web(tmp_path))
    assert [frame.locator("main").count() for frame in page.frames[1:]] == [1, 0]
    page.close()


def test_static_hosts_let_other_sites_frame_the_embed_page_alone(made: Made) -> None:
    """A page has all policies whose pattern it matches; Cloudflare takes a hundred patterns and 2,000 redirects."""
    files = [each.path for each in made.rendered.artifacts]
    told: dict[str, list[str]] = {}
    for line in _told(Host.CLOUDFLARE, made.site.url, (), made.rendered.artifacts)["_headers"].splitlines():
        if line.startswith("/"):
            told[pattern := line] = []
        else:
            told[pattern].append(line.strip())
    assert len(told) <= 100
    for file in files:
        if file.endswith(".html"):
            page = f"/academie/{file.removesuffix('index.html')}"
            policies = [each for pattern, headers in told.items() if fnmatchcase(page, pattern) for each in headers]
            closed = any("frame-ancestors 'none'" in each for each in policies)
            assert closed != (page == "/academie/agenda/insluiten/"), page
            assert any(each.startswith(f"{CSP}: default-src 'none'") for each in policies), page
            assert sum(each.startswith("Cache-Control:") for each in policies) == 0, page


@pytest.mark.parametrize(
    ("host", "files"),
    [
        ("netlify", {"_headers", "_redirects"}), ("cloudflare", {"_headers", "_redirects"}), ("apache", {".htaccess"}),
        ("gitlab", {"_redirects"}), ("github", {".nojekyll"}), ("nginx", set()), ("caddy", set()), (None, set()),
    ],
)  # fmt: skip
def test_what_a_host_reads_in_the_site_stands_there(
    made: Made, tmp_path: Path, host: str | None, files: set[str]
) -> None:
    hosted = replace(made, site=replace(made.site, host=Host(host) if host else None))
    paths = {each.path for each in delivered(hosted.site, made.rendered, receipt_beside(tmp_path, made.ledger))}
    assert paths - {each.path for each in made.rendered.artifacts} - {"publicatie.json"} == files


def test_a_line_of_redirects_is_three_words() -> None:
    odd = [Redirect(each, f"https://elders.nl{each}\n/x /y 200") for each in _ODD]
    lines = _told(Host.GITLAB, "https://voorbeeld.nl/", odd)["_redirects"].splitlines()
    assert [len(line.split()) for line in lines] == [3] * 2 * len(_ODD)
    assert not any(set("*:#?") & set(line.split()[0]) for line in lines)


def test_an_old_address_at_the_sites_own_place_does_not_send_its_home_page_round() -> None:
    old = [Redirect("/academie", "/academie/")]
    for host in Host:
        told = _told(host, "https://voorbeeld.nl/academie/", old)
        text = "\n".join([*told.values(), printed(host, "https://voorbeeld.nl/academie/", old) or ""])
        leads_on = [line for line in text.splitlines() if line.count("/academie") >= 2 and "academie/$" not in line]
        assert not any('"/academie/" "/academie/"' in line or "/academie/ /academie/" in line for line in leads_on), (
            host
        )


def _told(host: Host, url: str, redirects: Iterable[Redirect], others: Iterable[Artifact] = ()) -> dict[str, str]:
    return {each.path: each.content.decode() for each in host_files(host, Root(url), redirects, others)}
