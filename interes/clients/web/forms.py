"""Forms of the clients room: how fields look and which values they can't have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.clients import queries
from interes.clients.models import ContactPoint, Relation

_TEL = forms.TextInput({"type": "tel", "autocomplete": "off", "placeholder": "+7 495 123-45-67"})
_MAIL = forms.TextInput({"type": "email", "autocomplete": "off"})
_DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


def _digits(length: int) -> forms.TextInput:
    return forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": length})


class CompanyForm(forms.Form):
    """A company that is being taken into the base."""

    name = forms.CharField(label=pgettext_lazy("of a company", "Name"), max_length=200)
    inn = forms.CharField(label=_("INN"), max_length=20, required=False, widget=_digits(12))
    kpp = forms.CharField(label=_("KPP"), max_length=12, required=False, widget=_digits(9))
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False, widget=_TEL)
    email = forms.CharField(label=_("E-mail"), max_length=200, required=False, widget=_MAIL)
    website = forms.CharField(label=_("Website"), max_length=200, required=False)
    city = forms.CharField(label=_("City"), max_length=80, required=False)
    industry = forms.CharField(label=_("Industry"), max_length=80, required=False)
    source = forms.ModelChoiceField(
        queries.sources(),
        label=_("How did they hear of us?"),
        required=False,
        empty_label=_("Not known"),
    )
    about = forms.CharField(label=_("About"), required=False, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, words: dict[str, list[str]], **kwargs: Any) -> None:
        """Offer the cities and industries that are written already."""
        super().__init__(*args, **kwargs)
        self.words = words
        for name in words:
            self.fields[name].widget.attrs["list"] = f"words_{name}"


class PersonForm(forms.Form):
    """A person who is being taken into the base."""

    name = forms.CharField(
        label=_("Last name, first name, patronymic"), max_length=240, required=True
    )
    post = forms.CharField(label=_("Post"), max_length=160, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False, widget=_TEL)
    email = forms.CharField(label=_("E-mail"), max_length=200, required=False, widget=_MAIL)
    messenger = forms.CharField(label=_("Messenger"), max_length=200, required=False)
    birthday = forms.DateField(label=_("Birthday"), required=False, widget=_DAY)
    about = forms.CharField(label=_("About"), required=False, widget=forms.Textarea({"rows": 2}))


class MoveForm(forms.Form):
    """A new post of a person."""

    title = forms.CharField(label=_("Post"), max_length=160, required=False)
    day = forms.DateField(label=_("Since"), widget=_DAY)


class ContactForm(forms.Form):
    """One more way to reach somebody."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=ContactPoint.Kind.choices, widget=forms.RadioSelect
    )
    value = forms.CharField(
        label=_("Number or address"), max_length=200, widget=forms.TextInput({"autofocus": True})
    )
    note = forms.CharField(
        label=_("Note"), max_length=80, required=False, help_text=_("For example: reception")
    )


class SiteForm(forms.Form):
    """A site of a company."""

    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=120)
    city = forms.CharField(label=_("City"), max_length=80, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    seats = forms.IntegerField(label=_("Seats"), min_value=0, max_value=10**6, required=False)


class RelationForm(forms.Form):
    """What another company is to this one."""

    kind = forms.ChoiceField(
        label=_("What is it to this company?"),
        choices=Relation.Kind.choices,
        widget=forms.RadioSelect,
    )
    attitude = forms.ChoiceField(
        label=_("How do they feel about each other?"),
        choices=Relation.Attitude.choices,
        widget=forms.RadioSelect,
        initial=Relation.Attitude.UNKNOWN,
    )
