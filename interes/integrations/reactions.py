"""What the doors to other systems do when rooms announce something."""

from interes.integrations.webhooks import noting, queries

__all__ = ["noting", "queries"]
