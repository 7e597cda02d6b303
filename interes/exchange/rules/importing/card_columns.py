"""A card as the cells of one row: every property has its column, what has none goes to the last."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

COLUMNS = (
    "UID",
    "Full name",
    "Last name",
    "First name",
    "Middle name",
    "Organization",
    "Department",
    "Title",
    "Phone",
    "Mobile phone",
    "Work phone",
    "Home phone",
    "Fax",
    "Pager",
    "E-mail",
    "Work e-mail",
    "Home e-mail",
    "Website",
    "Messenger",
    "Birthday",
    "Work street",
    "Work city",
    "Work region",
    "Work postcode",
    "Work country",
    "Note",
    "Categories",
    "Other",
)
_MESSENGERS = {
    "X-SKYPE", "X-SKYPE-USERNAME", "X-ICQ", "X-AIM", "X-MSN", "X-YAHOO", "X-JABBER", "X-QQ",
    "X-GTALK", "X-GOOGLE-TALK", "X-TELEGRAM", "X-WHATSAPP", "X-GADUGADU", "X-GROUPWISE",
    "X-KADDRESSBOOK-X-IMADDRESS", "X-IM", "X-MS-IMADDRESS", "IMPP", "X-SOCIALPROFILE",
}  # fmt: skip
_PHONES = (
    ({"FAX", "BFAX", "HFAX"}, "Fax"),
    ({"PAGER"}, "Pager"),
    ({"CELL", "MOBILE", "IPHONE"}, "Mobile phone"),
    ({"WORK"}, "Work phone"),
    ({"HOME"}, "Home phone"),
)
_MAILS = (({"WORK"}, "Work e-mail"), ({"HOME"}, "Home e-mail"))
_PLAIN = {"UID": "UID", "FN": "Full name", "TITLE": "Title", "URL": "Website", "NOTE": "Note"}
_TECHNICAL = re.compile(
    r"X-(ABLABEL|ABADR|ABUID|ABSHOWAS|ABCROP|ABPHOTO|MOZILLA|MS-OL|MS-CARDPICTURE|MS-TEXT|"
    r"EVOLUTION-FILE-AS|IMAGE|FC|ETAG|ID$|ADDRESSBOOKSERVER|WAB|LOTUS-CHARSET)|^(BEGIN|END|SOURCE|CLASS|"
    r"SORT-STRING|LABEL|MAILER|CALURI|FBURL|CLIENTPIDMAP|NAME)$"
)
_ESCAPED = re.compile(r"\\([\\,;:nN\"])")
_LONGEST_OTHER = 2000


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: TEL with its types, group and value."""

    name: str
    group: str
    types: frozenset[str]
    value: str


def cells_of(properties: Sequence[Property]) -> tuple[str, ...]:
    """Return the cells of a card; several values of one column stand on lines of their own."""
    cells: dict[str, list[str]] = defaultdict(list)
    labels = {p.group: _label(p.value) for p in properties if p.name == "X-ABLABEL" and p.group}
    for found in properties:
        for column, value in _places(found, labels.get(found.group, "") if found.group else ""):
            if value and value not in cells[column]:
                cells[column].append(value)
    _settle(cells)
    return tuple("\n".join(cells[column]) if column in cells else "" for column in COLUMNS)


def unescaped(value: str) -> str:
    r"""Return the text behind \, \; and \n."""
    text = _ESCAPED.sub(lambda m: "\n" if m.group(1) in "nN" else m.group(1), value)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def parts_of(value: str, most: int) -> list[str]:
    """Return so many parts of a value between semicolons that are not escaped."""
    parts = [unescaped(part) for part in re.split(r"(?<!\\);", value)]
    return [*parts, *[""] * most][: max(most, len(parts))]


def _places(found: Property, label: str) -> list[tuple[str, str]]:
    """Return which columns take a property."""
    name = found.name
    if name in _PLAIN:
        return [(_PLAIN[name], unescaped(found.value))]
    if name in _SPECIAL:
        return _SPECIAL[name](found, label)
    if name in _MESSENGERS:
        return [("Messenger", _messenger(found))]
    if _TECHNICAL.search(name) or len(found.value) > _LONGEST_OTHER:
        return []
    value = ", ".join(part for part in parts_of(found.value, 0) if part)
    return [("Other", f"{name.removeprefix('X-').capitalize()}: {value}")]


