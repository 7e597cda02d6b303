"""What other programs call a stage, an outcome or a seller is told among ours, and kept so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from interes.deals.models import Deal
from interes.deals.queries import situations
from interes.exchange import actions
from interes.exchange.models import ImportFile
from interes.exchange.queries.import_meanings import our_stages
from interes.exchange.queries.target_words import number_of
from interes.exchange.rules.importing.meanings import guessed
from interes.exchange.tasks import carry_out_import
from interes.team.models import User
from tests.cast import NOON

DEALS = (
    "Название сделки;Компания;Этап сделки;Ответственный;Бюджет\r\n"
    "Связь;ООО Ромашка;Подготовка документов;Анна М.;100\r\n"
    "Сервис;АО Север;Архив;Анна М.;200\r\n"
    "Кабели;АО Север;Сделка успешна;Пришлый Олег;300\r\n"
)


@pytest.fixture
def page(client, ada):
    """The browser of Ada, who may import."""
    client.force_login(ada)
    return client


def sent(page, text: str = DEALS) -> ImportFile:
    page.post("/import/", {"chosen": [SimpleUploadedFile("сделки.csv", text.encode())]})
    return ImportFile.objects.latest("pk")


def brought(file: ImportFile) -> dict[str, Deal]:
    actions.start(run_id=file.run_id, by=file.run.by, at=NOON)
    carry_out_import(run_id=file.run_id)
    return {deal.title: deal for deal in Deal.objects.select_related("stage", "owner")}


def place_of(file: ImportFile, kind: str, word: str) -> int:
    return [found for found, _number in file.words[kind]].index(word)


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("Prospecting", "First contact"),
        ("Qualification", "Needs"),
        ("Needs Analysis", "Needs"),
        ("Value Proposition", "Meeting, presentation"),
        ("Id. Decision Makers", "Meeting, presentation"),
        ("Proposal/Price Quote", "Calculation and proposal"),
        ("Negotiation/Review", "The client thinks"),
        ("Appointment Scheduled", "Meeting, presentation"),
        ("Qualified To Buy", "Needs"),
        ("Decision Maker Bought-In", "The client thinks"),
        ("Contract Sent", "Contract"),
        ("Contact Made", "First contact"),
        ("Demo Scheduled", "Meeting, presentation"),
        ("Negotiations Started", "The client thinks"),
        ("Неразобранное", "First contact"),
        ("Первичный контакт", "First contact"),
        ("Переговоры", "The client thinks"),
        ("Принимают решение", "The client thinks"),
        ("Согласование договора", "Contract"),
        ("Новая", "First contact"),
        ("Подготовка документов", "Calculation and proposal"),
        ("Счёт на предоплату", "Payment control"),
        ("Финальный счёт", "Payment control"),
        ("Final invoice", "Payment control"),
    ],
)
def test_stages_of_known_programs_are_told_among_ours(db, word, stage):
    told = next(one for one in our_stages() if stage in one.names)

    assert guessed([word], our_stages()) == {word.casefold(): told.meaning}


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("Closed Won", "won"),
        ("Closed Lost", "refused"),
        ("Closed-Lost to Competition", "refused"),
        ("Успешно реализовано", "won"),
        ("Закрыто и не реализовано", "refused"),
        ("Сделка успешна", "won"),
        ("Сделка провалена", "refused"),
        ("Deal lost", "refused"),
    ],
)
def test_the_ends_of_known_programs_are_told_too(db, word, outcome):
    assert set(guessed([word], our_stages()).values()) == {outcome}


def test_a_stage_nobody_knows_is_asked_about(page):
    file = sent(page)

    text = page.get(f"/import/{file.run_id}/").text

    assert "Архив" in text.split("sheet-facts")[0].split("sheet-card")[-1]
    assert f'name="stages_{place_of(file, "stages", "Архив")}"' in text


def test_what_is_chosen_for_stages_and_sellers_comes_true(page, anna):
    file = sent(page)
    places = {word: n for n, (word, _number) in enumerate(file.words["stages"])}
    told = {
        f"stages_{places['Архив']}": "refused: Нет перспектив",
        f"people_{place_of(file, 'people', 'Анна М.')}": anna.email,
        "save_as": "Выгрузка сделок",
    }
    page.post(f"/import/{file.run_id}/columns/{file.pk}/", told)

    deals = brought(file)

    assert deals["Связь"].stage.name_en == "Calculation and proposal"
    assert deals["Сервис"].state == "refused"
    assert deals["Сервис"].closure.reason.name_ru == "Нет перспектив"
    assert deals["Кабели"].state == "won"
    assert deals["Связь"].owner == anna
    assert not User.objects.filter(name="Анна М.").exists()


def test_the_next_file_is_taken_as_it_was_kept(page, anna):
    file = sent(page)
    told = {f"stages_{place_of(file, 'stages', 'Архив')}": "won", "save_as": "Сделки"}
    page.post(f"/import/{file.run_id}/columns/{file.pk}/", told)

    again = sent(page, DEALS + "Ещё;АО Юг;Переговоры;Анна М.;5\r\n")

    assert again.mapping["stages"]["архив"] == "won"
    assert "переговоры" in again.mapping["stages"]


def test_a_column_taken_for_a_stage_afterwards_is_looked_through(page):
    file = sent(page, DEALS.replace("Этап сделки", "Колонка"))
    assert "stages" not in file.words

    told = {f"column_{file.columns.index('Колонка')}": "deal.stage"}
    page.post(f"/import/{file.run_id}/columns/{file.pk}/", told)

    file.refresh_from_db()
    assert [word for word, _number in file.words["stages"]] == [
        "Подготовка документов", "Архив", "Сделка успешна",
    ]  # fmt: skip


def test_a_mapping_of_words_can_be_written_down_for_a_run(desk):
    path = desk.write_text(DEALS)
    run = actions.begin_import(files=[("a.csv", path)], by=None, at=NOON)

    meanings = {"stages": {"Архив": "Договор"}, "people": {}}
    actions.map_by_names(run_id=run.pk, targets={}, by=None, meanings=meanings)
    actions.carry_on_here(run_id=run.pk, by=None, at=NOON)

    assert Deal.objects.get(title="Сервис").stage.name_ru == "Договор"


def test_a_mapping_kept_on_the_page_is_taken_by_its_name_for_a_run(desk, page):
    file = sent(page)
    told = {f"stages_{place_of(file, 'stages', 'Архив')}": "won", "save_as": "Сделки"}
    page.post(f"/import/{file.run_id}/columns/{file.pk}/", told)
    run = actions.begin_import(
        files=[("b.csv", desk.write_text(DEALS.replace("Бюджет", "Цена вопроса")))],
        by=None,
        at=NOON,
    )

    actions.map_as_saved(run_id=run.pk, name="Сделки", by=None)
    actions.carry_on_here(run_id=run.pk, by=None, at=NOON)

    assert Deal.objects.get(title="Сервис").state == "won"


def test_a_name_under_which_nothing_is_kept_is_refused(desk):
    run = actions.begin_import(files=[("b.csv", desk.write_text(DEALS))], by=None, at=NOON)

    with pytest.raises(actions.NoSuchMapping, match="Наше"):
        actions.map_as_saved(run_id=run.pk, name="Наше", by=None)


def test_colleagues_that_an_import_made_stay_after_its_undo_and_this_is_said(page, ada):
    file = sent(page)
    brought(file)
    before = page.get(f"/import/{file.run_id}/undo/").text

    page.post(f"/import/{file.run_id}/undo/")

    said = number_of("user", 2)
    assert said in before
    assert said in page.get(f"/import/{file.run_id}/").text
    assert User.objects.filter(name="Пришлый Олег").exists()


WITH_SITUATIONS = (
    "Название сделки;Компания;Этап сделки;Ситуация;Бюджет\r\n"
    "Связь;ООО Ромашка;Клиент думает;{known};100\r\n"
    "Сервис;АО Север;Клиент думает;Ждут министра;200\r\n"
    "Кабели;АО Север;Сделка успешна;{known};300\r\n"
)


def test_an_open_deal_comes_with_its_situation_and_an_unknown_one_is_kept_in_words(page):
    budget = situations().get(every="month")
    deals = brought(sent(page, WITH_SITUATIONS.format(known=budget.name_ru)))
    assert deals["Связь"].situation_id == budget.pk
    assert deals["Связь"].situation_since is not None
    assert deals["Сервис"].situation_id is None
    assert "Ждут министра" in deals["Сервис"].about
    assert deals["Кабели"].situation_id is None


def test_the_next_file_moves_a_deal_into_another_situation(page):
    month, week = situations().get(every="month"), situations().get(every="week")
    rows = "ID сделки;Название сделки;Этап сделки;Ситуация\r\n7;Связь;Клиент думает;{known}\r\n"
    brought(sent(page, rows.format(known=month.name_ru)))
    deals = brought(sent(page, rows.format(known=week.name_ru)))
    assert deals["Связь"].situation_id == week.pk
