"""Which operations of which rooms make the API, in the order of the document."""

from interes.clients import api as clients
from interes.deals import api as deals
from interes.team.api.endpoints import users

ROOMS = (
    clients.companies,
    clients.people,
    clients.parts,
    deals.deals,
    deals.acts,
    deals.settings,
    clients.settings,
    users,
)
