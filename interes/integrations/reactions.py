"""What the doors to other systems do when rooms announce something."""

from interes.integrations.mail import noting as letters
from interes.integrations.webhooks import noting, queries

__all__ = ["letters", "noting", "queries"]
