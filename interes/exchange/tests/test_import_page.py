"""An administrator brings files in on a page and reads there what became of every row."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from interes.deals.models import Deal
from interes.exchange.models import ImportRun
from interes.exchange.tests.files import DEALS, changed

BAD = changed(changed(DEALS[1], "deal_stage", "Dreaming"), "product", "=1+1")


def send(client, *paths):
    files = [path.open("rb") for path in paths]
    return client.post("/import/", {"chosen": files})


@pytest.fixture
def refused(desk, ada, client):
    """A run of Ada's with one refused row."""
    client.force_login(ada)
    send(client, desk.write("deals", (*DEALS[:1], BAD, *DEALS[2:])))
    return ImportRun.objects.get()


def test_files_are_sent_and_their_report_is_shown(desk, ada, client):
    client.force_login(ada)

    answer = send(client, desk.write("deals"), desk.write("companies"))

    run = ImportRun.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/import/{run.pk}/")
    assert run.by == ada
    assert Deal.objects.count() == 4
    assert "Cancity" not in client.get(f"/import/{run.pk}/").text


def test_an_unknown_file_is_refused_on_the_page(desk, ada, client):
    client.force_login(ada)

    answer = send(client, desk.write_text("Имя;Телефон\nАнна;1\n"))

    assert answer.status_code == 422
    assert "имя, телефон" in answer.text
    assert not ImportRun.objects.exists()


def test_nothing_chosen_is_said_kindly(ada, client):
    client.force_login(ada)

    answer = client.post("/import/", {})

    assert answer.status_code == 422
    assert not ImportRun.objects.exists()


def test_an_empty_file_is_named(desk, ada, client):
    client.force_login(ada)

    answer = send(client, desk.write_text(""))

    assert answer.status_code == 422
    assert "export 0.csv" in answer.text


def test_two_files_of_one_name_are_both_read(desk, ada, client):
    client.force_login(ada)
    files = [
        SimpleUploadedFile("export.csv", desk.write(kind).read_bytes())
        for kind in ("deals", "companies")
    ]

    client.post("/import/", {"chosen": files})

    assert ImportRun.objects.get().files.count() == 2


def test_a_refused_row_is_shown_with_its_line_and_reason(refused, client):
    answer = client.get(f"/import/{refused.pk}/")

    assert "Dreaming" in answer.text
    assert "A2 · Moses Frase" in answer.text
    assert f"/import/{refused.pk}/0/refused.csv" in answer.text


def test_refused_rows_come_back_as_a_file_to_mend_and_bring_again(refused, client, desk):
    answer = client.get(f"/import/{refused.pk}/0/refused.csv")

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert (rows[0]["opportunity_id"], rows[0]["product"]) == ("A2", "'=1+1")
    mended = answer.content.decode().replace("Dreaming", "Lost")
    report = desk.bring(desk.write_text(mended))
    assert (report.files[0].made, report.ok) == (1, True)
    assert Deal.objects.filter(product="=1+1").exists()


def test_a_file_without_refused_rows_has_none_to_give(desk, ada, client):
    client.force_login(ada)
    run = desk.bring(desk.write("deals"))

    assert client.get(f"/import/{run.id}/0/refused.csv").status_code == 404
    assert client.get(f"/import/{run.id}/9/refused.csv").status_code == 404
    assert client.get(f"/import/{run.id + 1}/").status_code == 404


@pytest.mark.parametrize("person", ["anna", "boris"])
def test_only_administrators_come_in(refused, client, request, person):
    client.force_login(request.getfixturevalue(person))

    for address in ("/import/", f"/import/{refused.pk}/", f"/import/{refused.pk}/0/refused.csv"):
        assert client.get(address).status_code == 403


def test_the_list_of_imports_takes_few_queries_however_many_there_are(
    desk, ada, client, django_assert_max_num_queries
):
    client.force_login(ada)
    for _number in range(3):
        desk.bring(desk.write("products"))

    with django_assert_max_num_queries(6):
        answer = client.get("/import/")

    assert answer.text.count("data-row") == 3
