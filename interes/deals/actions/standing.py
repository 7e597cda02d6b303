"""Let an open deal stand where people look: in a stage in use of a pipeline in use."""

from django.db import connection

from interes.deals.models import Deal

IN_USE = """
SELECT s.is_active AND p.is_active FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
WHERE s.id = %s FOR KEY SHARE
"""
# The nearest stage in use: of its own pipeline the one before, else the one after; if the
# pipeline is out of use too, where new deals begin.
NEAREST = """
SELECT n.id, n.pipeline_id FROM stage n JOIN pipeline p ON p.id = n.pipeline_id
JOIN stage was ON was.id = %s
WHERE n.is_active AND p.is_active
ORDER BY n.pipeline_id <> was.pipeline_id,
         n.pipeline_id = was.pipeline_id AND n."order" > was."order",
         CASE WHEN n.pipeline_id = was.pipeline_id THEN abs(n."order" - was."order") END,
         p."order", p.id, n."order"
LIMIT 1
"""


def stand_in_use(deal: Deal) -> bool:
    """Bring a locked deal that comes back to life into the nearest stage in use.

    Return whether it had to be moved; the database notes the moment. Whoever takes the stage out
    of use meanwhile waits for the lock, and then counts this deal.
    """
    with connection.cursor() as cursor:
        cursor.execute(IN_USE, [deal.stage_id])
        if cursor.fetchone()[0]:
            return False
        cursor.execute(NEAREST, [deal.stage_id])
        deal.stage_id, deal.pipeline_id = cursor.fetchone()
    return True
