"""Every list goes out exactly as it is seen, and a line of it stays."""

import csv
import io

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from interes.clients.models import Company, ContactPoint, CustomField
from interes.exchange.actions import exporting
from interes.exchange.models import ExportRun
from tests.cast import a_company, a_deal, a_person, a_user


def body(answer):
    return b"".join(answer.streaming_content)


def rows_of(answer, delimiter=";"):
    return list(csv.DictReader(io.StringIO(body(answer).decode("utf-8-sig")), delimiter=delimiter))


@pytest.fixture
def tver(anna):
    """Two companies in Tver and one elsewhere."""
    a_company("Ромашка", city="Тверь", owner=anna, inn="0277000000")
    north = a_company("Север", city="Тверь", tags=["важный"])
    ContactPoint.objects.create(
        company=north, kind="phone", value="+7 4822 12-34-56", normal="+74822123456"
    )
    a_company("Нордвинд", city="Казань")


def test_a_file_holds_the_rows_the_filter_shows_in_their_order(tver, anna, client):
    client.force_login(anna)

    told = {"where": "city.is(Тверь)", "sort": "-name", "cols": "name,city,phone"}
    answer = client.get("/export/companies/csv/", told)

    found = [list(row.values()) for row in rows_of(answer)]
    assert found == [["ООО «Север»", "Тверь", "+7 4822 12-34-56"], ["ООО «Ромашка»", "Тверь", ""]]
    assert answer.headers["Content-Disposition"].endswith(".csv")


def test_a_workbook_keeps_the_inn_as_text(tver, anna, client):
    client.force_login(anna)

    answer = client.get("/export/companies/xlsx/?cols=name,inn&sort=name")

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(body(answer))).get_sheet_by_index(0)
    assert ["ООО «Ромашка»", "0277000000"] in [row[:2] for row in sheet.to_python()]


def test_added_fields_go_out_in_words(anna, client):
    other = a_company("Холдинг")
    fields = [
        CustomField.objects.create(noun="company", kind=kind, name_ru=name, **more)
        for kind, name, more in (
            ("choice", "Сегмент", {"choices": [{"key": "a", "ru": "Крупный", "en": "Large"}]}),
            ("money", "Бюджет", {}),
            ("link", "Входит в", {"target": "company"}),
        )
    ]
    values = ("a", 1500.5, {"noun": "company", "id": other.pk})
    told = {str(field.pk): value for field, value in zip(fields, values, strict=True)}
    a_company("Ромашка", custom=told)
    client.force_login(anna)
    columns = ",".join(["name", *(field.control for field in fields)])

    rows = rows_of(client.get("/export/companies/csv/", {"cols": columns, "sort": "name"}))

    assert list(rows[0].values()) == ["ООО «Ромашка»", "Крупный", "1500,5", "ООО «Холдинг»"]


def test_all_rows_go_out_not_only_the_first_page(anna, client):
    Company.objects.bulk_create(
        Company(name=f"Компания {n}", created_at=timezone.now()) for n in range(120)
    )
    client.force_login(anna)

    assert len(rows_of(client.get("/export/companies/csv/"))) == 120


def test_an_english_reader_gets_english_columns_and_commas(tver, anna, client):
    anna.language = "en"
    anna.save()
    client.force_login(anna)

    assert "City" in rows_of(client.get("/export/companies/csv/?cols=name,city"), ",")[0]


