"""A file from an exhibition that waits to be brought in, and what was taken out lately."""

import csv
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from interes.clients.models import Company, Person
from interes.exchange.actions import begin_import
from interes.exchange.models import ExportRun
from interes.team.models import User

RU = (
    "Клиенты с выставки.csv",
    ("Организация", "ИНН", "Город", "Контактное лицо", "Должность", "Телефон", "Почта", "Стенд"),
    (
        ("ООО «Метелица»", "Тверь", "Жукова Нина Павловна", "Директор", "metelica", "А-12"),
        ("АО «Горизонт-Юг»", "Краснодар", "Власов Пётр Ильич", "Закупщик", "gorizont-ug", "Б-3"),
        ("ООО «Лесная сказка»", "Киров", "Рябов Олег Львович", "Инженер", "lesnaya", "Б-7"),
        ("ООО «Три пескаря»", "Астрахань", "Карпова Анна Юрьевна", "Логист", "3peskarya", "В-1"),
    ),
)
EN = (
    "Met at the fair.csv",
    ("Company", "Tax ID", "City", "Contact", "Job title", "Phone", "E-mail", "Stand"),
    (
        ("Snowfall Ltd", "Leeds", "Nina Beetle", "Director", "snowfall", "A-12"),
        ("Southern Horizon plc", "Dover", "Peter Lowe", "Buyer", "horizon", "B-3"),
        ("Forest Tales Ltd", "Bath", "Oliver Finch", "Engineer", "forest-tales", "B-7"),
        ("Three Minnows Ltd", "Hull", "Ann Carp", "Logistics", "minnows", "C-1"),
    ),
)
TAKEN = (("companies", "xlsx", 3), ("people", "vcf", 9), ("deals", "csv", 26))


def leave(language: str, now: datetime) -> None:
    """Leave the file with the administrator, ready to be looked at; note three exports."""
    judge = User.objects.filter(role=User.Role.ADMINISTRATOR).order_by("pk")[0]
    name, heading, rows = RU if language == "ru" else EN
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fair"
        with path.open("w", encoding="cp1251" if language == "ru" else "utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";" if language == "ru" else ",")
            writer.writerow(heading)
            writer.writerows(_row(place, *told) for place, told in enumerate(rows))
        begin_import(files=[(name, path)], by=judge, at=now)
    _note_exports(language, now)


def _row(  # noqa: PLR0913 - the columns of a row
    place: int, company: str, city: str, person: str, post: str, site: str, stand: str
) -> tuple[str, ...]:
    phone = f"+7 900 000-1{place}-0{place}"
    return (company, "", city, person, post, phone, f"info@{site}.example", stand)


def _note_exports(language: str, now: datetime) -> None:
    sellers = User.objects.filter(role=User.Role.SELLER, email__isnull=False).order_by("pk")
    counts = {"companies": Company.objects.count(), "people": Person.objects.count()}
    for who, (what, form, days) in zip(sellers, TAKEN, strict=False):
        rows, at = counts.get(what, 120), now - timedelta(days=days)
        facts = {"what": what, "form": form, "language": language, "rows": rows, "total": rows}
        ExportRun.objects.create(**facts, by=who, at=at, finished_at=at, state=ExportRun.State.DONE)
