"""A small file to begin with, in the language of whoever takes it."""

from datetime import date
from decimal import Decimal

from django.http import FileResponse, HttpRequest

from interes.exchange.rules.exporting import Column, Look, csv_lines

_RU = (
    ("Компания", "ИНН", "Город", "Контактное лицо", "Должность", "Телефон", "E-mail"),
    ("Сделка", "Сумма", "Создана"),
    (
        ("ООО «Ромашка»", "7707083893", "Тверь", "Зимина Клара Олеговна", "Директор"),
        ("+7 482 212-34-56", "zimina@romashka.example", "Видеосвязь на 200 мест"),
    ),
    (
        ("АО «Север»", "7736050003", "Мурманск", "Лосев Пётр Ильич", "Главный инженер"),
        ("+7 815 245-67-89", "losev@sever.example", "Телефония для склада"),
    ),
)
_EN = (
    ("Company", "Tax ID", "City", "Contact", "Job title", "Phone", "E-mail"),
    ("Deal", "Amount", "Created"),
    (
        ("Nordwind Ltd", "", "Leeds", "Clara Winter", "Buyer"),
        ("+44 113 496 0000", "clara@nordwind.example", "Video calls for 200 people"),
    ),
    (
        ("Kestrel plc", "", "Bath", "Peter Lowe", "Chief engineer"),
        ("+44 1225 496 000", "lowe@kestrel.example", "Phones for the warehouse"),
    ),
)
SUMS = (Decimal(1840000), Decimal(420000))
DAY = date(2026, 9, 14)


def sample(request: HttpRequest, language: str) -> FileResponse:
    """Return the file."""
    del request
    is_russian = language == "ru"
    who, deal, *rows = _RU if is_russian else _EN
    columns = [Column(name) for name in who] + [
        Column(deal[0]),
        Column(deal[1], Look.MONEY),
        Column(deal[2], Look.DATE),
    ]
    lines = csv_lines(
        columns,
        [(*row[0], *row[1], sum_, DAY) for row, sum_ in zip(rows, SUMS, strict=True)],
        "ru" if is_russian else "en",
    )
    name = "клиенты.csv" if is_russian else "clients.csv"
    return FileResponse(
        iter([b"".join(lines)]),
        as_attachment=True,
        filename=name,
        content_type="text/csv; charset=utf-8",
    )
