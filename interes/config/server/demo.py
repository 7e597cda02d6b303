"""When the demo company is loaded, and who can sign in; its story only the `demo` room knows."""

from collections.abc import Iterable
from datetime import UTC, datetime


def is_wanted() -> bool:
    """Tell whether the database is still empty of people."""
    from interes.team.models import User

    return not User.objects.exists()


def load(language: str) -> Iterable[str]:
    """Load the company and tell what there is and who can sign in."""
    from interes.demo.load import load as load_company

    return load_company(language, now=datetime.now(UTC)).lines()


def language() -> str:
    """Choose the language of the demo company: that of the installation."""
    from django.conf import settings

    return "en" if settings.LANGUAGE_CODE.startswith("en") else "ru"


def who_can_sign_in(most: int = 5) -> list[str]:
    """Name some people who can sign in, administrators first; only the demo password is told."""
    from interes.demo.staff import PASSWORD
    from interes.team.models import User

    people = User.objects.filter(is_active=True, email__isnull=False).order_by("role", "pk")
    able = [user for user in people if user.can_sign_in]
    if not able:
        return ["Nobody can sign in yet: interes create-user --role admin --email … --name …"]
    names = ", ".join(f"{user.email} ({user.role})" for user in able[:most])
    more = f" and {len(able) - most} more" if len(able) > most else ""
    told = f"; the demo password is {PASSWORD}" if able[0].check_password(PASSWORD) else ""
    return [f"Can sign in: {names}{more}{told}"]
