"""What people type on the pages of the desk."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interes.clients import queries as clients
from interes.clients.models import Source
from interes.deals import actions as deals
from interes.deals.models import Deal
from interes.desk.rules import is_phone
from interes.foundation.refusals import Refusal

CHANNELS = [(value, word) for value, word in Deal.Channel.choices if value != "unknown"]


class AddForm(forms.Form):
    """An interest; the fields of the next step are read by `deals.actions.read_plan`."""

    company_text = forms.CharField(
        label=_("Company"),
        max_length=200,
        error_messages={"required": _("Write the name of the company.")},
    )
    person_text = forms.CharField(label=_("Person"), max_length=240, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=200, required=False)
    title = forms.CharField(
        label=_("What they want"),
        max_length=200,
        error_messages={"required": _("Say in a few words what they want.")},
    )
    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=CHANNELS,
        error_messages={"required": _("Ask how they heard of us and choose the channel.")},
    )
    source = forms.ModelChoiceField(
        Source.objects.none(), label=_("Source"), required=False, empty_label=_("Not known")
    )
    product = forms.CharField(label=_("Product"), max_length=120, required=False)
    amount = forms.CharField(label=_("Sum"), max_length=40, required=False)
    amount_currency = forms.ChoiceField(
        choices=[(code, code) for code in deals.CURRENCIES], required=False
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the sources that can be chosen now."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["source"].queryset = clients.sources()  # type: ignore[attr-defined]

    def clean_company_text(self) -> str:
        """Take no number alone for a name."""
        text = str(self.cleaned_data["company_text"])
        if self.data.get("company") or self.data.get("company_choice"):
            return text
        if is_phone(text):
            sentence = gettext("Nobody has this phone yet: write the name here, the phone below.")
            raise forms.ValidationError(sentence)
        if text.isdecimal():
            sentence = gettext("Nobody with this INN is here yet: write the name.")
            raise forms.ValidationError(sentence)
        return text

    def clean_amount(self) -> Decimal | None:
        """Read a sum as every form does."""
        try:
            return deals.read_amount(self.cleaned_data)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean_amount_currency(self) -> str:
        """Fall back to the usual one."""
        return deals.read_currency(self.cleaned_data)
