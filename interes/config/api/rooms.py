"""Which operations of which rooms make the API, in the order of the document."""

from interes.activities import api as activities
from interes.automation import api as automation
from interes.clients import api as clients
from interes.deals import api as deals
from interes.desk import api as desk
from interes.exchange.api import imports
from interes.knowledge import api as knowledge
from interes.team.api.endpoints import users

ROOMS = (
    clients.companies,
    clients.people,
    clients.parts,
    deals.deals,
    deals.acts,
    deals.people,
    deals.coverage,
    deals.rivals,
    deals.cadences,
    deals.climbing,
    deals.flags,
    deals.qualification,
    deals.passing,
    deals.mailing,
    knowledge.arguments,
    knowledge.cases,
    activities.references,
    activities.talks,
    activities.to_dos,
    activities.meetings,
    activities.promises,
    desk.finding,
    desk.notices,
    desk.of_clients,
    desk.of_deals,
    automation.rules,
    imports,
    deals.settings,
    clients.settings,
    users,
)
