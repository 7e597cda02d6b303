"""The flags of open deals are kept, and whatever changes something they depend on marks the deals.

The marks are written by the database in the transaction of whoever writes, so no way of writing
can forget them: pages, programs, files, merges, undoing. What changed is found by comparing sets,
not by a join, whose plan would be kept from a statement that changed one row.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

MARKS = r"""
CREATE FUNCTION mark_deals(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO to_appraise (deal_id, tx)
    SELECT DISTINCT id, txid_current() FROM unnest(ids) id WHERE id IS NOT NULL;
$$;
CREATE FUNCTION mark_every_deal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_deals(ARRAY[0]);
    RETURN NULL;
END $$;
"""
OF_ROWS = r"""
CREATE FUNCTION {table}_marks_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM mark_deals((SELECT array_agg(deal_id) FROM (
            (SELECT {key} AS deal_id, {columns} FROM fresh
             EXCEPT SELECT {key}, {columns} FROM gone)
            UNION ALL
            (SELECT {key}, {columns} FROM gone
             EXCEPT SELECT {key}, {columns} FROM fresh)) changed));
    ELSIF TG_OP = 'INSERT' THEN
        PERFORM mark_deals((SELECT array_agg({key}) FROM fresh));
    ELSE
        PERFORM mark_deals((SELECT array_agg({key}) FROM gone));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER {table}_marks_inserted AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_marks_deals();
CREATE TRIGGER {table}_marks_updated AFTER UPDATE ON {table}
    REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_marks_deals();
CREATE TRIGGER {table}_marks_deleted AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_marks_deals();
"""
# Deals that a record of the clients touches: by their company, or by the people who take part.
OF_CLIENTS = r"""
CREATE FUNCTION {table}_marks_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_deals((SELECT array_agg(d.id) FROM deal d {join}
        WHERE d.state = 'open' AND {key} IN (SELECT key FROM (
            (SELECT {of} AS key, {columns} FROM fresh EXCEPT SELECT {of}, {columns} FROM gone)
            UNION ALL
            (SELECT {of}, {columns} FROM gone EXCEPT SELECT {of}, {columns} FROM fresh)) changed)));
    RETURN NULL;
END $$;
CREATE TRIGGER {table}_marks_updated AFTER UPDATE ON {table}
    REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_marks_deals();
"""
NEW_POSTS = r"""
CREATE FUNCTION new_posts_mark_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_deals((SELECT array_agg(d.id) FROM deal d
        JOIN deal_person p ON p.deal_id = d.id JOIN fresh n ON n.person_id = p.person_id
        WHERE d.state = 'open'));
    RETURN NULL;
END $$;
CREATE TRIGGER post_marks_inserted AFTER INSERT ON post
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION new_posts_mark_deals();
"""
DEAL = (
    "state, removed_at, amount, currency, expected_date, pipeline_id, stage_id, stage_since,"
    " situation_id, situation_since, company_id, product, next_step_id, created_at"
)
ROWS = [
    {"table": "deal", "key": "id", "columns": DEAL},
    {
        "table": "step",
        "key": "deal_id",
        "columns": "id, state, due_at, has_time, moved_because",
    },
    {"table": "deal_person", "key": "deal_id", "columns": "person_id, roles"},
]
BY_PEOPLE = "JOIN deal_person p ON p.deal_id = d.id"
CLIENTS = [
    {
        "table": "company",
        "join": "",
        "key": "d.company_id",
        "of": "id",
        "columns": "industry, city, region, country",
    },
    {
        "table": "person",
        "join": BY_PEOPLE,
        "key": "p.person_id",
        "of": "id",
        "columns": "removed_at, first_name, last_name, middle_name",
    },
    {
        "table": "post",
        "join": BY_PEOPLE,
        "key": "p.person_id",
        "of": "person_id",
        "columns": "company_id, from_date, until_date",
    },
]
# Another norm, another rhythm, another calendar: everything is looked at anew.
SETTINGS = ("stage", "situation", "working_hours", "calendar_day", "climb_norm")
OF_SETTINGS = """
CREATE TRIGGER {table}_marks_every_deal AFTER INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION mark_every_deal();
"""
# What was there before is looked at as soon as the worker runs.
BEGIN = "SELECT mark_deals(ARRAY[0])"


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [
        ("clients", "0022_points_by_sort"),
        ("deals", "0026_qualification"),
    ]

    operations = [
        migrations.CreateModel(
            name="ToAppraise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("deal_id", models.BigIntegerField()),
                ("tx", models.BigIntegerField()),
            ],
            options={
                "db_table": "to_appraise",
                "indexes": [models.Index(fields=["tx"], name="to_appraise_tx")],
            },
        ),
        migrations.CreateModel(
            name="DealStanding",
            fields=[
                (
                    "deal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="deals.deal",
                    ),
                ),
                (
                    "flags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16), default=list, size=None
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("turns_at", models.DateTimeField(null=True)),
                ("checked_at", models.DateTimeField()),
            ],
            options={
                "db_table": "deal_standing",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["flags"], name="deal_standing_flags"
                    ),
                    models.Index(
                        condition=models.Q(("turns_at__isnull", False)),
                        fields=["turns_at"],
                        name="deal_standing_turns",
                    ),
                ],
            },
        ),
        migrations.RunSQL([MARKS]),
        migrations.RunSQL([OF_ROWS.format(**one) for one in ROWS]),
        migrations.RunSQL([OF_CLIENTS.format(**one) for one in CLIENTS]),
        migrations.RunSQL([NEW_POSTS]),
        migrations.RunSQL([OF_SETTINGS.format(table=table) for table in SETTINGS]),
        migrations.RunSQL([BEGIN]),
    ]
