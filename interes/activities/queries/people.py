"""Whom one may talk to about a deal or at a company, with the number to dial."""

from dataclasses import dataclass

from django.db import connection

from interes.team.models import User

MOST = 40

_SQL = """
SELECT p.id,
       concat_ws(' ', nullif(p.last_name, ''), nullif(p.first_name, ''),
                 nullif(p.middle_name, '')) AS name,
       coalesce(post.title, '') AS title,
       coalesce((SELECT c.value FROM contact_point c
                 WHERE c.person_id = p.id AND c.kind = 'phone' ORDER BY c.id LIMIT 1),
                (SELECT c.value FROM contact_point c
                 WHERE c.company_id = %(company)s AND c.kind = 'phone' ORDER BY c.id LIMIT 1), ''),
       coalesce((SELECT c.value FROM contact_point c
                 WHERE c.person_id = p.id AND c.kind = 'email' ORDER BY c.id LIMIT 1), ''),
       dp.id IS NOT NULL AS takes_part, coalesce(dp.is_main, false) AS is_main
FROM person p
LEFT JOIN post ON post.person_id = p.id AND post.company_id = %(company)s
              AND post.until_date IS NULL
LEFT JOIN deal_person dp ON dp.person_id = p.id AND dp.deal_id = %(deal)s
WHERE p.removed_at IS NULL AND p.id IN
              (SELECT person_id FROM post WHERE company_id = %(company)s AND until_date IS NULL
               UNION SELECT person_id FROM deal_person WHERE deal_id = %(deal)s)
ORDER BY is_main DESC, takes_part DESC, p.sort_name LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person one may talk to; without a number of their own, the company's is dialled."""

    id: int
    name: str
    post: str
    phone: str
    email: str
    takes_part: bool
    is_main: bool


def people_to_talk_to(user: User, company_id: int | None, deal_id: int | None) -> list[Contact]:
    """Return the people of a deal first, then the others who work at the company."""
    if not user.is_active or not (company_id or deal_id):
        return []
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"company": company_id, "deal": deal_id, "most": MOST})
        return [Contact(*row) for row in cursor.fetchall()]