def _name(found: Property, _label: str) -> list[tuple[str, str]]:
    last, first, middle, before, after, *_ = parts_of(found.value, 5)
    extra = " ".join(part for part in (before, after) if part)
    return [
        ("Last name", last),
        ("First name", first),
        ("Middle name", middle),
        ("Other", f"Title: {extra}" if extra else ""),
    ]


def _work(found: Property, _label: str) -> list[tuple[str, str]]:
    company, *units = parts_of(found.value, 1)
    return [("Organization", company), ("Department", ", ".join(u for u in units if u))]


def _phone(found: Property, label: str) -> list[tuple[str, str]]:
    value = unescaped(found.value)
    value = re.sub(r";ext=", " ext. ", re.sub(r"^tel:", "", value, flags=re.IGNORECASE))
    return [(_column(found, _PHONES, "Phone"), _noted(value, label))]


def _mail(found: Property, label: str) -> list[tuple[str, str]]:
    value = re.sub(r"^mailto:", "", unescaped(found.value), flags=re.IGNORECASE)
    return [(_column(found, _MAILS, "E-mail"), _noted(value, label))]


def _address(found: Property, _label: str) -> list[tuple[str, str]]:
    box, extra, street, city, region, code, country, *_ = parts_of(found.value, 7)
    house = ", ".join(part.replace("\n", ", ") for part in (box, extra, street) if part)
    if "HOME" in found.types:
        whole = ", ".join(p for p in (code, country, region, city, house) if p)
        return [("Other", f"Home address: {whole}" if whole else "")]
    return [
        ("Work street", house),
        ("Work city", city),
        ("Work region", region),
        ("Work postcode", code),
        ("Work country", country),
    ]


def _birthday(found: Property, _label: str) -> list[tuple[str, str]]:
    return [("Birthday", unescaped(found.value))]


def _categories(found: Property, _label: str) -> list[tuple[str, str]]:
    return [("Categories", ", ".join(part for part in parts_of(found.value, 1) if part))]


def _role(found: Property, _label: str) -> list[tuple[str, str]]:
    return [("Role", unescaped(found.value))]


_SPECIAL = {
    "N": _name,
    "ORG": _work,
    "TEL": _phone,
    "X-MS-TEL": _phone,
    "EMAIL": _mail,
    "ADR": _address,
    "BDAY": _birthday,
    "CATEGORIES": _categories,
    "ROLE": _role,
}


def _settle(cells: dict[str, list[str]]) -> None:
    """Take what may stand once, and move the others to the last column."""
    role = cells.pop("Role", [])
    if role and not cells.get("Title"):
        cells["Title"] = role[:1]
    elif role:
        cells["Other"] += [f"Role: {value}" for value in role]
    for column in ("Organization", "Title", "Work city", "Work street"):
        cells["Other"] += [f"{column}: {value}" for value in cells[column][1:]]
        cells[column] = cells[column][:1]
    for column in ("Full name", "Last name", "First name", "Middle name", "UID", "Birthday"):
        cells[column] = cells[column][:1]
    for column in ("Work region", "Work postcode", "Work country", "Department"):
        cells[column] = [", ".join(cells[column])] if cells[column] else []


def _column(found: Property, columns: Sequence[tuple[set[str], str]], other: str) -> str:
    return next((column for types, column in columns if types & found.types), other)


def _messenger(found: Property) -> str:
    value = unescaped(found.value)
    scheme, _, rest = value.partition(":")
    if found.name == "IMPP" and rest and not rest.startswith("//"):
        return f"{rest} ({scheme.lower()})"
    kind = found.name.removeprefix("X-").removesuffix("-USERNAME").lower()
    return value if kind in {"impp", "socialprofile"} else f"{value} ({kind})"


def _label(value: str) -> str:
    """Return a label; Apple writes its own as _$!<Mobile>!$_."""
    return re.sub(r"^_\$!<(.*)>!\$_$", r"\1", unescaped(value))


def _noted(value: str, label: str) -> str:
    return f"{value} ({label})" if value and label else value
