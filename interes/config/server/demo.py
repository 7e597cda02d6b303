"""When the demo company is loaded; what is in it is the business of the `demo` room."""

from collections.abc import Iterable
from importlib.util import find_spec


def is_wanted() -> bool:
    """Tell whether the database is still empty of people."""
    from interes.team.models import User

    return find_spec("interes.demo") is not None and not User.objects.exists()


def load(language: str) -> Iterable[str]:
    """Load the company and tell what there is and who can sign in."""
    from interes.demo.load import load as load_company

    return load_company(language).lines()


def language() -> str:
    """Choose the language of the demo company: that of the installation."""
    from django.conf import settings

    return "en" if settings.LANGUAGE_CODE.startswith("en") else "ru"


def who_can_sign_in(most: int = 5) -> list[str]:
    """Name some people who can sign in, administrators first; passwords are nobody's business."""
    from interes.team.models import User

    people = User.objects.filter(is_active=True, email__isnull=False).order_by("role", "name")
    able = [user for user in people if user.can_sign_in]
    if not able:
        return ["Nobody can sign in yet: interes create-user --role admin --email … --name …"]
    names = ", ".join(f"{user.email} ({user.role})" for user in able[:most])
    more = f" and {len(able) - most} more" if len(able) > most else ""
    return [f"Can sign in: {names}{more}"]
