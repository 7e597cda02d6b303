"""Rules for programs: administrators set them, heads read them, and nobody else."""

import pytest

from interes.automation.tests.world import NOTE, a_rule, a_step, unfold
from tests.api.conftest import Program, a_token
from tests.cast import a_deal, a_stage

SENT = {
    "name_ru": "Крупный договор",
    "kind": "deal_moved",
    "deal_where": "amount.gt(1000000)",
    "acts": [a_step("Кто подпишет?")],
}


@pytest.fixture
def ask():
    """Ask as a program of a person; answers with the status and what came."""

    def asked(who, way, path, told=None):
        answer = getattr(Program(a_token(who)), way)(path, told)
        return answer.status_code, answer.json()

    return asked


def test_an_administrator_adds_a_rule_and_switches_it_on(ask, ada):
    status, made = ask(ada, "post", "/rules", SENT | {"given": {"stages": [a_stage(6).pk]}})
    assert (status, made["is_active"]) == (201, False)

    status, told = ask(ada, "patch", f"/rules/{made['id']}", {"is_active": True})

    assert (status, told["is_active"], told["author"]) == (200, True, ada.pk)
    assert "1 000 000" in told["sentence"].replace("\xa0", " ")


def test_what_is_not_named_stays(ask, ada):
    rule = a_rule(ada, "deal_opened", NOTE, deal_where="amount.empty()")

    ask(ada, "patch", f"/rules/{rule.pk}", {"name_en": "New deal"})

    rule.refresh_from_db()
    assert (rule.name_en, rule.deal_where, rule.acts) == ("New deal", "amount.empty()", [NOTE])


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"deal_where": "nothing.is(1)"}, "nothing"),
        ({"acts": [{"act": "plan_step", "days": 1}]}, "text"),
        ({"acts": [{"act": "note", "text": "{password}"}]}, "text"),
        ({"kind": "company_created", "acts": [a_step()]}, "act"),
    ],
)
def test_what_could_never_be_done_is_refused_at_its_field(ask, ada, told, field):
    status, answer = ask(ada, "post", "/rules", SENT | told)

    assert status in (409, 422)
    assert answer["errors"][0]["field"] == field


def test_a_head_reads_and_changes_nothing(ask, ada, boris, anna):
    rule = a_rule(ada, "deal_opened", NOTE)

    assert ask(boris, "get", f"/rules/{rule.pk}")[0] == 200
    assert ask(boris, "patch", f"/rules/{rule.pk}", {"is_active": False})[0] == 403
    assert ask(anna, "get", "/rules")[0] == 403


def test_the_month_and_the_log_can_be_read(ask, ada, anna):
    rule = a_rule(ada, "deal_opened", NOTE)
    deal = a_deal(anna)
    unfold()

    _status, month = ask(ada, "get", f"/rules/{rule.pk}/dry-run")
    _status, log = ask(ada, "get", f"/rule-runs?rule={rule.pk}&outcome=done")

    assert month["events"] == month["fitting"] == len(month["rows"])
    assert [run["deal"] for run in log["items"]] == [deal.pk]
