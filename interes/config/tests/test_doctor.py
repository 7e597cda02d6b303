"""The doctor looks at the installation and at the laws of the data, and names what is broken."""

import pytest
from django.db import connection

from interes.config import doctor
from interes.config.server import cluster
from interes.config.tests.installation import Installation
from tests.cast import a_deal

LAWS = {
    "deal": (
        *("deal_open_iff_next_step", "deal_closed_iff_closure"),
        *("deal_next_step_is_its_planned_step", "deal_closure_is_of_its_outcome"),
    ),
    "step": ("step_finished_iff_not_planned", "step_planned_is_the_next_of_its_deal"),
    "stage_move": (),
}

pytestmark = pytest.mark.django_db


def run(query):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(query)


def without_laws():
    """Do what only the owner of the tables can do."""
    for table, laws in LAWS.items():
        for law in laws:
            run(f"ALTER TABLE {table} DROP CONSTRAINT {law}")
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def broken():
    return {sentence: problems for sentence, problems in doctor.examine() if problems}


def test_a_fresh_installation_is_sound():
    assert broken() == {}


def test_a_missing_law_is_named():
    run("ALTER TABLE deal DROP CONSTRAINT deal_next_step_is_its_planned_step")

    (problems,) = broken().values()

    assert problems == ["the constraint deal_next_step_is_its_planned_step is missing"]


def test_history_that_was_switched_off_is_named():
    run("ALTER TABLE deal DISABLE TRIGGER USER")

    problems = [problem for found in broken().values() for problem in found]

    assert "the trigger update_update of deal is off" in problems
    assert "the trigger deal_b_stage_move is off" in problems


@pytest.mark.parametrize("trigger", ["append_only", "deals_dealevent_is_not_truncated"])
def test_history_that_can_be_rewritten_is_named(trigger):
    name = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'deals_dealevent'::regclass"
    with connection.cursor() as cursor:
        cursor.execute(f"{name} AND tgname LIKE %s", [f"%{trigger}%"])
        (found,) = cursor.fetchone()
    run(f"ALTER TABLE deals_dealevent DISABLE TRIGGER {found}")

    ((problem,),) = broken().values()

    assert trigger in problem
    assert problem.endswith("is off")


@pytest.mark.processes
def test_a_data_folder_whose_role_is_a_superuser_still_works_and_is_named(folder, monkeypatch):
    monkeypatch.setattr(cluster, "SUPERUSER", "interes")
    monkeypatch.setattr(cluster, "ROLE", "")
    one = Installation(folder / "var")
    with cluster.running(one.var / "postgres", durable=False):
        examined = one.command("doctor")

    assert "this data folder is of an early version" in examined.stdout
    assert "BROKEN  The product has no power over the server" in examined.stdout


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        ("UPDATE deal SET next_step_id = NULL", "No open deal is without a planned next step."),
        ("UPDATE deal SET closed_at = now()", "Every closed deal says when and how it ended"),
        ("UPDATE step SET state = 'done'", "No open deal is without a planned next step."),
        ("DELETE FROM stage_move", "Every deal stands where its last move put it."),
    ],
)
def test_a_deal_that_was_harmed_behind_the_laws_is_named(anna, harm, sentence):
    deal = a_deal(anna)
    without_laws()
    run(harm)

    found = {said: problems for said, problems in broken().items() if said.startswith(sentence)}

    assert [problems for problems in found.values()] == [[f"1 break it: deal {deal.pk}"]]


def test_a_secret_key_that_others_can_read_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("INTERES_VAR", str(tmp_path))
    (tmp_path / "secret_key").write_text("x")
    (tmp_path / "secret_key").chmod(0o644)

    (problems,) = broken().values()

    assert "chmod 600" in problems[0]
