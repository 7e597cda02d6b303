"""The reasons why two records may be one, in the words of the reader."""

from django.utils.translation import gettext_lazy as _

from interes.clients.rules import Reason, Sign

_PLAIN: dict[Sign, object] = {
    Sign.SAME_INN: _("the same INN"),
    Sign.SAME_OGRN: _("the same OGRN"),
    Sign.SAME_NAME: _("the same name"),
    Sign.SAME_LAST: _("the same last name"),
    Sign.SAME_FIRST: _("the same first name"),
    Sign.SAME_PATRONYMIC: _("the same patronymic"),
    Sign.SAME_PHONE: _("the same phone"),
    Sign.SAME_EMAIL: _("the same e-mail"),
    Sign.SAME_MESSENGER: _("the same messenger"),
    Sign.SAME_DOMAIN: _("the same site"),
    Sign.SAME_PLACE: _("the same city"),
    Sign.SAME_ADDRESS: _("the same address"),
    Sign.SAME_BIRTHDAY: _("the same birthday"),
    Sign.SAME_COMPANY: _("the same company"),
    Sign.OTHER_COMPANY: _("different companies"),
    Sign.SAME_NUMBER: _("the same number"),
}
_OF_BOTH: dict[Sign, object] = {
    Sign.BRANCH: _("one INN, but branches of it: KPP %(one)s and %(other)s"),
    Sign.OTHER_INN: _("different INN: %(one)s and %(other)s"),
    Sign.OTHER_OGRN: _("different OGRN: %(one)s and %(other)s"),
    Sign.NEAR_NAME: _("almost the same name: %(one)s and %(other)s"),
    Sign.PART_OF_NAME: _("one name is a part of the other: %(one)s and %(other)s"),
    Sign.OTHER_NAME: _("different names: %(one)s and %(other)s"),
    Sign.OTHER_FORM: _("different legal forms: %(one)s and %(other)s"),
    Sign.OTHER_PLACE: _("different cities: %(one)s and %(other)s"),
    Sign.SWAPPED_NAMES: _("first and last name changed places: %(one)s and %(other)s"),
    Sign.SHORT_NAME: _("a short form of the name: %(one)s and %(other)s"),
    Sign.INITIALS: _("the initial agrees: %(one)s and %(other)s"),
    Sign.OTHER_FIRST: _("different first names: %(one)s and %(other)s"),
    Sign.OTHER_LAST: _("different last names: %(one)s and %(other)s"),
    Sign.OTHER_PATRONYMIC: _("different patronymics: %(one)s and %(other)s"),
    Sign.NEAR_BIRTHDAY: _("almost the same birthday: %(one)s and %(other)s"),
    Sign.OTHER_BIRTHDAY: _("different birthdays: %(one)s and %(other)s"),
    Sign.SAME_POST: _("almost the same post: %(one)s and %(other)s"),
}
_NAMES = {Sign.SAME_NAME, Sign.SAME_LAST, Sign.SAME_FIRST, Sign.SAME_PATRONYMIC}
_WRITTEN_OTHERWISE = _("the same name in another writing: %(one)s and %(other)s")


def said(reason: Reason) -> str:
    """Say a reason: "the same phone", "different INN: 7707083893 and 7736207543"."""
    is_equal = _bare(reason.one) == _bare(reason.other)
    if reason.sign in _NAMES and not is_equal:
        return str(_WRITTEN_OTHERWISE) % _values(reason)
    if reason.sign == Sign.SAME_POST and is_equal:
        return str(_("the same post"))
    if reason.sign in _PLAIN:
        return str(_PLAIN[reason.sign])
    return str(_OF_BOTH[reason.sign]) % _values(reason)


def _bare(text: str) -> str:
    return text.casefold().replace("ё", "е").strip()


def _values(reason: Reason) -> dict[str, str]:
    return {"one": reason.one, "other": reason.other}


def in_short(sign: Sign) -> str:
    """Return a sign in a word or two, as a filter offers it."""
    return str(_PLAIN.get(sign) or _SHORT[sign])


_SHORT: dict[Sign, object] = {
    Sign.BRANCH: _("branches of one company"),
    Sign.NEAR_NAME: _("almost the same name"),
    Sign.PART_OF_NAME: _("one name is a part of the other"),
    Sign.SWAPPED_NAMES: _("first and last name changed places"),
    Sign.SHORT_NAME: _("a short form of the name"),
}
