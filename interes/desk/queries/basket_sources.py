"""Where the records of the basket come from: their columns, and what belongs there itself.

What went along with its company or deal is counted there, not listed itself.
"""

from typing import NamedTuple


class Source(NamedTuple):
    """How one kind of records is asked for: kind, key, moment, form, company, title, went along."""

    columns: str
    of: str


_HOLDERS = """
LEFT JOIN company c ON c.id = t.company_id LEFT JOIN deal d ON d.id = t.deal_id
LEFT JOIN person p ON p.id = t.person_id"""
_ITSELF = """c.removed_at IS DISTINCT FROM t.removed_at
  AND d.removed_at IS DISTINCT FROM t.removed_at AND p.removed_at IS DISTINCT FROM t.removed_at"""

SOURCES = {
    "company": Source(
        """'company', t.id, t.removed_at, t.legal_form, t.name, '',
       (SELECT count(*) FROM deal d WHERE d.company_id = t.id AND d.removed_at = t.removed_at),
       (SELECT count(*) FROM activity a WHERE a.company_id = t.id
            AND a.removed_at = t.removed_at)""",
        "FROM company t WHERE t.merged_into_id IS NULL",
    ),
    "person": Source(
        """'person', t.id, t.removed_at, '', concat_ws(' ', nullif(t.last_name, ''),
       nullif(t.first_name, ''), nullif(t.middle_name, '')), '', 0::bigint,
       (SELECT count(*) FROM activity a WHERE a.person_id = t.id
            AND a.removed_at = t.removed_at)""",
        "FROM person t WHERE t.merged_into_id IS NULL",
    ),
    "deal": Source(
        """'deal', t.id, t.removed_at, coalesce(c.legal_form, ''), coalesce(c.name, ''), t.title,
       0::bigint,
       (SELECT count(*) FROM activity a WHERE a.deal_id = t.id AND a.removed_at = t.removed_at)""",
        "FROM deal t LEFT JOIN company c ON c.id = t.company_id"
        " WHERE c.removed_at IS DISTINCT FROM t.removed_at",
    ),
    "talk": Source(
        """'talk', t.id, t.removed_at, coalesce(c.legal_form, ''), coalesce(c.name, ''),
       coalesce(nullif(left(t.text, 120), ''), t.kind), 0::bigint, 0::bigint""",
        f"FROM activity t {_HOLDERS}"
        f" WHERE t.kind IN ('call', 'meeting', 'letter', 'message', 'note') AND {_ITSELF}",
    ),
    "to_do": Source(
        """'to_do', t.id, t.removed_at, coalesce(c.legal_form, ''), coalesce(c.name, ''), t.text,
       0::bigint, 0::bigint""",
        f"FROM to_do t {_HOLDERS} WHERE {_ITSELF}",
    ),
    "promise": Source(
        """'promise', t.id, t.removed_at, coalesce(c.legal_form, ''), coalesce(c.name, ''), t.text,
       0::bigint, 0::bigint""",
        f"FROM promise t {_HOLDERS} WHERE {_ITSELF}",
    ),
    "meeting": Source(
        """'meeting', t.id, t.removed_at, coalesce(c.legal_form, ''), coalesce(c.name, ''),
       coalesce(nullif(t.goal, ''), t.kind), 0::bigint, 0::bigint""",
        "FROM meeting t JOIN deal d ON d.id = t.deal_id LEFT JOIN company c ON c.id = d.company_id"
        " WHERE d.removed_at IS DISTINCT FROM t.removed_at",
    ),
}
TABLES = {
    "company": "company",
    "person": "person",
    "deal": "deal",
    "talk": "activity",
    "to_do": "to_do",
    "promise": "promise",
    "meeting": "meeting",
}
HISTORIES = {
    "company": "clients_companyevent",
    "person": "clients_personevent",
    "deal": "deals_dealevent",
    "talk": "activities_activityevent",
    "to_do": "activities_todoevent",
    "promise": "activities_promiseevent",
    "meeting": "activities_meetingevent",
}
# Whose a record is, and the right that it takes to put it into the basket and out of it.
OWNERS = {
    "company": ("owner_id", "clients.remove"),
    "person": ("owner_id", "clients.remove"),
    "deal": ("owner_id", "deals.remove"),
    "talk": ("by_id", "activities.remove"),
    "to_do": ("owner_id", "activities.remove"),
    "promise": ("owner_id", "activities.remove"),
    "meeting": ("by_id", "activities.remove"),
}
KINDS = tuple(SOURCES)
