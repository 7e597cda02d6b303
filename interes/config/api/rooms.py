"""Which operations of which rooms make the API, in the order of the document."""

from interes.activities import api as activities
from interes.clients import api as clients
from interes.deals import api as deals
from interes.desk.api import finding
from interes.exchange.api import imports
from interes.team.api.endpoints import users

ROOMS = (
    clients.companies,
    clients.people,
    clients.parts,
    deals.deals,
    deals.acts,
    activities.talks,
    activities.to_dos,
    finding,
    imports,
    deals.settings,
    clients.settings,
    users,
)
