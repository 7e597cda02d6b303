"""Time that passes for one deal in a house that runs: all that happened to it, happened earlier."""

from interes.config.tests.installation import Installation

# Tables that tell of a deal, with their columns of days and moments; histories stay as they are.
COLUMNS = """
SELECT c.table_name,
    string_agg(format('%1$I = %1$I - interval ''{days} days''', c.column_name), ', ')
FROM information_schema.columns c
JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
  AND c.data_type IN ('timestamp with time zone', 'date')
  AND c.table_name NOT LIKE '%event'
  AND (c.table_name = 'deal' OR EXISTS (
      SELECT 1 FROM information_schema.columns d
      WHERE d.table_schema = 'public' AND d.table_name = c.table_name
        AND d.column_name = 'deal_id'))
GROUP BY c.table_name
"""


def days_go_by(house: Installation, deal: int, days: int) -> None:
    """Let so many days pass: the deal, its steps, talks and moves are that much older now."""
    # Histories may not be rewritten; here they are not, it is the clock that moves.
    for table, earlier in house.sql(COLUMNS.format(days=days)):
        key = "id" if table == "deal" else "deal_id"
        house.sql(
            f'ALTER TABLE "{table}" DISABLE TRIGGER USER;'
            f'UPDATE "{table}" SET {earlier} WHERE {key} = {deal};'
            f'ALTER TABLE "{table}" ENABLE TRIGGER USER'
        )
