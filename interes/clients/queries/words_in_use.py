"""Which cities and industries stand in the base, to offer them in filters and fields."""

from collections import defaultdict

from django.db import connection

_MOST = 300
# A jump from value to value along the index: it costs as many steps as there are different
# words, however many companies there are. A plain DISTINCT reads them all.
_JUMPS = """
with recursive {field} as (
    (select min({field}) as word from company where {field} > '')
    union all
    select (select min(company.{field}) from company where company.{field} > {field}.word)
    from {field} where {field}.word is not null
)
(select '{field}' as field, word from {field} where word is not null limit {most})
"""
_FIELDS = ("industry", "city")
_QUERY = " union all ".join(
    f"select * from ({_JUMPS.format(field=field, most=_MOST)}) as {field}_words"
    for field in _FIELDS
)


def words_in_use() -> dict[str, list[str]]:
    """Return the industries and the cities of our companies, each in order, in one query."""
    words: dict[str, list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_QUERY)
        for field, word in cursor.fetchall():
            words[field].append(word)
    return {field: sorted(words[field], key=str.lower) for field in _FIELDS}
