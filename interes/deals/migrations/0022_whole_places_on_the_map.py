"""A place on the map is whole: both of its numbers or none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0022_points_by_sort"),
        ("deals", "0021_first_situations"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="dealperson",
            name="deal_person_stands_on_the_map",
        ),
        migrations.AddConstraint(
            model_name="dealperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("x", None), ("y", None)),
                    models.Q(
                        ("x__isnull", False),
                        ("y__isnull", False),
                        ("x__gte", 0),
                        ("x__lte", 4000),
                        ("y__gte", 0),
                        ("y__lte", 4000),
                    ),
                    _connector="OR",
                ),
                name="deal_person_stands_on_the_map",
            ),
        ),
    ]
