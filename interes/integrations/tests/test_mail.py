"""Letters: who wants them gets each once, from a server that may fail in every way."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from interes.desk import actions as desk
from interes.desk.models import Notice
from interes.integrations.mail import acts, laws, post
from interes.integrations.models import MailLetter
from interes.integrations.tests.postman import HANGS_UP, NEVER, NOT_NOW, a_postman
from tests.cast import a_user

LINK = "https://crm.example.ru"


@pytest.fixture(autouse=True)
def address(settings):
    settings.PUBLIC_URL, settings.MAIL_FROM = LINK, "crm@example.ru"


def tell(*people, key="1", **facts):
    facts = {"who": "Борис Орлов", "deal": "Видеосвязь", "note": "Нордвинд"} | facts
    at = timezone.now() - laws.GATHERED
    desk.notify(
        to=[one.pk for one in people], kind="nudged", key=key, at=at, facts=facts, link="/deals/1/"
    )


def letters():
    return list(MailLetter.objects.order_by("id").values_list("state", "tries"))


def later(days=3):
    MailLetter.objects.update(due_at=timezone.now() - timedelta(days=days))


def test_a_notice_comes_as_a_letter_in_the_language_of_its_reader(anna, postman):
    anna.language = "en"
    anna.save(update_fields=["language"])
    tell(anna)

    post.send_waiting()

    [letter] = postman.letters
    assert letter["Subject"] == "Борис Орлов asks about “Видеосвязь”: what is the next step?"
    assert letter["To"] == "Анна Белова <anna@example.ru>"
    assert letter["From"] == "Interes <crm@example.ru>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letters() == [("sent", 1)]


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_letter_leads_back_to_the_product(anna, postman, kind):
    tell(anna)

    post.send_waiting()

    body = postman.letters[0].get_body([kind]).get_content()
    assert f"{LINK}/notices/{Notice.objects.get().pk}/" in body
    assert f"{LINK}/profile/notices/" in body
    assert "Нордвинд" in body


def test_what_is_told_within_a_minute_comes_in_one_letter(anna, boris, postman):
    for number in range(3):
        tell(anna, boris, key=str(number), deal=f"Сделка {number}")

    post.send_waiting()

    by_whom = {letter["To"].addresses[0].username: letter for letter in postman.letters}
    assert set(by_whom) == {"anna", "boris"}
    text = by_whom["anna"].get_body(["plain"]).get_content()
    assert [f"Сделка {number}" in text for number in range(3)] == [True] * 3


def test_a_long_letter_is_cut_and_says_so(anna, postman, monkeypatch):
    monkeypatch.setattr(laws, "MOST_LINES", 5)
    for number in range(laws.MOST_LINES + 2):
        tell(anna, key=str(number), deal=f"Сделка № {number}.")

    post.send_waiting()

    text = postman.letters[0].get_body(["plain"]).get_content()
    assert text.count("№") == laws.MOST_LINES
    assert "2" in text.split("№")[-1]


def test_what_is_not_wanted_by_e_mail_makes_no_letter(anna, postman):
    desk.choose_notices(hows={"nudged": "here"}, by=anna)

    tell(anna)

    assert letters() == []


def test_without_a_server_nothing_is_written(anna, settings):
    settings.SMTP_URL = ""

    tell(anna)

    assert letters() == []


def test_who_has_no_address_gets_no_letter(db, postman):
    gleb = a_user("Глеб Савин")
    type(gleb).objects.filter(pk=gleb.pk).update(email=None)

    tell(gleb)

    assert letters() == []


def test_what_was_read_here_meanwhile_is_not_sent(anna, postman):
    tell(anna)
    desk.see_all_notices(by=anna, at=timezone.now())

    post.send_waiting()

    assert postman.letters == []
    assert letters() == [("needless", 1)]


def test_what_is_taken_back_is_not_sent(anna, postman):
    point = transaction.savepoint_create()
    tell(anna)

    transaction.savepoint_rollback(point)

    assert letters() == []


def test_a_letter_waits_for_what_else_comes(anna, postman):
    tell(anna)
    MailLetter.objects.update(due_at=timezone.now() + timedelta(seconds=30))

    post.send_waiting()

    assert letters() == [("waiting", 0)]


# A server that fails.


def test_a_server_that_is_away_is_tried_again_with_growing_pauses(anna, settings):
    settings.SMTP_URL = "smtp+plain://127.0.0.1:1"
    tell(anna)

    pauses = []
    for _try in range(4):
        later()
        assert post.send_waiting() is True
        letter = MailLetter.objects.get()
        pauses.append(letter.due_at - timezone.now())

    assert (letter.state, letter.tries) == ("waiting", 4)
    assert pauses == sorted(pauses)
    assert "ConnectionRefused" in letter.trouble


def test_a_letter_is_given_up_after_two_days_and_can_be_sent_again(anna, ada, settings):
    settings.SMTP_URL = "smtp+plain://127.0.0.1:1"
    tell(anna)
    for _try in range(laws.MOST_TRIES):
        later()
        post.send_waiting()
    assert letters() == [("failed", laws.MOST_TRIES)]

    with a_postman() as postman:
        settings.SMTP_URL = postman.url
        acts.send_again(by=ada, at=timezone.now())
        post.send_waiting()

    assert len(postman.letters) == 1


@pytest.mark.parametrize("at", ["rcpt", "data"])
@pytest.mark.parametrize(
    ("answer", "state"), [(NOT_NOW, "waiting"), (NEVER, "failed"), (HANGS_UP, "waiting")]
)
def test_the_answer_of_the_server_decides_whether_it_is_tried_again(
    anna, settings, at, answer, state
):
    tell_to = settings
    with a_postman(answer, at=at) as postman:
        tell_to.SMTP_URL = postman.url
        tell(anna)
        post.send_waiting()

    assert letters() == [(state, 1)]
    assert MailLetter.objects.get().trouble


def test_one_address_that_is_refused_does_not_stop_the_others(anna, boris, settings):
    with a_postman(NEVER, "250 taken") as postman:
        settings.SMTP_URL = postman.url
        tell(anna, boris)
        post.send_waiting()

    assert sorted(letters()) == [("failed", 1), ("sent", 1)]


def test_a_letter_that_was_taken_in_silence_comes_again_as_the_same_letter(anna, settings):
    with a_postman(HANGS_UP, "250 taken", at="taken") as postman:
        settings.SMTP_URL = postman.url
        tell(anna)
        post.send_waiting()
        later()
        post.send_waiting()

    first, second = postman.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert letters() == [("sent", 2)]


def test_a_letter_of_a_sender_who_died_is_sent_by_the_next(anna, postman, monkeypatch):
    tell(anna)
    monkeypatch.setattr(post, "_note", lambda *_args, **_facts: None)  # killed before noting
    post.send_one(post.take(timezone.now()), timezone.now())
    monkeypatch.undo()
    post.send_waiting()
    assert len(postman.letters) == 1  # somebody still holds it

    later()
    post.send_waiting()

    first, second = postman.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert letters() == [("sent", 2)]


def test_who_comes_back_late_does_not_overwrite_what_another_noted(anna, postman):
    tell(anna)
    slow = post.take(timezone.now())
    later()
    post.send_waiting()

    post._note(slow, state="failed")

    assert letters() == [("sent", 2)]


def test_old_letters_are_forgotten_and_waiting_ones_are_not(anna, boris, postman):
    tell(anna)
    post.send_waiting()
    tell(boris)

    post.forget(at=timezone.now() + timedelta(days=40))

    assert letters() == [("waiting", 0)]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_send_each_letter_once(anna, boris, settings):
    people = [anna, boris, *(a_user(f"Человек {n}") for n in range(6))]

    def work(_number):
        try:
            return post.send_waiting()
        finally:
            connection.close()

    with a_postman() as postman, ThreadPoolExecutor(3) as workers:
        settings.SMTP_URL = postman.url
        tell(*people)
        list(workers.map(work, range(3)))

    assert len(postman.letters) == len(people)
    assert {letter["Message-ID"] for letter in postman.letters} == {
        f"<{uid.hex}@example.ru>" for uid in MailLetter.objects.values_list("uid", flat=True)
    }
