"""What people type on the pages of the team room."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.team.models import Branch, Department, User


class SignInForm(forms.Form):
    """E-mail and password."""

    email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    # Longer than anyone types, shorter than what would keep Argon2 busy.
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class AboutForm(forms.Form):
    """What people say about themselves."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    post = forms.CharField(label=_("Post"), max_length=120, required=False)
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )


class AppearanceForm(forms.Form):
    """How people like their screen."""

    language = forms.ChoiceField(
        label=_("Language"), choices=User.Language, widget=forms.RadioSelect, required=False
    )
    theme = forms.ChoiceField(
        label=_("Theme"), choices=User.Theme, widget=forms.RadioSelect, required=False
    )
    density = forms.ChoiceField(
        label=_("Density"), choices=User.Density, widget=forms.RadioSelect, required=False
    )


class PasswordForm(forms.Form):
    """The present password and a new one."""

    present = forms.CharField(
        label=_("Present password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters; three words from your head are better than one."),
    )


class NewPasswordForm(forms.Form):
    """A password that an administrator gives."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("At least 10 characters. Tell it in person: it is not shown again."),
    )


class _Departments(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Departments with the branch they belong to."""

    def label_from_instance(self, obj: Department) -> str:
        """Return the branch and the department."""
        return f"{obj.branch} · {obj}" if obj.branch else str(obj)


class UserForm(forms.Form):
    """What an administrator says about a person."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("They sign in with it. Without one they own records but can't sign in."),
    )
    role = forms.ChoiceField(
        label=_("Role"), choices=User.Role, widget=forms.RadioSelect, initial=User.Role.SELLER
    )
    department = _Departments(
        Department.objects.select_related("branch").order_by("branch__name", "name"),
        label=_("Department"),
        required=False,
        empty_label=_("No department"),
    )
    post = forms.CharField(label=_("Post"), max_length=120, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=User.Language,
        widget=forms.RadioSelect,
        initial=User.Language.RUSSIAN,
    )

    def clean_email(self) -> str | None:
        """Keep no e-mail as none: many people may have none."""
        return self.cleaned_data["email"] or None


class NewUserForm(UserForm):
    """A new person, who may get a password at once."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("At least 10 characters. Leave it empty for someone who won't sign in."),
    )


class BranchForm(forms.Form):
    """A branch."""

    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=120)
    city = forms.CharField(label=_("City"), max_length=80, required=False)


class DepartmentForm(forms.Form):
    """A department and where it belongs."""

    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=120)
    branch = forms.ModelChoiceField(
        Branch.objects.order_by("name"),
        label=_("Branch"),
        required=False,
        empty_label=_("The whole company"),
    )
