"""How changes of our own people and structure are taken back."""

from interes.foundation import undoing
from interes.team.models import Branch, Department, User

undoing.register(User, verb="users.change")
undoing.register(Department)
undoing.register(Branch)
