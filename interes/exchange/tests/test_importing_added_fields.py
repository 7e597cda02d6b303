"""Files fill in the fields that the company added, and never with what can't be a value."""

from interes.clients.models import Company, CustomField
from interes.exchange.models import ImportFile

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
