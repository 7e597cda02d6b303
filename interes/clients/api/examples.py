"""Examples of what programs send and are answered."""

COMPANY = {
    "id": 12,
    "version": 7,
    "name": "Nordwind",
    "legal_name": "",
    "legal_form": "ООО",
    "inn": "7707083893",
    "kpp": "773601001",
    "ogrn": "",
    "country": "RU",
    "region": "",
    "city": "Москва",
    "address": "",
    "industry": "Logistics",
    "size": "medium",
    "employees": 180,
    "revenue": None,
    "coverage": "",
    "solvency": "unknown",
    "status": "prospect",
    "source": None,
    "owner": 3,
    "head_company": None,
    "about": "",
    "tags": ["fair 2026"],
    "custom": {},
    "created_at": "2026-11-20T09:00:00Z",
    "changed_at": "2026-11-23T09:00:00Z",
    "contacts": [{"id": 40, "kind": "phone", "value": "+7 495 123-45-67", "note": ""}],
}
NEW_COMPANY = {
    "name": "ООО «Нордвинд»",
    "inn": "7707083893",
    "city": "Москва",
    "contacts": [{"kind": "phone", "value": "+7 495 123-45-67"}],
}

POST = {
    "id": 31,
    "person": 7,
    "company": 12,
    "title": "Purchasing director",
    "from_date": "2024-02-01",
    "until_date": None,
}
PERSON = {
    "id": 7,
    "version": 2,
    "last_name": "Зимина",
    "first_name": "Клара",
    "middle_name": "Олеговна",
    "birthday": None,
    "owner": 3,
    "about": "",
    "tags": [],
    "custom": {"custom_12": "chess"},
    "created_at": "2026-11-20T09:00:00Z",
    "changed_at": "2026-11-23T09:00:00Z",
    "contacts": [{"id": 41, "kind": "email", "value": "clara@nordwind.ru", "note": ""}],
    "posts": [POST],
}
NEW_PERSON = {
    "name": "Зимина Клара Олеговна",
    "company": 12,
    "post": "Purchasing director",
    "contacts": [{"kind": "email", "value": "clara@nordwind.ru"}],
}
SITE = {
    "id": 5,
    "company": 12,
    "name": "Warehouse",
    "city": "Тверь",
    "address": "",
    "seats": 20,
}
RELATION = {"id": 9, "company": 12, "other": 15, "kind": "partner", "attitude": "friendly"}
CONTACT = {"id": 40, "kind": "phone", "value": "+7 495 123-45-67", "note": ""}
SOURCE = {"id": 1, "name_ru": "Выставка", "name_en": "Exhibition", "is_active": True}
FIELD = {
    "name": "custom_12",
    "noun": "person",
    "label": "Hobby",
    "kind": "text",
    "choices": [],
}
