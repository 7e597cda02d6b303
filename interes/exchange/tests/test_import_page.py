"""An administrator brings files in on pages: recognised, tried, started, told, taken back."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext

from interes.clients.actions import change_company
from interes.clients.models import Company, Person
from interes.exchange import actions
from interes.exchange.models import ImportRun, SavedMapping
from interes.exchange.queries.import_pages import AHEAD
from interes.exchange.queries.import_undoing import reach_of
from interes.exchange.tasks import carry_out_import
from tests.cast import a_company

WHAT_ABOUT = (
    "It is not clear what the rows are about. Say it for at least one file, and what its columns"
    " mean."
)
CLIENTS = (
    "Компания;ИНН;Город;Контактное лицо;Телефон;E-mail;Внутр. код\r\n"
    "ООО Ромашка;7707083893;Тверь;Зимина Клара Олеговна;8 (482) 212-34-56;z@romashka.ru;К-1\r\n"
    "АО Север;7736050003;Мурманск;Лосев Пётр Ильич;;losev@sever.ru;К-2\r\n"
    ";;;;;;\r\n"
    ";;Тверь;;;;К-3\r\n"
)


def a_file(text=CLIENTS, name="клиенты.csv", encoding="cp1251"):
    return SimpleUploadedFile(name, text.encode(encoding))


@pytest.fixture
def page(client, ada):
    """The browser of Ada, who may import."""
    client.force_login(ada)
    return client


@pytest.fixture
def run(page):
    """A file of clients that Ada has sent."""
    page.post("/import/", {"chosen": [a_file()]})
    return ImportRun.objects.get()


@pytest.fixture
def done(page, run):
    """The same file, brought in."""
    page.post(f"/import/{run.pk}/start/")
    carry_out_import(run_id=run.pk)
    run.refresh_from_db()
    return run


def test_a_file_is_recognised_before_anything_is_written(page, run):
    text = page.get(f"/import/{run.pk}/").text

    assert "cp1251" in text
    assert "Зимина Клара Олеговна" in text
    assert 'value="company.inn" selected' in text
    assert not Company.objects.exists()


def test_a_preview_says_what_would_be_made_and_leaves_nothing_behind(page, run):
    text = page.get(f"/import/{run.pk}/preview/").text

    assert "Ромашка" in text
    assert not Company.objects.exists()
    run.refresh_from_db()
    assert run.state == "ready"


def test_a_preview_says_with_whom_a_company_is_joined_and_what_changes(page, run):
    a_company("Ромашка", inn="7707083893", city="")

    text = page.get(f"/import/{run.pk}/preview/").text

    assert "ИНН" in text
    assert "Тверь</ins>" in text


def test_three_presses_bring_a_file_in(page, run):
    answer = page.post(f"/import/{run.pk}/start/")

    assert answer.headers["Location"] == f"/import/{run.pk}/"
    assert "hx-trigger" in page.get(f"/import/{run.pk}/").text
    carry_out_import(run_id=run.pk)
    assert set(Company.objects.values_list("name", flat=True)) >= {"Ромашка", "Север"}
    assert Person.objects.filter(last_name="Зимина").exists()


def test_the_report_accounts_for_every_row(page, done):
    file = done.files.get()
    text = page.get(f"/import/{done.pk}/?file={file.pk}").text

    assert file.made + file.changed + file.same + file.skipped + file.refused == file.rows
    assert f"/companies/{Company.objects.get(name='Ромашка').pk}/" in text


def test_a_column_is_taken_for_something_else(page, run):
    file = run.files.get()
    places = {name: place for place, name in enumerate(file.columns)}
    told = {f"column_{places['Город']}": "", f"column_{places['Внутр. код']}": "company.id"}

    page.post(f"/import/{run.pk}/columns/{file.pk}/", {**told, "save_as": "Наш файл"})

    file.refresh_from_db()
    targets = {column["name"]: column["target"] for column in file.mapping["columns"]}
    assert (targets["Город"], targets["Внутр. код"]) == ("", "company.id")
    assert SavedMapping.objects.get().name == "Наш файл"
    assert "Наш файл" in page.get(f"/import/{run.pk}/").text


def test_a_target_that_does_not_exist_is_left_alone(page, run):
    file = run.files.get()

    page.post(f"/import/{run.pk}/columns/{file.pk}/", {"column_0": "company.nonsense"})

    assert page.get(f"/import/{run.pk}/preview/").status_code == 200


def test_a_whole_import_is_taken_back(page, done):
    page.post(f"/import/{done.pk}/undo/")

    text = page.get(f"/import/{done.pk}/").text
    assert not Company.objects.filter(removed_at=None).exists()
    assert 'id="undone"' in text


def test_before_an_import_is_taken_back_it_is_said_how_much_would_go(page, done, ada):
    company = Company.objects.get(name="Ромашка")
    change_company(company_id=company.pk, field="city", value="Ржев", by=ada)

    reach = reach_of(done.pk)
    text = page.get(f"/import/{done.pk}/undo/").text

    assert (reach.made["company"], reach.made["person"], reach.changed_since) == (2, 2, 1)
    assert ", ".join(reach.said) in text
    assert Company.objects.filter(removed_at=None).count() == 2


def test_a_preview_speaks_of_what_will_be_and_a_report_of_what_was(page, done, run):
    page.post("/import/", {"chosen": [a_file(CLIENTS.replace("Ромашка", "Василёк"))]})
    later = ImportRun.objects.latest("pk")

    before = page.get(f"/import/{later.pk}/preview/").text
    after = page.get(f"/import/{done.pk}/").text

    assert str(AHEAD["made"]) in before
    assert str(AHEAD["made"]) not in after


def test_refused_rows_come_back_as_a_file_to_mend(page, desk):
    rows = "Компания;Сделка;Сумма\r\nООО Ромашка;Связь;10\r\n;;\r\n;;много\r\n"
    page.post("/import/", {"chosen": [a_file(rows)]})
    run = ImportRun.objects.get()
    actions.start(run_id=run.pk, by=run.by, at=run.at)
    carry_out_import(run_id=run.pk)

    answer = page.get(f"/import/{run.pk}/0/refused.csv")

    refused = run.files.get().refused
    assert answer.status_code == (200 if refused else 404)
    if refused:
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        told = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        assert len(told) == refused
        assert told[0]["Сумма"] == "много"


def test_a_file_of_nothing_is_refused_by_its_name(page):
    answer = page.post("/import/", {"chosen": [SimpleUploadedFile("пусто.csv", b"")]})

    assert answer.status_code == 422
    assert "пусто.csv" in answer.text
    assert not ImportRun.objects.exists()


def test_a_file_with_names_of_columns_alone_is_not_asked_what_it_is_about(page):
    page.post("/import/", {"chosen": [a_file("Компания;ИНН\r\n")]})
    run = ImportRun.objects.get()

    text = page.get(f"/import/{run.pk}/").text

    assert run.state == "draft"
    assert "/preview/" not in text
    assert gettext(WHAT_ABOUT) not in text


def test_nothing_chosen_is_said_kindly(page):
    assert page.post("/import/", {}).status_code == 422
    assert not ImportRun.objects.exists()


def test_two_files_of_one_name_are_both_read(page):
    page.post("/import/", {"chosen": [a_file(), a_file()]})

    assert ImportRun.objects.get().files.count() == 2


def test_a_sample_in_either_language_is_recognised_by_itself(page):
    for language in ("ru", "en"):
        sample = b"".join(page.get(f"/import/sample-{language}.csv").streaming_content)
        page.post("/import/", {"chosen": [SimpleUploadedFile("sample.csv", sample)]})

        run = ImportRun.objects.latest("pk")
        assert run.state == "ready"
        assert run.files.get().rows == 2


@pytest.mark.parametrize("person", ["anna", "boris"])
def test_imports_are_the_administrators_business(run, client, request, person):
    client.force_login(request.getfixturevalue(person))

    for address in ("", f"{run.pk}/", f"{run.pk}/preview/", f"{run.pk}/0/refused.csv"):
        assert client.get(f"/import/{address}").status_code == 403


def test_the_pages_take_few_queries_however_many_rows_there_are(
    page, done, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        page.get("/import/")
    with django_assert_max_num_queries(8):
        page.get(f"/import/{done.pk}/?file={done.files.get().pk}")
