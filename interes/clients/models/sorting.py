"""Columns that the database makes of others: the order of names, what they are compared by."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Lower


def sort_key(*fields: str) -> models.GeneratedField:
    """Return a stored column: lower case, ё as е, without quotes; index it and sort by it."""
    text: Func | F = F(fields[0])
    for field in fields[1:]:
        text = Func(text, Value(" "), F(field), template="(%(expressions)s)", arg_joiner=" || ")
    plain = Func(Lower(text), Value("ё«»\"'"), Value("е"), function="translate")
    return models.GeneratedField(
        expression=Func(plain, function="btrim"),
        output_field=models.TextField(),
        db_persist=True,
        editable=False,
    )


def made_by(function: str, *fields: str, many: bool = False) -> models.GeneratedField:
    """Return a stored column that a function of the database makes of other columns."""
    text = models.TextField()
    kind: models.Field[Any, Any] = ArrayField(text) if many else text
    return models.GeneratedField(
        expression=Func(*(F(field) for field in fields), function=function, output_field=kind),
        output_field=kind,
        db_persist=True,
        editable=False,
    )
