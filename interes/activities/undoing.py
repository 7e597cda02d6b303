"""How changes of the story, of to-dos and of promises are taken back."""

from interes.activities.models import (
    Activity,
    Meeting,
    MeetingArgument,
    MeetingGuest,
    Promise,
    PromiseKind,
    PromiseNorm,
    ReferenceTold,
    Remedy,
    ToDo,
)
from interes.foundation import undoing

# A line that tells of a move or an ending stays as long as that move or ending does.
undoing.register(
    Activity,
    removal="basket",
    verb="activities.change",
    of=("deal",),
    follows=("deal", ("stage", "state", "next_step", "owner")),
)
undoing.register(ToDo, removal="basket", of=("deal",), verb="activities.change")
undoing.register(
    Promise,
    removal="basket",
    of=("deal",),
    verb="activities.change",
    # How it ended leans on its term: in time or late.
    together=[
        (
            *("state", "ended_at", "breached_at", "because"),
            *("due_at", "times_moved", "moved_because", "moved_told"),
        )
    ],
)
undoing.register(PromiseKind)
undoing.register(PromiseNorm)
undoing.register(ReferenceTold, of=("deal",), verb="activities.change")
undoing.register(Remedy, verb="activities.change")
undoing.register(
    Meeting,
    removal="basket",
    of=("deal",),
    verb="activities.change",
    together=[
        ("step", "to_do"),
        ("state", "ended_at", "was_due_at", "result", "held_place", "activity", "because"),
    ],
)
undoing.register(MeetingGuest, of=("meeting",), verb="activities.change")
undoing.register(MeetingArgument, of=("meeting",), verb="activities.change")
