"""Planning a step anew, when two do it at once."""

from django.urls import reverse

from interes.deals.models import Step
from tests.cast import NOON, a_deal


def the_form(client, step):
    address = reverse("deals:change_step", args=[step.pk])
    was = client.get(address).content.decode().partition('name="was" value="')[2].partition('"')[0]
    return address, {
        "step_text": "Позвонить в пятницу",
        "step_kind": "call",
        "step_when": "+3",
        "was": was.replace("&#34;", '"'),
    }


def test_the_step_gets_its_new_words_and_day(client, anna):
    client.force_login(anna)
    step = a_deal(anna).next_step
    address, typed = the_form(client, step)

    client.post(address, typed)

    step.refresh_from_db()
    assert (step.text, step.due_at > NOON) == ("Позвонить в пятницу", True)


def test_the_second_of_two_is_told_and_chooses(client, anna):
    client.force_login(anna)
    step = a_deal(anna).next_step
    address, typed = the_form(client, step)
    Step.objects.filter(pk=step.pk).update(text="Написать письмо")

    told = client.post(address, typed)

    html = told.content.decode()
    assert (told.status_code, "Написать письмо" in html) == (422, True)
    assert "Позвонить в пятницу" in html
    assert Step.objects.get(pk=step.pk).text == "Написать письмо"
    typed["was"] = html.partition('name="was" value="')[2].partition('"')[0].replace("&#34;", '"')
    client.post(address, typed)
    assert Step.objects.get(pk=step.pk).text == "Позвонить в пятницу"
