"""The floor of each page: the rows it shows, by hand-written SQL over one connection."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page, its address, and the statements that fetch the same rows."""

    name: str
    path: str
    floor: tuple[str, ...]


SESSION = "SELECT session_data FROM django_session WHERE session_key = %(session)s"
USER = "SELECT * FROM app_user WHERE id = %(user)s"

TODAY = """
SELECT s.id, s.kind, s.text, s.due_at, s.has_time, d.id, d.title, d.amount, d.currency,
       d.stage_since, stage.name_ru, stage.norm_days, c.name,
       (SELECT max(a.at) FROM activity a WHERE a.deal_id = d.id AND a.kind = 'call')
FROM step s JOIN deal d ON d.id = s.deal_id JOIN stage ON stage.id = d.stage_id
LEFT JOIN company c ON c.id = d.company_id
WHERE s.owner_id = %(user)s AND s.state = 'planned' ORDER BY s.due_at, s.id LIMIT 60
"""
ONE_DEAL = "SELECT * FROM deal WHERE id = %(deal)s"
TALKS = """
SELECT a.*, u.name FROM activity a LEFT JOIN app_user u ON u.id = a.by_id
WHERE a.deal_id = %(deal)s ORDER BY a.at DESC, a.id DESC LIMIT 30
"""
BOARD_CARDS = """
SELECT stage.id, card.* FROM stage
CROSS JOIN LATERAL (
    SELECT d.id, d.title, d.amount, d.currency, d.stage_since, c.name, s.text, s.due_at, u.name
    FROM deal d JOIN step s ON s.id = d.next_step_id JOIN app_user u ON u.id = d.owner_id
    LEFT JOIN company c ON c.id = d.company_id
    WHERE d.stage_id = stage.id AND d.pipeline_id = stage.pipeline_id AND d.state = 'open'
    ORDER BY d.stage_since DESC, d.id DESC LIMIT 30
) card
WHERE stage.pipeline_id = %(pipeline)s AND stage.is_active
"""
BOARD_SUMS = """
SELECT stage_id, currency, count(*), sum(amount) FROM deal
WHERE pipeline_id = %(pipeline)s AND state = 'open' GROUP BY stage_id, currency
"""
DEALS = """
SELECT d.id, d.title, d.amount, d.currency, d.created_at, c.name, stage.name_ru, u.name,
       s.text, s.due_at
FROM deal d LEFT JOIN company c ON c.id = d.company_id JOIN stage ON stage.id = d.stage_id
JOIN app_user u ON u.id = d.owner_id LEFT JOIN step s ON s.id = d.next_step_id
WHERE d.state = 'open' ORDER BY d.created_at DESC, d.id DESC LIMIT 50
"""
COMPANIES = """
SELECT c.id, c.name, c.legal_form, c.inn, c.city, c.status, c.industry, c.changed_at, u.name
FROM company c LEFT JOIN app_user u ON u.id = c.owner_id
ORDER BY c.sort_name, c.id LIMIT 50
"""
COMPANY = (
    "SELECT * FROM company WHERE id = %(company)s",
    """SELECT p.*, post.title FROM post JOIN person p ON p.id = post.person_id
       WHERE post.company_id = %(company)s""",
    "SELECT * FROM contact_point WHERE company_id = %(company)s",
    "SELECT * FROM site WHERE company_id = %(company)s",
    "SELECT * FROM relation WHERE company_id = %(company)s OR other_id = %(company)s",
    """SELECT a.*, u.name FROM activity a LEFT JOIN app_user u ON u.id = a.by_id
       WHERE a.company_id = %(company)s ORDER BY a.at DESC, a.id DESC LIMIT 30""",
)
DEAL = (
    """SELECT d.*, c.name, u.name, stage.name_ru, s.* FROM deal d
       LEFT JOIN company c ON c.id = d.company_id JOIN app_user u ON u.id = d.owner_id
       JOIN stage ON stage.id = d.stage_id LEFT JOIN step s ON s.id = d.next_step_id
       WHERE d.id = %(deal)s""",
    "SELECT * FROM stage WHERE pipeline_id = %(pipeline)s",
    "SELECT * FROM stage_move WHERE deal_id = %(deal)s",
    "SELECT p.* FROM deal_person dp JOIN person p ON p.id = dp.person_id WHERE deal_id = %(deal)s",
    TALKS,
)
SEARCH = """
(SELECT id, name FROM company WHERE sort_name LIKE %(fragment)s LIMIT 8)
UNION ALL (SELECT id, last_name FROM person WHERE sort_name LIKE %(fragment)s LIMIT 8)
UNION ALL (SELECT id, title FROM deal WHERE title ILIKE %(fragment)s LIMIT 8)
"""

PAGES = (
    Page("Today", "/", (TODAY, ONE_DEAL, TALKS)),
    Page("Board, own deals", "/board/", (BOARD_CARDS, BOARD_SUMS)),
    Page("Board, everyone's", "/board/?owner=all", (BOARD_CARDS, BOARD_SUMS)),
    Page("Deals, list", "/deals/", (DEALS,)),
    Page("Deal", "/deals/{deal}/", DEAL),
    Page("Companies, list", "/companies/", (COMPANIES,)),
    Page("Company", "/companies/{company}/", COMPANY),
    Page("Search while typing", "/search/?q=con", (SEARCH,)),
)
