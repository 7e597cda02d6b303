"""Values that PostgreSQL keeps and nobody can work with: infinite days, sums that are no number.

A step due at infinity is planned in the letter of the next-step law and never in anyone's day; a
page that meets one breaks. A text of spaces says nothing.
"""

from django.db import migrations

READABLE = r"""
ALTER TABLE step
    ADD CONSTRAINT step_text_is_not_blank CHECK (text ~ '\S'),
    ADD CONSTRAINT step_has_a_real_day CHECK (due_at >= '1900-01-01' AND due_at < '2200-01-01');
ALTER TABLE deal
    ADD CONSTRAINT deal_title_is_not_blank CHECK (title ~ '\S'),
    ADD CONSTRAINT deal_sum_is_a_number CHECK (amount < 100000000000000),
    ADD CONSTRAINT deal_has_real_days CHECK (
        stage_since >= '1900-01-01' AND stage_since < '2200-01-01'
        AND created_at >= '1900-01-01' AND created_at < '2200-01-01'
        AND (closed_at IS NULL OR (closed_at >= '1900-01-01' AND closed_at < '2200-01-01'))
        AND (expected_date IS NULL
             OR (expected_date >= '1900-01-01' AND expected_date < '2200-01-01'))
    );
ALTER TABLE closure
    ADD CONSTRAINT closure_comes_back_on_a_real_day CHECK (
        come_back_date >= '1900-01-01' AND come_back_date < '2200-01-01'
    );
"""


class Migration(migrations.Migration):
    """Forward only, as the law before it."""

    dependencies = [("deals", "0005_history_stays")]

    operations = [migrations.RunSQL(READABLE)]
