"""The pages answer only to names that are theirs: no stranger's name can lead to them."""

import os
import socket
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.http.request import validate_host

from interes.config import cli
from interes.config.server import names
from interes.config.server.house import House


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "crm.localhost"])
def test_on_the_own_machine_it_answers_to_the_local_names(host):
    assert validate_host(host, names.answered("127.0.0.1", ""))


@pytest.mark.parametrize("host", ["evil.example.com", "192.168.1.5", socket.gethostname()])
def test_on_the_own_machine_it_answers_to_no_other_name(host):
    assert not validate_host(host, names.answered("127.0.0.1", ""))


@pytest.mark.parametrize("listening", ["0.0.0.0", "::", "192.168.1.5"])
def test_in_a_network_it_answers_to_the_name_of_the_machine_and_no_strangers(listening):
    allowed = names.answered(listening, "")

    assert validate_host(socket.gethostname().lower(), allowed)
    assert not validate_host("evil.example.com", allowed)


def test_in_a_network_it_answers_to_the_address_it_listens_on():
    assert validate_host("192.168.1.5", names.answered("192.168.1.5", ""))
    assert validate_host("[fd00::5]", names.answered("fd00::5", ""))


def test_behind_a_proxy_it_answers_to_the_outer_name():
    allowed = names.answered("0.0.0.0", "https://crm.example.ru/")

    assert validate_host("crm.example.ru", allowed)
    assert validate_host("127.0.0.1", allowed)
    assert not validate_host(socket.gethostname().lower(), allowed)


def test_the_host_of_the_command_line_counts_as_that_of_the_environment(monkeypatch):
    monkeypatch.setenv("HOST", "127.0.0.1")
    monkeypatch.setattr(House, "serve", lambda _: 0)

    cli.main(["serve", "--host", "0.0.0.0", "--no-demo"])

    assert os.environ["HOST"] == "0.0.0.0"


@pytest.mark.processes
def test_a_request_with_a_strangers_name_is_refused(installation):
    installation.serve()
    address = f"http://127.0.0.1:{installation.port}/sign-in/"

    with pytest.raises(HTTPError, match="400"):
        urlopen(Request(address, headers={"Host": f"evil.example.com:{installation.port}"}))

    assert installation.get("/sign-in/")[0] == 200


def test_whether_it_is_ready_may_be_asked_by_any_name(client, db):
    assert client.get("/healthz", headers={"host": "10.0.0.7"}).status_code == 200
    assert client.get("/", headers={"host": "10.0.0.7"}).status_code == 400
