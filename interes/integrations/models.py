"""Nouns of the doors to other systems."""

from interes.integrations.mail.models import MailLetter
from interes.integrations.webhooks.models import Message, Telling, Webhook

__all__ = ["MailLetter", "Message", "Telling", "Webhook"]
