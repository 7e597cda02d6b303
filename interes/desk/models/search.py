"""Where records are found by the beginnings of their words."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q

from interes.team.models import User


class SearchWord(models.Model):
    """A word by which a record is found; the triggers of migration `search_words` keep it.

    Removed records have none; a record that was merged into another lends it its words.
    """

    class Noun(models.TextChoices):
        """What is found."""

        COMPANY = "c", "company"
        PERSON = "p", "person"
        DEAL = "d", "deal"
        TO_DO = "t", "to_do"

    pk = models.CompositePrimaryKey("noun", "record_id", "word")
    noun = models.CharField(max_length=1, choices=Noun)
    record_id = models.BigIntegerField()
    word = models.CharField(max_length=40)
    owner = models.ForeignKey(
        User,
        null=True,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    # How much of a name the word is: a name weighs more than a city.
    weight = models.SmallIntegerField()

    class Meta:
        """Found by the beginning of a word, one's own first."""

        db_table = "search_word"
        indexes: ClassVar = [
            models.Index(OpClass("word", "text_pattern_ops"), name="search_word_begins"),
            models.Index(
                "owner",
                OpClass("word", "text_pattern_ops"),
                name="search_word_own",
                condition=Q(owner__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return the word."""
        return self.word


class SearchTerm(models.Model):
    """A word that some record has or had: what a mistyped word is compared with.

    Nothing forbids a word to stand here twice: two who write it at one moment must not wait for
    each other. `letters` is the word in the one alphabet of `clients.rules.letters`.
    """

    word = models.CharField(max_length=40)
    letters = models.GeneratedField(
        expression=models.Func("word", function="name_letters"),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        """Found as it is, by how it begins in the one alphabet, and by likeness."""

        db_table = "search_term"
        indexes: ClassVar = [
            models.Index(fields=["word"], name="search_term_word"),
            models.Index(OpClass("letters", "text_pattern_ops"), name="search_term_begins"),
            GinIndex(OpClass("letters", "gin_trgm_ops"), name="search_term_like"),
        ]

    def __str__(self) -> str:
        """Return the word."""
        return self.word


class SearchDue(models.Model):
    """A record whose words are to be kept anew: an import writes many at once and does not wait."""

    noun = models.CharField(max_length=1, choices=SearchWord.Noun)
    record_id = models.BigIntegerField()

    class Meta:
        """In the order they came."""

        db_table = "search_due"

    def __str__(self) -> str:
        """Return what it is about."""
        return f"{self.noun} {self.record_id}"