@pytest.mark.parametrize("listed", ["deals", "people", "steps"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_list_goes_out(anna, client, listed, form):
    a_deal(anna, people=[a_person().pk], amount=100)
    client.force_login(anna)

    answer = client.get(f"/export/{listed}/{form}/")

    assert answer.status_code == 200
    assert len(body(answer)) > 20


def test_people_go_out_as_address_cards(anna, client):
    a_person(a_company())
    client.force_login(anna)

    text = body(client.get("/export/people/vcf/")).decode()

    assert "FN:Зимина Клара Олеговна\r\n" in text
    assert "ORG:ООО «Нордвинд»\r\nTITLE:Директор по закупкам\r\n" in text


@pytest.mark.parametrize("wanted", ["deals/vcf", "dreams/csv", "deals/exe"])
def test_a_file_that_does_not_exist_is_not_found(anna, client, wanted):
    client.force_login(anna)

    assert client.get(f"/export/{wanted}/").status_code == 404


def test_a_card_of_one_person_is_noted_too(anna, client):
    clara = a_person(a_company())
    client.force_login(anna)

    text = body(client.get(f"/people/{clara.pk}/card.vcf?version=3")).decode()

    assert "VERSION:3.0\r\n" in text
    assert ExportRun.objects.get(by=anna, what="person").rows == 1


def test_who_took_what_and_how_much_stays_written(tver, anna, client):
    client.force_login(anna)

    client.get("/export/companies/csv/?where=city.is(Тверь)&after=x&open=1")

    run = ExportRun.objects.get()
    assert (run.by, run.what, run.form, run.rows) == (anna, "companies", "csv", 2)
    assert run.query == "where=city.is%28%D0%A2%D0%B2%D0%B5%D1%80%D1%8C%29"
    assert not exporting.file_of(run).exists()


def test_administrators_are_told_of_more_than_usual(tver, anna, ada, client, settings):
    settings.EXPORT_USUAL_ROWS = 2
    client.force_login(anna)
    client.get("/export/companies/csv/")
    run = ExportRun.objects.get()
    client.force_login(ada)

    assert "Анна Белова" in client.get("/settings/").text
    client.post(f"/exports/{run.pk}/seen/")

    run.refresh_from_db()
    assert (run.is_unusual, run.seen_by) == (True, ada)
    assert "Анна Белова" not in client.get("/settings/").text


def test_a_long_list_is_written_by_the_worker(tver, anna, client, monkeypatch):
    monkeypatch.setattr(exporting, "AT_ONCE", 2)
    client.force_login(anna)

    answer = client.get("/export/companies/csv/")

    run = ExportRun.objects.get()
    assert answer.headers["Location"] == f"/exports/{run.pk}/"
    assert "hx-trigger" in client.get(f"/exports/{run.pk}/").text
    exporting.write_export(run_id=run.pk)
    assert f"/exports/{run.pk}/file/" in client.get(f"/exports/{run.pk}/").text
    assert len(rows_of(client.get(f"/exports/{run.pk}/file/"))) == 3


def test_nobody_fetches_the_file_of_another(tver, anna, ada, client, monkeypatch):
    monkeypatch.setattr(exporting, "AT_ONCE", 0)
    client.force_login(anna)
    client.get("/export/companies/csv/")
    run = exporting.write_export(run_id=ExportRun.objects.get().pk)
    dora = a_user("Дора", email="d@example.ru")

    for person, page_status in ((ada, 200), (dora, 404)):
        client.force_login(person)
        assert client.get(f"/exports/{run.pk}/").status_code == page_status
        assert client.get(f"/exports/{run.pk}/file/").status_code == 404


def test_files_are_forgotten_after_a_day_but_their_lines_stay(tver, anna, client, monkeypatch):
    monkeypatch.setattr(exporting, "AT_ONCE", 0)
    client.force_login(anna)
    client.get("/export/companies/csv/")
    run = exporting.write_export(run_id=ExportRun.objects.get().pk)

    exporting.forget_files(at=timezone.now() + timezone.timedelta(days=2))

    assert not exporting.file_of(run).exists()
    assert client.get(f"/exports/{run.pk}/").status_code == 200


def test_the_pages_of_exports_take_few_queries_however_many_there_are(
    tver, anna, client, django_assert_max_num_queries
):
    client.force_login(anna)
    for _number in range(4):
        client.get("/export/companies/csv/")

    with django_assert_max_num_queries(4):
        assert client.get("/exports/").text.count("data-row") >= 4
