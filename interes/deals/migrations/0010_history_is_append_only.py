"""What happened is not rewritten: rows of the history are only ever added, also by hand."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

TABLES = (
    "deals_closureevent",
    "deals_dealevent",
    "deals_dealpersonevent",
    "deals_pipelineevent",
    "deals_refusalreasonevent",
    "deals_rivalevent",
    "deals_stageevent",
    "deals_stepevent",
)

NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""


class Migration(migrations.Migration):
    """Forward only: what was kept stays kept."""

    dependencies = [
        ("team", "0004_history_is_append_only"),
        ("deals", "0009_history_keeps_its_deal"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="closureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fd7a0ae6494f4cad3c6fea2f530dbb2d29dfc33e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b49d5",
                    table="deals_closureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dealevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="78f88f3ee27fd7acb221506066267d2c7b26f837",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_678e0",
                    table="deals_dealevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dealpersonevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9801359eba90996739d52b61eac14d601f39bf6f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e0bef",
                    table="deals_dealpersonevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pipelineevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e230cec29290b1491407e2e9ffa94ad13093492c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b6139",
                    table="deals_pipelineevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="refusalreasonevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="737d131fda85111ac9c0fdd28cc59849f36aa8cc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0e866",
                    table="deals_refusalreasonevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rivalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="129e0e6a33eb8be09624472ec027653f794caf19",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_311b0",
                    table="deals_rivalevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stageevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="84f28479adf5f4769cb6d499591912c253ffc774",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_058d4",
                    table="deals_stageevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stepevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a0534bc459de5d90da72f48776bae7c5dbcf7af1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8d212",
                    table="deals_stepevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL([NOT_TRUNCATED.format(table) for table in TABLES]),
    ]
