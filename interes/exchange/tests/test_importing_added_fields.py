"""Files fill in the fields that the company added, and never with what can't be a value."""

from interes.clients.models import Company, CustomField, Person
from interes.deals.models import Deal
from interes.exchange.models import ImportFile, ImportRow

SEGMENTS = [{"key": "plant", "ru": "Завод", "en": "Plant", "off": False}]


def test_a_file_fills_in_added_fields_by_their_names(desk):
    facts = {"noun": "company"}
    segment = CustomField.objects.create(
        kind="choice", name_ru="Сегмент", choices=SEGMENTS, **facts
    )
    printers = CustomField.objects.create(kind="number", name_ru="Парк принтеров", **facts)
    path = desk.write_text(
        "Название компании;ИНН;Сегмент;Парк принтеров\n"
        "Ромашка;7707083893;завод;1 200\n"
        "Василёк;;Зоопарк;много\n"
    )

    desk.bring(path)

    kept = {one.name: one.custom for one in Company.objects.all()}
    assert kept["Ромашка"] == {segment.key: "plant", printers.key: 1200}
    assert kept["Василёк"] == {}
    assert ImportFile.objects.get().made == 2


def link_field(noun: str, name: str, target: str) -> CustomField:
    """Return an added field that names a record of ours."""
    return CustomField.objects.create(kind="link", noun=noun, name_ru=name, target=target)


def test_a_file_names_our_records_in_added_fields_by_name_inn_or_number(desk):
    partner = link_field("company", "Партнёр", "company")
    desk.bring(desk.write_text("Название компании;ИНН\nРомашка;7707083893\nООО Лютик;\n"))
    daisy, buttercup = Company.objects.order_by("name")[::-1]

    desk.bring(
        desk.write_text(
            "Название компании;Партнёр\n"
            "Астра;«Ромашка», ООО\n"
            "Мак;7707083893\n"
            f"Роза;№ {buttercup.pk}\n"
            "Лилия;ООО «Лютик»\n"
        )
    )

    kept = {one.name: one.custom.get(partner.key, {}).get("id") for one in Company.objects.all()}
    found = {name: number for name, number in kept.items() if number}
    assert found == {
        "Астра": daisy.pk,
        "Мак": daisy.pk,
        "Роза": buttercup.pk,
        "Лилия": buttercup.pk,
    }


def test_a_name_that_fits_nobody_or_several_is_told_with_its_row_and_kept_in_about(desk):
    link_field("company", "Куратор", "person")
    desk.bring(desk.write_text("Фамилия;Имя;Компания\nПетров;Иван;Ромашка\nПетров;Иван;Лютик\n"))

    desk.bring(desk.write_text("Название компании;Куратор\nАстра;Иван Петров\nМак;Некто\n"))

    told = ImportRow.objects.filter(code="names_nothing").order_by("line")
    assert [row.facts["value"] for row in told] == ["Иван Петров", "Некто"]
    assert Company.objects.get(name="Мак").about == "Куратор: Некто"
    assert Company.objects.get(name="Мак").custom == {}


def test_a_deal_of_a_file_names_a_person_and_a_deal_that_came_before(desk):
    adviser, main = link_field("deal", "Советник", "person"), link_field("deal", "Рамка", "deal")
    desk.bring(desk.write_text("Фамилия;Имя;Компания\nСидорова;Анна;Ромашка\n"))
    desk.bring(desk.write_text("Название сделки;Компания\nРамочный договор;Ромашка\n"))

    desk.bring(
        desk.write_text(
            "Название сделки;Компания;Советник;Рамка\n"
            "Поставка;Ромашка;Анна Сидорова;Рамочный договор\n"
        )
    )

    kept = Deal.objects.get(title="Поставка").custom
    assert kept[adviser.key]["id"] == Person.objects.get().pk
    assert kept[main.key]["id"] == Deal.objects.get(title="Рамочный договор").pk


def test_the_same_links_brought_twice_change_nothing(desk):
    link_field("company", "Партнёр", "company")
    desk.bring(desk.write_text("Название компании\nРомашка\n"))
    path = desk.write_text("Название компании;Партнёр\nАстра;Ромашка\n")
    desk.bring(path)

    desk.bring(path)

    assert ImportFile.objects.order_by("pk").last().same == 1
