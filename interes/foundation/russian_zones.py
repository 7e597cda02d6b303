"""Which time it is in a region or a city of Russia: a table, and how a written name is found in it.

Zones: Federal law 107-FZ of 2011-06-03 "On the calculation of time" with its amendments up to 2023
(Volgograd is at Moscow time again since 2020-12-27); their names and history: the IANA tz database.
"""

import re
from functools import cache

# Everything that is not here lives by Moscow time.
ZONES: dict[str, str] = {
    "Europe/Moscow": (
        "Москва, Санкт-Петербург, Московская, Ленинградская, Волгоградская, Moscow, Saint "
        "Petersburg, St. Petersburg, St Petersburg, Волгоград, Казань"
    ),
    "Europe/Kaliningrad": "Калининградская, Калининград, Kaliningrad",
    "Europe/Samara": (
        "Самарская, Самара, Тольятти, Удмуртская, Удмуртия, Ижевск, Samara, Udmurtia, Izhevsk, "
        "Tolyatti"
    ),
    "Europe/Saratov": "Саратовская, Саратов, Saratov",
    "Europe/Ulyanovsk": "Ульяновская, Ульяновск, Ulyanovsk",
    "Europe/Astrakhan": "Астраханская, Астрахань, Astrakhan",
    "Asia/Yekaterinburg": (
        "Башкортостан, Башкирия, Уфа, Пермский, Пермь, Курганская, Курган, Оренбургская, "
        "Оренбург, Свердловская, Екатеринбург, Тюменская, Тюмень, Челябинская, Челябинск, "
        "Магнитогорск, Ханты-Мансийский, Сургут, Нижневартовск, Ямало-Ненецкий, Новый Уренгой, "
        "Салехард, Югра, Нижний Тагил, Стерлитамак, Bashkortostan, Ufa, Perm, Kurgan, Orenburg, "
        "Sverdlovsk, Yekaterinburg, Ekaterinburg, Tyumen, Chelyabinsk, Khanty-Mansi, Yamalo- "
        "Nenets, Surgut"
    ),
    "Asia/Omsk": "Омская, Омск, Omsk",
    "Asia/Barnaul": (
        "Алтайский, Республика Алтай, Алтай, Барнаул, Горно-Алтайск, Бийск, Altai, Barnaul"
    ),
    "Asia/Tomsk": "Томская, Томск, Tomsk",
    "Asia/Novosibirsk": "Новосибирская, Новосибирск, Novosibirsk",
    "Asia/Novokuznetsk": "Кемеровская, Кемерово, Кузбасс, Новокузнецк, Kemerovo, Novokuznetsk",
    "Asia/Krasnoyarsk": (
        "Красноярский, Красноярск, Хакасия, Абакан, Тыва, Тува, Кызыл, Норильск, Krasnoyarsk, "
        "Khakassia, Tuva, Norilsk"
    ),
    "Asia/Irkutsk": (
        "Иркутская, Иркутск, Бурятия, Улан-Удэ, Братск, Ангарск, Irkutsk, Buryatia, Ulan-Ude"
    ),
    "Asia/Chita": "Забайкальский, Чита, Zabaykalsky, Chita",
    "Asia/Yakutsk": ("Саха, Якутия, Якутск, Амурская, Благовещенск, Sakha, Yakutia, Yakutsk, Amur"),
    "Asia/Vladivostok": (
        "Приморский, Приморье, Владивосток, Хабаровский, Хабаровск, Еврейская, Биробиджан, "
        "Комсомольск-на-Амуре, Находка, Primorsky, Vladivostok, Khabarovsk, Jewish"
    ),
    "Asia/Magadan": "Магаданская, Магадан, Magadan",
    "Asia/Sakhalin": "Сахалинская, Южно-Сахалинск, Sakhalin, Yuzhno-Sakhalinsk",
    "Asia/Kamchatka": (
        "Камчатский, Камчатка, Петропавловск-Камчатский, Чукотский, Чукотка, Анадырь, "
        "Kamchatka, Chukotka"
    ),
}
# What is written around a name: kinds of regions and of places.
_AROUND = re.compile(
    r"\b(республика|область|обл|край|автономный|автономная|округ|ао|город|г|region|oblast|krai"
    r"|republic|of|city|autonomous|okrug)\b\.?",
    re.IGNORECASE,
)


def zone_of(city: str, region: str) -> str | None:
    """Return the IANA zone of a place, by its city, else its region; None if not known."""
    return _known().get(_core(city)) or _by_parts(region)


def _by_parts(region: str) -> str | None:
    """Find a region by its whole name, else by one word of it: "Саха (Якутия)"."""
    known, core = _known(), _core(region)
    words = re.split(r"[\s(),—–]+", core)
    return known.get(core) or next((known[word] for word in words if word in known), None)


def _core(name: str) -> str:
    return " ".join(_AROUND.sub(" ", name.replace("ё", "е")).casefold().split()).strip(" .,")


@cache
def _known() -> dict[str, str]:
    return {_core(name): zone for zone, names in ZONES.items() for name in names.split(", ")}
