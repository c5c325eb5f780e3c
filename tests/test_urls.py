"""Addresses in pages stay on the site's own host, whatever a path or the site's address looks like."""

from __future__ import annotations

import pytest

from wijkmakers_site.text.urls import Root


@pytest.mark.parametrize("url", ["https://v.nl/", "https://v.nl/academie/", "https://v.nl//evil.example/"])
@pytest.mark.parametrize(
    "path", ["", "/", "agenda/", "//evil.example/", "///x", "/\\evil.example/", "/?van=http://x.nl"]
)
def test_a_relative_address_never_names_another_host(url: str, path: str) -> None:
    """Browsers read `//` and `/\\` at the beginning as the host that follows."""
    assert Root(url).address(path).startswith("/")
    assert Root(url).address(path)[1:2] not in ("/", "\\")


@pytest.mark.parametrize("path", ["agenda/", "/agenda/"])
def test_a_path_stands_below_the_base_path(path: str) -> None:
    root = Root("https://v.nl/academie/")
    assert (root.address(path), root.absolute(path)) == ("/academie/agenda/", "https://v.nl/academie/agenda/")


def test_an_address_elsewhere_stays_as_it_is() -> None:
    assert Root("https://v.nl/").address("https://x.nl/a") == "https://x.nl/a"
