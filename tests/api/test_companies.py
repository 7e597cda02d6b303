"""Companies for programs."""

from interes.clients.models import Company
from interes.team.models import SentRequest
from tests.cast import a_company

INN = "7707083893"


def test_a_program_takes_a_company_into_the_base(program, anna):
    said = {
        "name": "ООО «Нордвинд»",
        "inn": INN,
        "contacts": [{"kind": "phone", "value": "+7 495 123-45-67"}],
    }

    answer = program.post("/companies", said)

    told = answer.json()
    assert answer.status_code == 201
    assert answer["Location"] == f"/api/v1/companies/{told['id']}"
    assert (told["name"], told["legal_form"], told["owner"]) == ("Нордвинд", "ООО", anna.pk)
    assert told["contacts"][0]["value"] == "+7 495 123-45-67"


def test_what_was_read_can_be_changed_by_its_version(program):
    company = a_company()
    read = program.get(f"/companies/{company.pk}")

    answer = program.patch(f"/companies/{company.pk}", {"city": "Тверь"}, If_Match=read["ETag"])

    assert answer.status_code == 200
    assert answer.json()["city"] == "Тверь"
    assert answer["ETag"] != read["ETag"]


def test_a_change_of_another_version_is_told_what_stands_there_now(program):
    company = a_company(city="Тверь")
    tag = program.get(f"/companies/{company.pk}")["ETag"]
    program.patch(f"/companies/{company.pk}", {"city": "Казань"}, If_Match=tag)

    answer = program.patch(f"/companies/{company.pk}", {"city": "Омск"}, If_Match=tag)

    assert answer.status_code == 412
    assert answer.json()["now"]["city"] == "Казань"
    assert Company.objects.get().city == "Казань"


def test_a_change_must_say_which_version_was_seen(program):
    company = a_company()

    answer = program.patch(f"/companies/{company.pk}", {"city": "Омск"})

    assert answer.status_code == 428
    assert answer["Content-Type"] == "application/problem+json"


def test_a_request_sent_again_with_its_key_makes_one_record(program):
    first = program.post("/companies", {"name": "Нордвинд"}, Idempotency_Key="1")

    again = program.post("/companies", {"name": "Нордвинд"}, Idempotency_Key="1")

    assert again.status_code == 201
    assert again.json() == first.json()
    assert again["Idempotency-Replayed"] == "true"
    assert Company.objects.count() == 1


def test_a_key_stands_for_one_request(program):
    program.post("/companies", {"name": "Нордвинд"}, Idempotency_Key="1")

    answer = program.post("/companies", {"name": "Ромашка"}, Idempotency_Key="1")

    assert (answer.status_code, answer.json()["code"]) == (422, "key-used-otherwise")


def test_a_refused_request_may_be_mended_and_sent_with_its_key(program):
    program.post("/companies", {"name": "Нордвинд", "inn": "1"}, Idempotency_Key="1")

    answer = program.post("/companies", {"name": "Нордвинд", "inn": INN}, Idempotency_Key="1")

    assert answer.status_code == 201
    assert SentRequest.objects.count() == 1


def test_a_problem_names_the_field_in_the_language_of_the_caller(program):
    wrong = {"name": "Нордвинд", "inn": "7707083890"}

    en = program.post("/companies", wrong)
    ru = program.post("/companies", wrong, Accept_Language="ru")

    assert en.status_code == ru.status_code == 409
    assert en.json()["errors"][0]["field"] == "inn"
    assert en.json()["errors"][0]["message"].startswith("This INN has a mistake")
    assert ru.json()["errors"][0]["message"].startswith("В ИНН ошибка")


def test_a_known_company_is_named(program):
    company = a_company(inn=INN)

    answer = program.post("/companies", {"name": "Нордвинд", "inn": INN})

    assert (answer.status_code, answer.json()["record"]) == (409, company.pk)


def test_pages_follow_each_other_to_the_end(program):
    keys = [a_company(f"Компания {n}").pk for n in range(5)]
    page = program.get("/companies", {"limit": 2}).json()
    seen = [one["id"] for one in page["items"]]
    while page["next"]:
        page = program.get(page["next"].removeprefix("/api/v1")).json()
        seen += [one["id"] for one in page["items"]]

    assert seen == keys
