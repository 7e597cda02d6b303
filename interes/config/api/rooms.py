"""Which operations of which rooms make the API, in the order of the document."""

from interes.clients.api import companies, parts, people, settings
from interes.team.api.endpoints import users

ROOMS = (companies, people, parts, settings, users)
