"""Addresses in pages stay on the site's own host, whatever a path or the site's address looks like."""

from __future__ import annotations

import pytest

from wijkmakers_site.text.addresses.urls import Root, bare, dial


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


def test_a_calendar_app_opens_the_whole_address_of_a_calendar() -> None:
    assert Root("https://v.nl/academie/").webcal("agenda.ics") == "webcal://v.nl/academie/agenda.ics"


@pytest.mark.parametrize("address", ["https://www.platform31.nl/", "http://platform31.nl", "platform31.nl"])
def test_people_call_a_site_by_its_host(address: str) -> None:
    assert bare(address) == "platform31.nl"
    assert bare(f"{address.rstrip('/')}/wijken/") == "platform31.nl/wijken"


@pytest.mark.parametrize("phone", ["050 - 123 45 67", "050-1234567"])
def test_a_phone_dials_digits_alone(phone: str) -> None:
    assert dial(phone) == "0501234567"
    assert dial("+31 (0)50 123 45 67") == "+31501234567"


def test_an_address_elsewhere_stays_as_it_is() -> None:
    assert Root("https://v.nl/").address("https://x.nl/a") == "https://x.nl/a"
