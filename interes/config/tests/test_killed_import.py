"""An import that is killed again and again writes every row exactly once."""

import json
import signal
import subprocess
import sys

import pytest

from interes.config.server.cluster import running
from interes.config.tests.installation import wait_until

pytestmark = pytest.mark.processes

ROWS = 8_000
KILLS = 10
STATE = "SELECT coalesce(sum(position), 0)::int, min(r.state) FROM import_file f, import_run r"


@pytest.fixture
def file(folder):
    """Many companies with two ways to reach each."""
    path = folder / "clients.csv"
    lines = (
        f"{n};Завод {n};Тверь;+7 495 {n // 10000:03}-{n // 100 % 100:02}-{n % 100:02};z{n}@a.ru"
        for n in range(1, ROWS + 1)
    )
    path.write_text("\n".join(["ID;Компания;Город;Телефон;E-mail", *lines]), encoding="utf-8")
    return path


def begin(installation, *words):
    program = [sys.executable, "-m", "interes.config.cli", "import", *words]
    return subprocess.Popen(program, env=installation.environment, stdout=subprocess.PIPE)


def kill_in_the_middle(installation, *words):
    """Kill it as soon as it wrote something more; the sums must hold at that very moment."""
    before = installation.sql(STATE)[0][0]
    process = begin(installation, *words)
    wait_until(lambda: installation.sql(STATE)[0][0] > before or process.poll() is not None)
    process.send_signal(signal.SIGKILL)
    process.wait()
    position = installation.sql(STATE)[0][0]
    assert installation.sql("SELECT count(*) FROM import_row") == [(position,)]
    assert installation.sql("SELECT count(*) FROM company") == [(position,)]


def test_an_import_killed_three_times_is_carried_on_to_the_last_row(installation, file):
    with running(installation.var / "postgres"):
        kill_in_the_middle(installation, str(file))
        for _ in range(KILLS - 1):
            kill_in_the_middle(installation, "--resume", "1")

        assert installation.command("import", "--resume", "1", "--json").returncode == 0
        again = installation.command("import", str(file), "--json")

        report = json.loads(again.stdout)["files"][0]
        assert (report["same"], report["made"]) == (ROWS, 0)
        assert installation.sql("SELECT count(*) FROM company") == [(ROWS,)]
        assert installation.sql("SELECT count(*) FROM contact_point") == [(2 * ROWS,)]
