"""What happened is not rewritten: rows of the history are only ever added, also by hand."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

TABLES = (
    "clients_companyevent",
    "clients_contactpointevent",
    "clients_personevent",
    "clients_postevent",
    "clients_relationevent",
    "clients_siteevent",
    "clients_sourceevent",
)

NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""


class Migration(migrations.Migration):
    """Forward only: what was kept stays kept."""

    dependencies = [
        ("team", "0004_history_is_append_only"),
        ("clients", "0004_list_order"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="companyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="293670d7d82454af7298fda599b1a90b2a1df6bc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_493d1",
                    table="clients_companyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpointevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0075df1f0cd80a08f4e03656827fc89509d1e3c1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_af240",
                    table="clients_contactpointevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3a3c08a8eb2c4a74dfed43cc7ce0eaa93b4db8cb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d8072",
                    table="clients_personevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="postevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="baf6805265a56e6c2b55ecb70c4fd81c3b12a08e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_488df",
                    table="clients_postevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="relationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b7bf4f47b578e5cc95f31d2b7cfd42ce0754613d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_61529",
                    table="clients_relationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="siteevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4344db27f2d79d8a00a22cd5b25aadcaba8819d5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8c934",
                    table="clients_siteevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cd89063b3b165f2504869ac21771d8c0c6344cf9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_363e8",
                    table="clients_sourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL([NOT_TRUNCATED.format(table) for table in TABLES]),
    ]
