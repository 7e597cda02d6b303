"""Tags and added fields as programs send them."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from interes.ui.api.problems import Problem, Wrong

_NAME = re.compile(r"custom_([0-9]{1,18})")


def customs(said: Mapping[str, Any]) -> dict[int, Any]:
    """Return the values of added fields by the numbers of the fields; raises Problem."""
    values = {}
    for name, value in said.items():
        known = _NAME.fullmatch(name)
        if known is None:
            sentence = _("Added fields are called custom_12; “custom-fields” lists them.")
            raise Problem("refused", sentence, [Wrong(f"custom.{name}", sentence)])
        values[int(known[1])] = value
    return values


def tags(present: list[str], wanted: list[str]) -> dict[str, list[str]]:
    """Return which tags must come and go so that the wanted ones are there."""
    plain = [" ".join(one.split()) for one in wanted]
    kept = {one.casefold() for one in plain}
    gone = [one for one in present if one.casefold() not in kept]
    return {"add": [one for one in plain if one], "remove": gone}
