"""When a rule that is refused again and again is let rest."""

from collections.abc import Sequence

PATIENCE = 10


def is_to_pause(latest: Sequence[bool], patience: int = PATIENCE) -> bool:
    """Tell whether a rule is paused: so many runs in a row, newest first, did nothing."""
    return len(latest) >= patience and not any(latest[:patience])
