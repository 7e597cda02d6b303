"""The types of the API: exact ones, so that nothing is guessed from a text or a number."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

LARGEST_KEY = 2**63 - 1
EARLIEST_YEAR = 1800
# It fits the document, and yet nobody lives then.
UNLIVED = "unlived"


def _text_only(value: Any) -> Any:
    if isinstance(value, str | date | Decimal):
        return value
    raise PydanticCustomError("string_type", "text")


def _whole_only(value: Any) -> Any:
    # 12.0 is a whole number in JSON; 12.5 is refused after this.
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "whole number")
    return value


def _whole_strictly(value: Any) -> Any:
    if isinstance(value, str):
        raise PydanticCustomError("int_type", "whole number")
    return _whole_only(value)


def _truth_only(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("bool_type", "true or false")


def _truth_as_text(value: Any) -> Any:
    known = {"true": True, "false": False}
    if isinstance(value, bool):
        return value
    if value not in known:
        raise PydanticCustomError("bool_type", "true or false")
    return known[value]


def _with_zone(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise PydanticCustomError("timezone_aware", "with an offset")
    try:
        shifted = value.astimezone(UTC)
    except OverflowError:
        shifted = None
    if shifted is None or not EARLIEST_YEAR <= shifted.year < 9999:
        raise PydanticCustomError(UNLIVED, "a moment people live in")
    return value


def _in_our_time(value: date) -> date:
    if value.year < EARLIEST_YEAR:
        raise PydanticCustomError(UNLIVED, "a day people live in")
    return value


Key = Annotated[
    int,
    Field(ge=1, le=LARGEST_KEY, json_schema_extra={"format": "int64"}),
    BeforeValidator(_whole_strictly),
]
# In an address everything is a text.
AskedKey = Annotated[int, Field(ge=1, le=LARGEST_KEY), BeforeValidator(_whole_only)]
AskedFlag = Annotated[bool, BeforeValidator(_truth_as_text)]
Count = Annotated[int, Field(ge=0, le=2_147_483_647), BeforeValidator(_whole_strictly)]
SmallCount = Annotated[int, Field(ge=0, le=32_767), BeforeValidator(_whole_strictly)]
Flag = Annotated[bool, BeforeValidator(_truth_only)]
Day = Annotated[
    date,
    BeforeValidator(_text_only),
    AfterValidator(_in_our_time),
]
Moment = Annotated[
    datetime,
    BeforeValidator(_text_only),
    AfterValidator(_with_zone),
]
# A sum is a text, because a JSON number loses kopecks in many languages.
Sum = Annotated[
    Decimal,
    BeforeValidator(_text_only),
    Field(max_digits=16, decimal_places=2, ge=0),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,14}(\.[0-9]{1,2})?$"}),
]
Line = Annotated[str, StringConstraints(max_length=200)]
Long = Annotated[str, StringConstraints(max_length=20_000)]


class Body(BaseModel):
    """What may be sent; a name that is not known is refused, never passed over."""

    model_config = ConfigDict(extra="forbid")

    def said(self) -> dict[str, Any]:
        """Return what was really written, and nothing of what was left out."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class Answer(BaseModel):
    """What is answered."""


class WrongField(Answer):
    """What is wrong with one field."""

    field: str
    message: str


class ProblemAnswer(Answer):
    """An answer of RFC 9457; `now` is the record as it stands if another version was seen."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[WrongField]
    now: dict[str, Any] | None = None
