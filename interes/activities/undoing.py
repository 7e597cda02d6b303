"""How changes of the story and of to-dos are taken back."""

from interes.activities.models import Activity, ToDo
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
