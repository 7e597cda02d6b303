"""Planning a step anew, when two do it at once."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interes.deals.models import Step
from tests.cast import NOON, a_deal, hidden


def the_form(client, step):
    address = reverse("deals:change_step", args=[step.pk])
    return address, {
        "step_text": "Позвонить в пятницу",
        "step_kind": "call",
        "step_when": "+3",
        "as_seen": hidden(client.get(address).content.decode(), "as_seen"),
    }


def test_the_step_gets_its_new_words_and_day(client, anna):
    client.force_login(anna)
    step = a_deal(anna).next_step
    address, typed = the_form(client, step)

    client.post(address, typed)

    step.refresh_from_db()
    assert (step.text, step.due_at > NOON) == ("Позвонить в пятницу", True)


@pytest.fixture
def meanwhile(client, anna, boris):
    """Anna has the form open while Boris writes into the same step."""
    client.force_login(anna)
    step = a_deal(anna).next_step
    address, typed = the_form(client, step)
    other = Client()
    other.force_login(boris)

    def write(**facts):
        known = the_form(other, step)[1]
        other.post(address, known | {"step_text": step.text, "step_kind": step.kind} | facts)

    return SimpleNamespace(step=step, address=address, typed=typed, write=write)


@pytest.mark.parametrize(
    ("keep", "text"), [("mine", "Позвонить в пятницу"), ("theirs", "Написать письмо")]
)
def test_the_second_of_two_is_told_and_chooses(client, meanwhile, keep, text):
    meanwhile.write(step_text="Написать письмо")

    told = client.post(meanwhile.address, meanwhile.typed)

    html = told.content.decode()
    assert (told.status_code, "Написать письмо" in html, "Борис Орлов" in html) == (422, True, True)
    assert Step.objects.get(pk=meanwhile.step.pk).text == "Написать письмо"
    again = {"as_seen": hidden(html, "as_seen"), "keep_text": keep}
    client.post(meanwhile.address, meanwhile.typed | again)
    assert Step.objects.get(pk=meanwhile.step.pk).text == text


def test_what_only_the_other_changed_of_a_step_stays(client, meanwhile):
    meanwhile.write(step_kind="meeting", step_when="+3")

    client.post(meanwhile.address, meanwhile.typed)

    step = Step.objects.get(pk=meanwhile.step.pk)
    assert (step.text, step.kind) == ("Позвонить в пятницу", "meeting")


def test_a_day_and_its_time_are_one_choice(client, meanwhile):
    meanwhile.write(step_when="+7", step_time="15:30")

    told = client.post(meanwhile.address, meanwhile.typed).content.decode()

    assert ('name="keep_due_at"' in told, 'name="keep_has_time"' in told) == (True, False)
    assert "15:30" in told
    again = {"as_seen": hidden(told, "as_seen"), "keep_due_at": "theirs"}
    client.post(meanwhile.address, meanwhile.typed | again)
    step = Step.objects.get(pk=meanwhile.step.pk)
    assert (step.has_time, f"{timezone.localtime(step.due_at):%H:%M}") == (True, "15:30")
