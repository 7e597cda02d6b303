"""What people write is kept before they send it."""

from datetime import timedelta

import pytest

from interes.team import actions
from interes.team.models import Draft
from tests.cast import NOON, a_company

pytestmark = pytest.mark.django_db

FORM = "/deals/12/log/"


@pytest.fixture
def page(client, anna):
    client.force_login(anna)
    return client


def keep(page, text, form=FORM):
    return page.post("/drafts/", {"form": form, "text": text})


def test_a_text_waits_for_its_writer_alone(page, client, boris):
    keep(page, "Ждут счёт")
    keep(page, "Ждут счёт до пятницы")

    assert page.get("/drafts/", {"form": FORM}).json()["text"] == "Ждут счёт до пятницы"
    client.force_login(boris)
    assert client.get("/drafts/", {"form": FORM}).json() == {}


def test_an_empty_text_is_forgotten(page):
    keep(page, "Ждут")
    keep(page, "")

    assert not Draft.objects.exists()


def test_what_was_sent_is_forgotten_and_what_was_refused_is_not(page, anna):
    firm = a_company()
    form = f"/companies/{firm.pk}/log/"
    keep(page, "Ждут", form)

    page.post(form, {"talk_kind": "call", "said": ""})
    assert Draft.objects.exists()
    page.post(form, {"talk_kind": "call", "said": "Ждут"})

    assert not Draft.objects.exists()


def test_a_text_nobody_came_back_to_goes_after_a_month(anna):
    actions.keep_draft(form=FORM, text="Ждут", by=anna, at=NOON)

    actions.forget_drafts(at=NOON + timedelta(days=29))
    assert Draft.objects.exists()
    actions.forget_drafts(at=NOON + timedelta(days=31))

    assert not Draft.objects.exists()
