"""Webhooks: tell other programs what happened, signed, in order, until they have heard it."""
