"""What forms and refusals have to say to each other."""

from django.forms import BaseForm

from interes.foundation.refusals import Refusal


def explain(entry: BaseForm, refusal: Refusal) -> None:
    """Put the sentence of a refusal at its field, or on top of the form if it has none there."""
    entry.add_error(refusal.field if refusal.field in entry.fields else None, str(refusal))


def sentence(entry: BaseForm) -> str:
    """Return what is wrong with the form as a whole, for its top."""
    return " ".join(str(error) for error in entry.non_field_errors())
