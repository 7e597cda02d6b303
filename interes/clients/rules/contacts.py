"""One writing for each phone, e-mail and site, so that equal ones are found equal."""

import re

import phonenumbers

# "доб. 12" and "вн. 12" are how an extension is written in Russian.
_EXTENSION = re.compile(r"(доб|вн|внутр)(авочный|\.|\s)*(?=\d)", re.IGNORECASE)
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$")


def normal_phone(text: str, *, country: str = "RU") -> str | None:
    """Return the number as +74951234567 or +74951234567;12 with the extension, or None.

    Understands 8 (495)…, +7, "доб. 12", "ext 12"; a number without its city code is not whole.
    """
    try:
        number = phonenumbers.parse(_EXTENSION.sub("ext. ", text), country)
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{plain};{number.extension}" if number.extension else plain


def normal_email(text: str) -> str | None:
    """Return the address in lower case, or None if it can't be one."""
    plain = text.strip().strip("<>").lower()
    return plain if _EMAIL.match(plain) else None


def normal_site(text: str) -> str | None:
    """Return the host and path of a site without scheme, www and the last slash, or None."""
    plain = re.sub(r"^https?://(www\.)?|^www\.", "", text.strip().lower()).rstrip("/")
    return plain if re.match(r"^[^\s/]+\.[^\s/.]{2,}", plain) else None


def normal_contact(kind: str, text: str) -> str | None:
    """Return the one writing of a way to reach someone, or None if it can't be of this kind."""
    match kind:
        case "phone":
            return normal_phone(text)
        case "email":
            return normal_email(text)
        case "website":
            return normal_site(text)
        case _:
            return text.strip().lower() or None
