"""What was kept of problem rows in one list stands in the table of all rows."""

from django.db import migrations

MOVE = """
INSERT INTO import_row (file_id, line, how, code, facts, cells, records)
SELECT DISTINCT ON (file.id, problem ->> 'line')
    file.id, (problem ->> 'line')::integer, problem ->> 'how', problem ->> 'code',
    problem -> 'facts', problem -> 'cells', '[]'
FROM import_file file, jsonb_array_elements(file.problems) problem
"""


class Migration(migrations.Migration):
    """Nothing of the earlier reports is lost."""

    dependencies = [("exchange", "0002_chunks_and_rows")]

    operations = [
        migrations.RunSQL(MOVE),
    ]
