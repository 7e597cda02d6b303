"""Nouns of the doors to other systems."""

from interes.integrations.webhooks.models import Message, Telling, Webhook

__all__ = ["Message", "Telling", "Webhook"]
