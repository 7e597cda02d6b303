"""Numbers of records as forms and addresses name them: anyone may write anything there."""

# A bigint has nineteen figures at most; eighteen always fit.
LONGEST = 18


def key_in(text: str | None) -> int | None:
    """Return the number of a record, or None if the text can't be one."""
    said = (text or "").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) <= LONGEST else None
