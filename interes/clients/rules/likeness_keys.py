"""By which keys records that may be the same are found, so that nobody compares all with all.

Two records are compared only if they share a key that few others have. The database keeps these
keys of every company and person in an indexed column of the same content.
"""

from datetime import date

from interes.clients.rules.likeness_letters import bones, core_name, name_words, person_word

WORD = 4
END = 5


def company_keys(
    name: str, legal_name: str = "", city: str = "", inn: str = "", ogrn: str = ""
) -> frozenset[str]:
    """Return the keys of a company: requisites, name, its words, its sound, its two ends."""
    keys = {f"n:{core}" for core in (core_name(name), core_name(legal_name)) if core}
    keys |= {f"i:{inn}"} if inn else set()
    keys |= {f"o:{ogrn}"} if ogrn else set()
    keys |= {f"w:{word}" for word in name_words(name).split(" ") if len(word) >= WORD}
    return frozenset(keys | _sound(core_name(name)) | _ends(core_name(name), person_word(city)))


def _sound(core: str) -> set[str]:
    sound = bones(core)
    return {f"s:{sound}"} if len(sound) >= WORD else set()


def _ends(core: str, city: str) -> set[str]:
    if len(core) <= END or not city:
        return set()
    return {f"a:{core[:END]}|{city}", f"z:{core[-END:]}|{city}"}


def person_keys(
    last: str, first: str = "", middle: str = "", birthday: date | None = None
) -> frozenset[str]:
    """Return the keys of a person: both names in any order, sound, patronymic, birthday."""
    names = (person_word(last), person_word(first), person_word(middle))
    return frozenset(_by_name(*names) | _by_birthday(names[0], names[1], birthday))


def _by_name(last: str, first: str, middle: str) -> set[str]:
    if not last or not first:
        return set()
    keys = {f"f:{'|'.join(sorted((last, first)))}", f"g:{last[:WORD]}|{first[:WORD]}"}
    keys |= {f"s:{bones(last)}|{first[:1]}"}
    return keys | ({f"m:{last}|{middle}"} if middle else set())


def _by_birthday(last: str, first: str, birthday: date | None) -> set[str]:
    if birthday is None:
        return set()
    day = birthday.year * 10000 + birthday.month * 100 + birthday.day
    return {f"b:{day}|{name[:1]}" for name in (last, first) if name}
