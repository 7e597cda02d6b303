"""Notices of the product, counted for each person by the statement that changes them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


COUNTED = """
CREATE FUNCTION notice_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Old rows count as one less, new rows as one more; people in one order, lest two wait for
    -- each other.
    IF TG_OP = 'INSERT' THEN
        PERFORM notice_add(array_agg(user_id), array_agg(1)) FROM new_rows WHERE seen_at IS NULL;
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM notice_add(array_agg(user_id), array_agg(-1)) FROM old_rows WHERE seen_at IS NULL;
    ELSE
        PERFORM notice_add(array_agg(user_id), array_agg(more)) FROM (
            SELECT user_id, 1 AS more FROM new_rows WHERE seen_at IS NULL
            UNION ALL SELECT user_id, -1 FROM old_rows WHERE seen_at IS NULL) changed;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION notice_add(users bigint[], more integer[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT u, sum(m) AS n FROM unnest(users, more) AS t(u, m)
               GROUP BY u HAVING sum(m) <> 0 ORDER BY u LOOP
        UPDATE app_user SET unseen_notices = greatest(unseen_notices + one.n, 0)
        WHERE id = one.u;
    END LOOP;
END $$;

CREATE TRIGGER notice_counted_new AFTER INSERT ON notice
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_count();
CREATE TRIGGER notice_counted_gone AFTER DELETE ON notice
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION notice_count();
CREATE TRIGGER notice_counted_seen AFTER UPDATE ON notice
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION notice_count();
"""


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [
        ("desk", "0009_search_words_of_many"),
        ("team", "0011_notices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=30)),
                ("facts", models.JSONField(default=dict)),
                ("link", models.CharField(blank=True, max_length=300)),
                ("made_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "notice",
                "indexes": [
                    models.Index(fields=["user", "-id"], name="notice_newest"),
                    models.Index(
                        condition=models.Q(("seen_at", None)), fields=["user"], name="notice_unseen"
                    ),
                    models.Index(fields=["made_at"], name="notice_by_age"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "key"), name="notice_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True),
                            models.Q(("kind", ""), _negated=True),
                        ),
                        name="notice_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("off", "Not at all"),
                            ("here", "Here"),
                            ("mail", "Here and by e-mail"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "notice_choice",
                "constraints": [
                    models.UniqueConstraint(fields=("user", "kind"), name="notice_choice_once"),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["off", "here", "mail"])),
                        name="notice_choice_is_known",
                    ),
                ],
            },
        ),
        migrations.RunSQL(COUNTED),
    ]
