"""What happened is not rewritten: rows of the history are only ever added, also by hand."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

TABLES = (
    "pghistory_context",
    "team_branchevent",
    "team_departmentevent",
    "team_userevent",
)

STAYS = """
CREATE FUNCTION history_is_not_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('interes.may_truncate', true) IS DISTINCT FROM 'yes' THEN
        RAISE EXCEPTION 'history stays: % is not truncated', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'history_stays';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION history_keeps_its_context() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history stays: who did it, and when, is not rewritten'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'history_stays';
END $$;

-- The triggers that write history add to the context of their own act; nobody else may.
CREATE TRIGGER pghistory_context_stays BEFORE UPDATE OR DELETE ON pghistory_context
    FOR EACH ROW WHEN (pg_trigger_depth() = 0)
    EXECUTE FUNCTION history_keeps_its_context();
"""

NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""


class Migration(migrations.Migration):
    """Forward only: what was kept stays kept."""

    dependencies = [
        ("team", "0003_sent_forms"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="branchevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="95cc24063f577a0730f8b9a35fb8e85803874d7f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_010d3",
                    table="team_branchevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="departmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="298a01262864efec80616a2fb94657555046709e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_13661",
                    table="team_departmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="userevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1e7e586fbef826c24701adbb2e02864dd9fc1316",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4eda4",
                    table="team_userevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(STAYS),
        migrations.RunSQL([NOT_TRUNCATED.format(table) for table in TABLES]),
    ]
