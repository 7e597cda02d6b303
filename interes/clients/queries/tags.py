"""The tags that stand on records already, to be offered before new ones are thought up."""

from django.db import connection, models

MOST = 200
# Those of the newest tagged records, the most frequent first: a page must not read the whole
# base for a list of suggestions. The partial index `…_tagged` knows who has any.
_USED = """
SELECT tag FROM (
  SELECT unnest(tags) AS tag FROM (
    SELECT tags FROM {table} WHERE tags <> '{{}}' AND removed_at IS NULL ORDER BY id DESC LIMIT 3000
  ) tagged
) used GROUP BY tag ORDER BY count(*) DESC, tag LIMIT %s
"""


def tags_in_use(model: type[models.Model]) -> list[str]:
    """Return the tags of a table in use, the most frequent first."""
    with connection.cursor() as cursor:
        cursor.execute(_USED.format(table=model._meta.db_table), [MOST])
        return [tag for (tag,) in cursor.fetchall()]
