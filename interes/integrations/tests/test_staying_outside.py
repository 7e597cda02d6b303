"""A webhook never leads into our own network."""

import ipaddress

import pytest

from interes.integrations.tests.receiver import a_receiver
from interes.integrations.webhooks import sending

INSIDE = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
    *("::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::"),
    *("100.64.0.1", "224.0.0.1", "255.255.255.255"),
)


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_known_however_it_is_written(address):
    assert sending.is_inside(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_an_address_of_the_internet_is_outside(address):
    assert not sending.is_inside(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        *("http://example.com/", "https://127.0.0.1/", "https://localhost:8000/x", "ftp://a.ru/"),
        *("https://user:secret@example.com/", "https://[::1]/", "https://2130706433/", "https://"),
        *("https://0x7f.1/", "https://127.1/", "https://[fe80::1%25lo]/", "https://a:99999/"),
    ],
)
def test_such_addresses_are_refused(url):
    with pytest.raises(sending.NotThere):
        sending.check(url, may_stay_inside=False)


def test_what_is_inside_is_not_even_connected_to():
    with a_receiver() as receiver:
        answer = sending.send(receiver.url, {}, b"{}", may_stay_inside=False)

    assert answer.status is None
    assert receiver.heard == []


def test_a_name_that_changes_to_an_inner_address_after_the_check_is_refused(monkeypatch):
    turns = iter([["93.184.216.34"], ["127.0.0.1"]])
    monkeypatch.setattr(sending, "addresses_of", lambda _host, _port: next(turns))
    sending.check("https://example.com/", may_stay_inside=False)

    answer = sending.send("https://example.com/", {}, b"{}", may_stay_inside=False)

    assert "own network" in answer.trouble


def test_a_redirect_is_an_answer_not_a_way():
    with a_receiver(302) as receiver:
        answer = sending.send(receiver.url, {}, b"{}", may_stay_inside=True)

    assert (answer.status, answer.is_fine) == (302, False)
