"""The command line explains itself and refuses in plain words."""

import subprocess
import sys

import pytest

from interes.config import cli


def test_help_names_every_command_with_one_line(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])

    said = capsys.readouterr().out
    assert all(name in said for name in cli.COMMANDS)
    assert "Make a person who can sign in." in said


def test_help_does_not_wait_for_django():
    program = "import sys; from interes.config import cli; cli._parser(); print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert "interes.config.commands.serve" in loaded.stdout
    assert "django.conf" not in loaded.stdout


@pytest.mark.processes
def test_a_command_starts_the_database_it_needs_and_stops_it_again(installation):
    words = ("create-user", "--name", "Ада", "--email", "ada@example.ru", "--role", "admin")

    made = installation.command(*words, "--password-stdin", given="long-enough-secret\n")

    assert made.stdout == "Ада can sign in as ada@example.ru.\n"
    assert installation.processes() == []
    assert installation.command("doctor").returncode == 0


@pytest.mark.processes
def test_a_refusal_is_one_sentence_and_not_a_traceback(installation):
    words = ("create-user", "--name", "Ада", "--email", "ada@example.ru", "--password-stdin")

    refused = installation.command(*words, given="short\n")

    assert refused.returncode == 1
    assert refused.stderr.startswith("interes create-user: ")
    assert "Traceback" not in refused.stderr


@pytest.mark.processes
def test_a_database_that_does_not_answer_is_named(installation):
    installation.environment["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/nothing"

    refused = installation.command("serve")

    assert refused.returncode == 1
    assert "DATABASE_URL does not answer" in refused.stderr
