"""What the gallery shows: the same small stories in the reader's language."""

from typing import Any

type Pair = tuple[str, str]

_WORDS: dict[str, Pair] = {
    "company": ("ООО «Нордвинд»", "Nordwind Ltd"),
    "company_two": ("АО «Волгапромснаб»", "Volga Supplies JSC"),
    "company_three": ("ИП Соколова Марина Игоревна", "Marina Sokolova, sole trader"),
    "buyer": ("Клара Зимина", "Clara Winter"),
    "engineer": ("Игорь Савельев", "Igor Savelyev"),
    "seller": ("Анна Белова", "Anna Belova"),
    "head": ("Борис Орлов", "Boris Orlov"),
    "post": ("директор по закупкам", "head of purchasing"),
    "post_two": ("технический директор", "technical director"),
    "city": ("Пермь", "Perm"),
    "deal": ("Видеоконференцсвязь для трёх филиалов", "Video conferencing for three branches"),
    "deal_two": ("Телефония на 120 номеров", "Telephony for 120 numbers"),
    "step_call": ("Перезвонить с ценой на 12 камер", "Call back with the price of 12 cameras"),
    "step_offer": ("Отправить исправленное КП", "Send the corrected proposal"),
    "step_meeting": ("Встреча у нас: показать переговорную", "Meeting here: show the room"),
    "step_visit": ("Выехать на объект для замеров", "Visit the site and measure"),
    "late": ("опоздание 2 дня", "2 days late"),
    "today": ("сегодня 15:00", "today 15:00"),
    "soon": ("завтра 10:00", "tomorrow 10:00"),
    "why_promise": ("Обещали цену до пятницы", "The price was promised by Friday"),
    "why_choosing": (
        "Выбирают: звонок раз в неделю, последний 8 дней назад",
        "Choosing: weekly call, last talk 8 days ago",
    ),
    "talk": (
        "Просят счёт на три месяца и скидку 5 %. Решает Орлов, Савельев готовит записку.",
        "They want an invoice for three months and 5% off. Orlov decides, Savelyev prepares it.",
    ),
    "talk_title": ("Звонок, 4 минуты", "Call, 4 minutes"),
    "letter_title": ("Письмо: коммерческое предложение", "Letter: the proposal"),
    "moved_title": ("Потребности → Расчёт и КП", "Needs → Calculation and proposal"),
    "won_title": ("Сделка выиграна", "Deal won"),
    "day_one": ("Пятница, 20 ноября", "Friday, 20 November"),
    "when": ("11:32", "11:32"),
    "flag": ("Никто не знает, кто платит", "Nobody knows who pays"),
    "flag_why": ("роль «финансовый закупщик» пуста", "the economic buyer is not named"),
    "dragging": ("31 дн.", "31 days"),
    "days": ("4 дн.", "4 days"),
    "paused": ("Пауза", "Paused"),
    "client": ("Клиент", "Client"),
    "fresh": ("Новый", "New"),
    "lost": ("Потерян", "Lost"),
    "source": ("Выставка «Связь-2026»", "Exhibition Svyaz 2026"),
    "refusal": (
        "У открытой сделки всегда есть следующий шаг: напишите, что сделаете и когда.",
        "An open deal always has a next step: write what you will do and when.",
    ),
    "field_error": (
        "Контрольные цифры ИНН не сходятся: проверьте последние две.",
        "The control digits of the INN do not match: check the last two.",
    ),
    "notice": ("Шаг выполнен, следующий назначен на завтра", "Step done, the next one is tomorrow"),
}
_STAGES: tuple[Pair, ...] = (
    ("Первый контакт", "First contact"),
    ("Потребности", "Needs"),
    ("Встреча, презентация", "Meeting, presentation"),
    ("Расчёт и КП", "Calculation and proposal"),
    ("Клиент думает", "The client thinks"),
    ("Договор", "Contract"),
    ("Контроль оплаты", "Payment control"),
)
_RESULTS: tuple[Pair, ...] = (
    ("Поговорили", "We talked"),
    ("Не дозвонились", "No answer"),
    ("Просили позже", "Asked to call later"),
    ("Встреча назначена", "Meeting agreed"),
)


def examples(language: str) -> dict[str, Any]:
    """Return the stories in one language."""
    at = 0 if language.startswith("ru") else 1
    return {
        "x": {key: pair[at] for key, pair in _WORDS.items()},
        "stages": [
            {"id": number, "name": pair[at], "note": ""} for number, pair in enumerate(_STAGES)
        ],
        "results": [(str(number), pair[at]) for number, pair in enumerate(_RESULTS)],
    }
