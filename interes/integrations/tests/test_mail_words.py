"""The words of letters: nothing gets into a header, and addresses are read as they are meant."""

import pytest

from interes.integrations.mail import laws, post, sending, writing
from interes.integrations.tests.postman import a_postman
from interes.integrations.tests.test_mail import LINK, letters, tell


@pytest.fixture(autouse=True)
def address(settings):
    settings.PUBLIC_URL, settings.MAIL_FROM = LINK, "crm@example.ru"


@pytest.mark.parametrize("text", ["a\r\nBcc: x@y.ru", "a\nSubject: б", "a\u2028b", "а" * 500, "\0"])
def test_no_text_breaks_out_of_its_header(anna, postman, text):
    if "\0" not in text:
        tell(anna, deal=text)
    anna.name = text.replace("\0", "")[:100] or "А"
    type(anna).objects.filter(pk=anna.pk).update(name=anna.name)
    tell(anna, key="2", deal=text.replace("\0", ""))

    post.send_waiting()

    [letter] = postman.letters
    assert letter["Bcc"] is None
    assert len(letter.get_all("Subject")) == 1
    assert [one.addr_spec for one in letter["To"].addresses] == ["anna@example.ru"]


def test_html_shows_what_was_written_and_runs_nothing(anna, postman):
    tell(anna, deal="<script>alert(1)</script>")

    post.send_waiting()

    assert "<script" not in postman.letters[0].get_body(["html"]).get_content()


@pytest.mark.parametrize("url", ["", "mail.example.ru", "http://x", "smtp://", "smtp://x:port"])
def test_an_address_that_is_none_is_told(url):
    with pytest.raises(laws.NoServer):
        laws.server_of(url)


@pytest.mark.parametrize(
    ("url", "port", "user"),
    [
        ("smtp://crm%40example.ru:p%2Fw@mail.example.ru", 587, "crm@example.ru"),
        ("smtps://mail.example.ru", 465, ""),
        ("smtp+plain://mail.example.ru:2525", 2525, ""),
    ],
)
def test_an_address_of_a_server_is_read(url, port, user):
    server = laws.server_of(url)

    assert (server.host, server.port, server.user) == ("mail.example.ru", port, user)
    assert "p/w" not in server.shown


def test_letters_come_from_who_signs_in_unless_told_otherwise():
    server = laws.server_of("smtp://crm%40example.ru:p@mail.example.ru")

    assert laws.sender_of("", server, "crm.ru") == "crm@example.ru"
    assert laws.sender_of("sales@example.ru", server, "crm.ru") == "sales@example.ru"
    assert laws.sender_of("", laws.server_of("smtp://mail"), "crm.ru") == "interes@crm.ru"


def test_a_server_that_can_not_go_secret_gets_nothing(anna, settings):
    with a_postman() as postman:
        settings.SMTP_URL = postman.url.replace("smtp+plain", "smtp")
        tell(anna)
        post.send_waiting()

    assert postman.letters == []
    assert letters() == [("waiting", 1)]


def test_what_a_server_says_is_kept_in_one_line():
    assert sending._said(550, b"no\r\nsuch \xff") == "550 no such �"
    assert writing.full("/x/") == f"{LINK}/x/"
