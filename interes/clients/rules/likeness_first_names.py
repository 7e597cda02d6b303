"""Which first names are one: Саша, Шура and Alexander are Александр or Александра."""

from functools import cache

from interes.clients.rules.likeness_letters import person_word

_SHORT = {
    "Александр": "Саша Саня Шура Алекс Alex Sasha",
    "Александра": "Саша Шура Аля Sasha",
    "Алексей": "Лёша Алёша Лёха Alexey Alexei Aleksey",
    "Анастасия": "Настя Ася Nastya Anastasia",
    "Анатолий": "Толя Толик",
    "Андрей": "Андрюша Andrew",
    "Анна": "Аня Анюта Нюра Ann Anna",
    "Антон": "Тоша Антоша",
    "Антонина": "Тоня",
    "Борис": "Боря",
    "Вадим": "Вадик",
    "Валентина": "Валя",
    "Валентин": "Валя Валик",
    "Валерий": "Валера",
    "Валерия": "Лера",
    "Василий": "Вася Basil",
    "Вера": "Верочка",
    "Вероника": "Ника Вика",
    "Виктор": "Витя Victor",
    "Виктория": "Вика Victoria",
    "Виталий": "Виталик Виталя",
    "Владимир": "Вова Володя Вовка Vladimir",
    "Владислав": "Влад Слава Vlad",
    "Вячеслав": "Слава",
    "Галина": "Галя",
    "Геннадий": "Гена",
    "Георгий": "Гоша Жора George",
    "Григорий": "Гриша Gregory",
    "Дарья": "Даша Daria Dasha",
    "Денис": "Дэн Dennis",
    "Дмитрий": "Дима Митя Dima Dmitry",
    "Евгений": "Женя Жека Eugene Evgeny Yevgeny",
    "Евгения": "Женя Eugenia",
    "Екатерина": "Катя Катюша Catherine Katya Kate",
    "Елена": "Лена Алёна Helen Elena Lena",
    "Елизавета": "Лиза Elizabeth Liza",
    "Иван": "Ваня John Ivan",
    "Игорь": "Гоша Игорёк Igor",
    "Илья": "Илюша Ilia",
    "Ирина": "Ира Ириша Irene",
    "Кирилл": "Кир",
    "Константин": "Костя Constantine",
    "Ксения": "Оксана Ксюша Xenia",
    "Лариса": "Лара",
    "Леонид": "Лёня",
    "Любовь": "Люба",
    "Людмила": "Люда Мила",
    "Маргарита": "Рита Margaret",
    "Мария": "Маша Маруся Марья Mary Maria",
    "Максим": "Макс Max Maxim",
    "Михаил": "Миша Michael Mikhail Misha",
    "Надежда": "Надя Hope",
    "Наталья": "Наташа Наталия Natalie Natalia",
    "Никита": "Ник",
    "Николай": "Коля Nicholas Nikolai",
    "Олег": "Олежка",
    "Ольга": "Оля Olga Olya",
    "Павел": "Паша Paul Pavel",
    "Пётр": "Петя Peter Piotr",
    "Полина": "Поля Pauline",
    "Роман": "Рома",
    "Светлана": "Света Лана",
    "Семён": "Сёма Simon Semyon",
    "Сергей": "Серёжа Серж Серёга Sergey Sergei Serge",
    "София": "Соня Софья Sophia Sofia",
    "Станислав": "Стас Слава",
    "Степан": "Стёпа Stephen",
    "Тамара": "Тома",
    "Татьяна": "Таня Tatiana",
    "Тимофей": "Тима Timothy",
    "Фёдор": "Федя Theodore Fyodor",
    "Эдуард": "Эдик Edward",
    "Юлия": "Юля Julia Yulia",
    "Юрий": "Юра Yuri George",
    "Яков": "Яша Jacob",
    "Ярослав": "Слава Ярик",
}


@cache
def _whole_names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for whole, short in _SHORT.items():
        for name in (whole, *short.split()):
            found.setdefault(person_word(name), set()).add(person_word(whole))
    return {name: frozenset(whole) for name, whole in found.items()}


def may_be_one_name(one: str, other: str) -> bool:
    """Tell whether two first names, as `person_word` writes them, may be the same person's."""
    known = _whole_names()
    return bool(known.get(one, frozenset({one})) & known.get(other, frozenset({other})))


def other_forms(name: str) -> frozenset[str]:
    """Return the first names, as `person_word` writes them, that may be the same person's."""
    known = _whole_names()
    whole = known.get(name, frozenset())
    return frozenset(other for other, names in known.items() if names & whole) - {name}
