"""What meets the eye on the first day: Anna's and Boris's Today."""

from collections import Counter
from datetime import timedelta

from interes.activities.models import Activity, ToDo
from interes.clients.models import Person
from interes.deals.models import Closure, Deal, Step
from interes.demo.tests.companies_of_ours import any_time, english, russian, thought_up, values_of
from interes.demo.world import World
from interes.team.models import User

__all__ = ["any_time", "english", "russian"]


def steps_of(world: World, login: str) -> list[Step]:
    user = next(u for u in world.all(User) if (u.email or "").startswith(f"{login}@"))
    return [s for s in world.all(Step) if s.owner_id == user.pk and s.state == "planned"]


def days_till(world: World, step: Step) -> int:
    return (step.due_at.astimezone(world.now.tzinfo).date() - world.now.date()).days


def test_anna_has_late_steps_a_full_day_and_a_tomorrow(any_time: World):
    days = [days_till(any_time, step) for step in steps_of(any_time, "anna")]

    assert 3 <= sum(day < 0 for day in days) <= 5
    assert 6 <= sum(day == 0 for day in days) <= 8
    assert sum(0 < day <= 15 for day in days) >= 10
    assert 38 <= len(days) <= 44


def test_nothing_planned_for_today_is_late_already(any_time: World):
    today = [s for s in any_time.all(Step) if s.state == "planned" and s.has_time]

    assert not [s for s in today if days_till(any_time, s) == 0 and s.due_at <= any_time.now]


def test_nobody_plans_two_things_for_one_minute_of_today(russian: World):
    times = Counter(
        (step.owner_id, step.due_at)
        for step in russian.all(Step)
        if step.state == "planned" and step.has_time and days_till(russian, step) == 0
    )

    assert max(times.values()) == 1


def test_later_steps_are_planned_for_working_days(any_time: World):
    for step in any_time.all(Step):
        if step.state == "planned" and days_till(any_time, step):
            assert any_time.hours.is_working(step.due_at.astimezone(any_time.now.tzinfo).date())


def test_anna_has_clients_to_come_back_to(russian: World):
    anna = next(user for user in russian.all(User) if user.name == "Анна Белова")

    due = [
        closure
        for closure in russian.all(Closure)
        if closure.by_id == anna.pk
        and closure.come_back_date
        and closure.come_back_date <= russian.now.date()
    ]

    assert 2 <= len(due) <= 8


def test_some_of_annas_deals_stand_longer_than_the_norm(russian: World):
    norms = {stage.pk: stage.norm_days for stage in russian.stages}
    stands = {deal.pk: (deal.stage_id, deal.stage_since) for deal in russian.all(Deal)}
    for turn in sorted(russian.moves):
        stands |= {deal.pk: (stage, at) for deal, stage, at in russian.moves[turn]}
    deals = {step.deal_id for step in steps_of(russian, "anna")}

    over = [key for key in deals if russian.now - stands[key][1] > timedelta(norms[stands[key][0]])]

    assert len(over) >= 5


def test_nordwind_is_a_long_story_with_clara_and_a_step_today(russian: World):
    deal = next(deal for deal in russian.all(Deal) if deal.company.name == "Нордвинд")
    lines = [line for line in russian.all(Activity) if line.deal_id == deal.pk]
    step = next(step for step in russian.all(Step) if step.pk == deal.next_step_id)
    clara = next(p for p in russian.all(Person) if p.last_name == "Зимина")

    assert clara.name == "Зимина Клара Олеговна"
    assert len(lines) > 20
    assert "Борис Орлов" in {line.by.name for line in lines}
    assert days_till(russian, step) == 0


def test_boris_and_dora_have_something_to_do_today_as_well(any_time: World):
    for login in ("boris", "dora"):
        assert [s for s in steps_of(any_time, login) if days_till(any_time, s) == 0]


def test_everyone_who_sells_has_to_dos_done_and_open(russian: World):
    for user in (user for user in russian.all(User) if user.is_active and user.role == "seller"):
        own = [to_do for to_do in russian.all(ToDo) if to_do.owner_id == user.pk]
        assert {to_do.done_at is None for to_do in own} == {True, False}


def test_the_english_nordwind_tells_the_same_story(english: World):
    deal = next(deal for deal in english.all(Deal) if deal.company.name == "Nordwind")

    assert deal.owner.name == "Anna Bell"
    assert "Clara Winter" in next(
        line.text for line in english.all(Activity) if line.deal_id == deal.pk and line.text
    )


def test_the_company_is_the_same_each_time(db):
    def facts(world: World) -> list[tuple[object, ...]]:
        return [
            values_of(row)
            for rows in world.rows.values()
            for row in rows
            if not isinstance(row, User)  # the password has a salt
        ]

    first = facts(thought_up())
    thought_up.cache_clear()

    assert facts(thought_up()) == first
