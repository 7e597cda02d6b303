"""One command starts everything, and nothing is lost however it ends."""

import os
import shutil
import signal
import socket

import psycopg
import pytest

from interes.config.tests.installation import wait_until
from tests.fixtures import CLUSTER

pytestmark = pytest.mark.processes

SOON = 3.0


def test_one_command_starts_the_pages_and_stopping_it_leaves_no_process(installation):
    installation.serve()

    assert installation.get("/sign-in/")[0] == 200, installation.said()
    assert f"http://127.0.0.1:{installation.port}/" in installation.said()
    assert installation.stop() < SOON
    assert installation.process.returncode == 0
    assert installation.processes() == []


def test_after_kill_9_of_everything_the_next_start_has_every_row(installation):
    installation.serve()
    installation.sql("CREATE TABLE saved AS SELECT 7 AS number")

    installation.kill_everything()
    installation.serve()

    assert installation.sql("SELECT number FROM saved") == [(7,)]
    assert installation.stop(signal.SIGTERM) < SOON


def test_kill_9_of_the_parent_takes_the_children_along(installation):
    installation.serve()

    os.kill(installation.process.pid, signal.SIGKILL)
    installation.process.wait()

    wait_until(lambda: installation.processes() == [], seconds=20)


def test_a_part_that_is_killed_comes_back(installation):
    installation.serve()

    os.kill(installation.part("postgres"), signal.SIGKILL)
    wait_until(lambda: not installation.answers(), seconds=20)
    wait_until(installation.answers, seconds=30)
    os.kill(installation.part("pages"), signal.SIGKILL)

    wait_until(lambda: "starts again" in installation.said(), seconds=20)
    wait_until(installation.answers, seconds=30)


def test_two_copies_in_two_folders_run_side_by_side(installation, another):
    installation.serve()
    another.serve()

    installation.sql("CREATE TABLE only_here (number int)")

    assert installation.sql("SELECT to_regclass('only_here')") == [("only_here",)]
    assert another.sql("SELECT to_regclass('only_here')") == [(None,)]


def test_an_ordinary_server_is_used_instead_and_gets_no_demo(installation):
    with psycopg.connect(CLUSTER.address("postgres"), autocommit=True) as server:
        server.execute("CREATE DATABASE elsewhere")
    shutil.rmtree(installation.var / "postgres")
    installation.environment["DATABASE_URL"] = (
        f"host={CLUSTER.sockets} user=interes dbname=elsewhere"
    )

    installation.serve("--host", "127.0.0.1")

    assert "Nobody can sign in yet" in installation.said()
    assert not (installation.var / "postgres").exists()
    assert installation.stop() < SOON


def test_a_taken_port_is_said_plainly(installation):
    with socket.create_server(("127.0.0.1", installation.port)):
        refused = installation.command("serve", "--no-demo")

    assert refused.returncode == 1
    assert f"Port {installation.port} is taken" in refused.stderr


def test_one_folder_is_not_served_twice(installation, another):
    installation.serve()
    another.environment["INTERES_VAR"] = str(installation.var)

    refused = another.command("serve", "--no-demo")

    assert refused.returncode == 1
    assert "already being served" in refused.stderr
    assert installation.answers()
