"""The keys by which doubles are found (rules/likeness_keys.py), beside the records themselves.

The database writes them: at once for what a person does, and by the worker for the thousands of
rows of an import, which need not wait for them.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from interes.clients.models.company import Company
from interes.clients.models.person import Person


class CompanyLikeness(models.Model):
    """The keys of a company."""

    company = models.OneToOneField(
        Company, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    keys = ArrayField(models.TextField())

    class Meta:
        """Looked up by any of the keys."""

        db_table = "company_likeness"
        indexes: ClassVar = [
            # Looked up thousands of times for each batch that is compared: nothing may be pending.
            GinIndex(fields=["keys"], name="company_by_likeness", fastupdate=False)
        ]

    def __str__(self) -> str:
        """Return whose keys they are."""
        return f"company {self.company_id}"


class PersonLikeness(models.Model):
    """The keys of a person."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    keys = ArrayField(models.TextField())

    class Meta:
        """Looked up by any of the keys."""

        db_table = "person_likeness"
        indexes: ClassVar = [GinIndex(fields=["keys"], name="person_by_likeness", fastupdate=False)]

    def __str__(self) -> str:
        """Return whose keys they are."""
        return f"person {self.person_id}"
