"""How an import is carried out, chunk by chunk: private to the acts of this room."""

from interes.foundation import lookups as lookups
