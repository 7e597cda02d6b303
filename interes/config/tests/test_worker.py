"""A job is done, also when its worker dies in the middle."""

import subprocess
import sys

import pytest

from interes.config.server.cluster import running
from interes.config.tests.installation import wait_until

pytestmark = pytest.mark.processes

STATE = "SELECT status::text FROM procrastinate_jobs WHERE task_name = 'nap'"


@pytest.fixture
def start(installation):
    """Start `napping` with some words; as a worker it runs until it is killed."""
    installation.environment["DJANGO_SETTINGS_MODULE"] = "interes.config.settings"
    started = []

    def napping(*words):
        program = [sys.executable, "-m", "interes.config.tests.napping", *words]
        started.append(subprocess.Popen(program, env=installation.environment))
        return started[-1]

    with running(installation.var / "postgres"):
        yield napping
        for process in started:
            process.kill()
            process.wait()


def test_a_job_of_a_killed_worker_is_done_by_the_next_one(installation, start):
    start("defer").wait()

    killed = start()
    wait_until(lambda: installation.sql("SELECT 1 FROM nap"))
    killed.kill()
    start()
    wait_until(lambda: installation.sql(STATE) == [("succeeded",)])

    assert installation.sql("SELECT count(*) FROM nap") == [(2,)]


def test_a_lost_job_makes_way_for_the_same_work_that_waits_and_holds_nobody_up(installation, start):
    start("defer").wait()
    killed = start()
    wait_until(lambda: installation.sql("SELECT 1 FROM nap"))
    start("again").wait()
    killed.kill()

    start()

    wait_until(lambda: installation.sql(f"{STATE} ORDER BY id") == [("failed",), ("succeeded",)])
