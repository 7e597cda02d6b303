"""Write a letter out: in the language of its reader, as plain text and as simple HTML."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.template import engines
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.desk.models import Notice
from interes.desk.queries import NoticeLine, notice_lines
from interes.integrations.mail import laws
from interes.integrations.mail.models import MailLetter
from interes.team.models import User

_FIELDS = ("id", "kind", "facts", "link", "made_at", "seen_at")


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in words."""

    subject: str
    lines: list[NoticeLine]
    more: int
    language: str


def written(letter: MailLetter) -> Written | None:
    """Return a letter in the language of its reader; None if everything was read here meanwhile."""
    with translation.override(letter.user.language):
        if letter.is_test:
            return Written(_("A test letter from Interes"), [], 0, letter.user.language)
        unseen = Notice.objects.filter(pk__in=letter.notices, user=letter.user, seen_at=None)
        lines = notice_lines(unseen.order_by("-id").values(*_FIELDS))
        if not lines:
            return None
        number = ngettext("%(n)s notice", "%(n)s notices", len(lines)) % {"n": len(lines)}
        subject = lines[0].sentence if len(lines) == 1 else f"{_('Interes')}: {number}"
        shown = lines[: laws.MOST_LINES]
        return Written(laws.one_line(subject), shown, len(lines) - len(shown), letter.user.language)


def message_of(letter: MailLetter, words: Written, *, sender: str, now: datetime) -> EmailMessage:
    """Return the letter as it is sent; a header that would hold two lines raises ValueError."""
    message = EmailMessage(policy=SMTP)
    with translation.override(words.language):
        text, html = text_of(letter.user, words), html_of(letter.user, words)
        message["From"] = Address(_("Interes"), addr_spec=sender)
    message["To"] = Address(laws.one_line(letter.user.name), addr_spec=letter.user.email or "")
    message["Subject"] = words.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{letter.uid.hex}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = words.language
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return message


def text_of(user: User, words: Written) -> str:
    """Return the letter as plain text."""
    parts = [_greeting(user)]
    parts += ["\n".join(p for p in (f"* {one.sentence}", *_under(one)) if p) for one in words.lines]
    parts += [_more(words)] if words.more else []
    parts += [] if words.lines else [_("If you read this, letters from Interes reach you.")]
    return "\n\n".join([*parts, _ending()]) + "\n"


def html_of(user: User, words: Written) -> str:
    """Return the letter as HTML that any mail program shows: no pictures, no scripts."""
    known = engines["jinja2"].env.get_template(  # type: ignore[attr-defined]
        "integrations/letter.html"
    )
    context = {
        "greeting": _greeting(user),
        "lines": [(one, _address(one)) for one in words.lines],
        "more": _more(words) if words.more else "",
        "language": words.language,
        "choices": full(reverse("desk:notice_choices")),
        "home": full(reverse("desk:notices")),
    }
    return str(known.render(context))


def full(path: str) -> str:
    """Return an address with the outer name of the product; nothing if it has none."""
    return settings.PUBLIC_URL.rstrip("/") + path if settings.PUBLIC_URL else ""


def host() -> str:
    """Return the outer name of the product."""
    return urlsplit(settings.PUBLIC_URL).hostname or ""


def _greeting(user: User) -> str:
    return _("%(name)s, hello!") % {"name": user.name}


def _under(one: NoticeLine) -> list[str]:
    return [f"  {line}" for line in (one.note, _address(one)) if line]


def _address(one: NoticeLine) -> str:
    return full(reverse("desk:notice", args=[one.id]))


def _more(words: Written) -> str:
    sentence = ngettext("And %(n)s more.", "And %(n)s more.", words.more)
    return sentence % {"n": words.more}


def _ending() -> str:
    said = _("You can choose of what you are told by e-mail.")
    return "\n".join(part for part in (said, full(reverse("desk:notice_choices"))) if part)
