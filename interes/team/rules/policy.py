"""Who may do what (M1.1): the one table that pages, actions and commands ask.

Everything is open for everyone to see; a seller changes what is theirs, a head what is their
department's, an administrator everything and the settings.
"""

from enum import StrEnum


class Standing(StrEnum):
    """How the thing in question stands to the person who asks."""

    ANY = "any"
    OWN = "own"
    DEPARTMENT = "department"
    WORK = "work"


_EVERYONE = {"seller", "head", "administrator"}
_ABOVE = {"head", "administrator"}
_ADMIN = {"administrator"}

# verb -> standing -> roles. A role listed under ANY may do it to everything.
VERBS: dict[str, dict[Standing, set[str]]] = {
    "ui.see": {Standing.ANY: _EVERYONE},
    "profile.change": {Standing.ANY: _EVERYONE},
    "notices.own": {Standing.ANY: _EVERYONE},
    "tokens.own": {Standing.ANY: _EVERYONE},
    "tokens.all": {Standing.ANY: _ADMIN},
    "api.see": {Standing.ANY: _EVERYONE},
    "webhooks.change": {Standing.ANY: _ADMIN},
    "mail.change": {Standing.ANY: _ADMIN},
    "search": {Standing.ANY: _EVERYONE},
    "team.see": {Standing.ANY: _EVERYONE},
    "clients.see": {Standing.ANY: _EVERYONE},
    "clients.create": {Standing.ANY: _EVERYONE},
    "clients.change": {Standing.ANY: _EVERYONE},
    "clients.assign": {
        Standing.ANY: _ADMIN,
        Standing.DEPARTMENT: _ABOVE,
        Standing.OWN: _EVERYONE,
    },
    # Whose record it is decides besides: the act asks for the verb of the record.
    "fields.fill": {Standing.ANY: _EVERYONE},
    "clients.merge": {
        Standing.ANY: _ADMIN,
        Standing.DEPARTMENT: _ABOVE,
        Standing.OWN: _EVERYONE,
    },
    "clients.remove": {
        Standing.ANY: _ADMIN,
        Standing.DEPARTMENT: _ABOVE,
        Standing.OWN: _EVERYONE,
    },
    "deals.see": {Standing.ANY: _EVERYONE},
    "deals.create": {Standing.ANY: _EVERYONE},
    "deals.take": {Standing.ANY: _EVERYONE},
    # Others wait until a deal was forgotten for twice the norm (M4.7).
    "deals.take_anytime": {Standing.ANY: _ABOVE},
    "deals.change": {
        Standing.ANY: _ADMIN,
        Standing.DEPARTMENT: _ABOVE,
        Standing.OWN: _EVERYONE,
        # Who works a deal at its stage goes on with it; it stays the owner's.
        Standing.WORK: _EVERYONE,
    },
    "rivals.change": {Standing.ANY: _EVERYONE},
    "rivals.tidy": {Standing.ANY: _ABOVE},
    "strengths.see": {Standing.ANY: _ABOVE},
    "deals.remove": {
        Standing.ANY: _ADMIN,
        Standing.DEPARTMENT: _ABOVE,
        Standing.OWN: _EVERYONE,
    },
    "knowledge.see": {Standing.ANY: _EVERYONE},
    "knowledge.change": {Standing.ANY: _ABOVE},
    "activities.see": {Standing.ANY: _EVERYONE},
    "activities.log": {Standing.ANY: _EVERYONE},
    "activities.change": {
        Standing.ANY: _ADMIN,
        Standing.DEPARTMENT: _ABOVE,
        Standing.OWN: _EVERYONE,
    },
    "activities.remove": {
        Standing.ANY: _ADMIN,
        Standing.DEPARTMENT: _ABOVE,
        Standing.OWN: _EVERYONE,
    },
    "history.see": {Standing.ANY: _EVERYONE},
    "undo": {Standing.ANY: _EVERYONE},
    "basket.see": {Standing.ANY: _EVERYONE},
    "drafts": {Standing.ANY: _EVERYONE},
    "lists.use": {Standing.ANY: _EVERYONE},
    "views.share": {
        Standing.ANY: _ADMIN,
        Standing.DEPARTMENT: _ABOVE,
        Standing.OWN: _ABOVE,
    },
    "import": {Standing.ANY: _ADMIN},
    "clients.export": {Standing.ANY: _EVERYONE},
    "deals.export": {Standing.ANY: _EVERYONE},
    "activities.export": {Standing.ANY: _EVERYONE},
    "exports.see": {Standing.ANY: _EVERYONE},
    "exports.all": {Standing.ANY: _ADMIN},
    "archive": {Standing.ANY: _ADMIN},
    "automation.see": {Standing.ANY: _ABOVE},
    "automation.change": {Standing.ANY: _ADMIN},
    "settings.see": {Standing.ANY: _ABOVE},
    "settings.change": {Standing.ANY: _ADMIN},
    "users.change": {Standing.ANY: _ADMIN},
}


def allowed(role: str, verb: str, standing: Standing | None = None) -> bool:
    """Tell whether a role may do the verb to a thing of this standing.

    Without a standing the question is "to anything at all", as a menu or a route asks.
    Raises KeyError for a verb that nobody wrote into the table.
    """
    grants = VERBS[verb]
    if standing is None:
        return any(role in roles for roles in grants.values())
    return role in grants.get(Standing.ANY, set()) or role in grants.get(standing, set())
