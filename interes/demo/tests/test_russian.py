"""Russian grammar of the demo texts: names in their cases, numbers with their words."""

import pytest

from interes.demo.russian import counted, decline, latin, patronymic, surname


@pytest.mark.parametrize(
    ("first", "middle", "of", "to", "by"),
    [
        ("Юрий", "Павлович", "Юрия Павловича", "Юрию Павловичу", "Юрием Павловичем"),
        ("Павел", "Ильич", "Павла Ильича", "Павлу Ильичу", "Павлом Ильичем"),
        ("Игорь", "Львович", "Игоря Львовича", "Игорю Львовичу", "Игорем Львовичем"),
        ("Андрей", "Ильич", "Андрея Ильича", "Андрею Ильичу", "Андреем Ильичем"),
        ("Пётр", "Юрьевич", "Петра Юрьевича", "Петру Юрьевичу", "Петром Юрьевичем"),
    ],
)
def test_men_are_declined(first, middle, of, to, by):
    cases = decline(first, middle, is_woman=False)

    assert (cases.of, cases.to, cases.whom, cases.by) == (of, to, of, by)


def test_ilya_is_declined_like_nobody_else():
    cases = decline("Илья", "Олегович", is_woman=False)

    assert cases.of == "Ильи Олеговича"
    assert cases.whom == "Илью Олеговича"
    assert cases.by == "Ильёй Олеговичем"


@pytest.mark.parametrize(
    ("first", "of", "to", "whom", "by"),
    [
        ("Клара", "Клары", "Кларе", "Клару", "Кларой"),
        ("Ольга", "Ольги", "Ольге", "Ольгу", "Ольгой"),
        ("Мария", "Марии", "Марии", "Марию", "Марией"),
        ("Любовь", "Любови", "Любови", "Любовь", "Любовью"),
        ("Наталья", "Натальи", "Наталье", "Наталью", "Натальей"),
    ],
)
def test_women_are_declined(first, of, to, whom, by):
    cases = decline(first, "Олеговна", is_woman=True)

    assert cases.of == f"{of} Олеговны"
    assert cases.to == f"{to} Олеговне"
    assert cases.whom == f"{whom} Олеговну"
    assert cases.by == f"{by} Олеговной"


@pytest.mark.parametrize(
    ("father", "son", "daughter"),
    [
        ("Олег", "Олегович", "Олеговна"),
        ("Михаил", "Михайлович", "Михайловна"),
        ("Юрий", "Юрьевич", "Юрьевна"),
        ("Дмитрий", "Дмитриевич", "Дмитриевна"),
        ("Андрей", "Андреевич", "Андреевна"),
        ("Игорь", "Игоревич", "Игоревна"),
        ("Илья", "Ильич", "Ильинична"),
        ("Павел", "Павлович", "Павловна"),
        ("Пётр", "Петрович", "Петровна"),
    ],
)
def test_children_are_called_after_their_fathers(father, son, daughter):
    assert patronymic(father, is_woman=False) == son
    assert patronymic(father, is_woman=True) == daughter


@pytest.mark.parametrize(
    ("him", "her"),
    [
        ("Зимин", "Зимина"),
        ("Лебедев", "Лебедева"),
        ("Покровский", "Покровская"),
        ("Петренко", "Петренко"),
        ("Кравчук", "Кравчук"),
    ],
)
def test_a_surname_has_the_gender_of_its_holder(him, her):
    assert surname(him, is_woman=False) == him
    assert surname(him, is_woman=True) == her


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1 место"),
        (3, "3 места"),
        (5, "5 мест"),
        (11, "11 мест"),
        (22, "22 места"),
        (240, "240 мест"),
    ],
)
def test_numbers_agree_with_their_words(number, text):
    assert counted(number, ("место", "места", "мест")) == text


def test_addresses_are_written_in_latin_letters():
    assert latin("Щукин и Ёлкина-Юрьева") == "schukinielkinayureva"
