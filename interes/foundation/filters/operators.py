"""What can be asked about an attribute, by its kind."""

from enum import StrEnum

from interes.foundation.attributes import Attribute, Kind


class Op(StrEnum):
    """The operators of the language, as they are written."""

    IS = "is"
    ISNT = "isnt"
    IN = "in"
    NOTIN = "notin"
    ALL = "all"
    CONTAINS = "contains"
    LACKS = "lacks"
    BEGINS = "begins"
    GT = "gt"
    GTE = "gte"
    LT = "lt"
    LTE = "lte"
    BETWEEN = "between"
    OLDER = "older"
    EMPTY = "empty"
    FILLED = "filled"
    HAS = "has"
    HASNT = "hasnt"


_ANY = (Op.EMPTY, Op.FILLED)
_EXACT = (Op.IS, Op.ISNT, Op.IN, Op.NOTIN)
WORDS = (*_EXACT, Op.CONTAINS, Op.LACKS, Op.BEGINS, *_ANY)
LONG_WORDS = (Op.CONTAINS, Op.LACKS, *_ANY)
NUMBERS = (Op.IS, Op.ISNT, Op.GTE, Op.LTE, Op.GT, Op.LT, Op.BETWEEN, *_ANY)
DAYS = (Op.IS, Op.ISNT, Op.OLDER, Op.LT, Op.GT, Op.GTE, Op.LTE, Op.BETWEEN, *_ANY)
CHOSEN = (*_EXACT, *_ANY)
SEVERAL = (Op.IN, Op.ALL, Op.NOTIN, *_ANY)
REACHED = (Op.IS, Op.CONTAINS, Op.BEGINS, Op.LACKS, *_ANY)
RELATED = (Op.HAS, Op.HASNT)
WITHOUT_VALUES = frozenset({Op.EMPTY, Op.FILLED})

OPERATORS: dict[Kind, tuple[Op, ...]] = {
    Kind.TEXT: WORDS,
    Kind.LONG: LONG_WORDS,
    Kind.NUMBER: NUMBERS,
    Kind.MONEY: NUMBERS,
    Kind.DATE: DAYS,
    Kind.MOMENT: DAYS,
    Kind.FLAG: (Op.IS,),
    Kind.CHOICE: CHOSEN,
    Kind.MANY: SEVERAL,
    Kind.TAGS: SEVERAL,
    Kind.USER: CHOSEN,
    Kind.COMPANY: (Op.CONTAINS, Op.LACKS, *CHOSEN),
    Kind.PERSON: (Op.CONTAINS, Op.LACKS, *CHOSEN),
    Kind.RECORD: CHOSEN,
    Kind.LINK: WORDS,
    Kind.PHONE: REACHED,
    Kind.EMAIL: REACHED,
    Kind.MESSENGER: REACHED,
    Kind.WEBSITE: REACHED,
}


def operators_of(attribute: Attribute) -> tuple[Op, ...]:
    """Return what can be asked about an attribute."""
    return OPERATORS[attribute.kind]
