"""The whole base goes into one file and comes back equal."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db import connection

from interes.clients.models import Company, CustomField
from interes.deals import actions as deals
from interes.desk.models import SearchWord
from interes.exchange.actions.exporting.archive_base import archive_base
from interes.exchange.actions.exporting.restore_base import (
    ArchiveRefused,
    BaseNotEmpty,
    restore_base,
)
from interes.exchange.queries.exporting import archive_tables
from interes.exchange.rules.exporting.manifest import is_archive, manifest_of
from interes.team.actions import NotAllowed
from interes.team.models import User
from tests.cast import NOON, PASSWORD, a_company, a_deal, a_person, a_stage

PAGE = Path(__file__).parents[3] / "docs" / "formats" / "archive.md"


@pytest.fixture
def base(anna, ada):
    """A small base with a bit of everything that people write."""
    nordwind = a_company(owner=anna, tags=["важный", 'с "кавычками"\\'], revenue="1234567.80")
    clara = a_person(nordwind, owner=anna, about="строка\nвторая\tс табуляцией")
    deal = a_deal(anna, company=nordwind, people=[clara.pk], amount=1_500_000)
    deals.move(deal_id=deal.pk, stage_id=a_stage(3).pk, by=anna, at=NOON)
    field = CustomField.objects.create(noun="company", kind="money", name_ru="Оборот")
    a_deal(anna, company=a_company("Ромашка", custom={str(field.pk): 2.5}))


@pytest.fixture
def archive(base, tmp_path):
    path = tmp_path / "base.zip"
    archive_base(target=path, by=None, at=NOON)
    return path


def contents(path):
    return {table.file: table.sha256 for table in manifest_of(path).tables}


def emptied():
    """Take everything out of the base, as no user can."""
    tables = [model._meta.db_table for model in archive_tables.everything_of_ours()]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in reversed(tables):
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_a_base_comes_back_equal_in_every_row_of_every_table(archive, tmp_path):
    emptied()
    restore_base(source=archive, by=None, at=NOON)
    archive_base(target=tmp_path / "again.zip", by=None, at=NOON)

    assert contents(tmp_path / "again.zip") == contents(archive)
    assert manifest_of(archive).rows > 50
    assert [*Company.objects.get(name="Ромашка").custom.values()] == [2.5]


def test_numbers_go_on_after_the_last_one(archive):
    last = Company.objects.order_by("-pk")[0].pk
    emptied()

    restore_base(source=archive, by=None, at=NOON)

    assert a_company("Новая").pk == last + 1


def test_what_came_back_is_found_by_search(archive, anna):
    emptied()

    restore_base(source=archive, by=None, at=NOON)

    assert SearchWord.objects.filter(word="ромашка").exists()


def test_without_history_only_what_stands_now_is_kept(base, tmp_path):
    archive_base(target=tmp_path / "now.zip", by=None, at=NOON, with_history=False)

    assert not [name for name in contents(tmp_path / "now.zip") if name.startswith("history/")]


def test_nobodys_password_is_in_an_archive_and_nobody_gets_one_by_it(archive, anna):
    with ZipFile(archive) as whole:
        assert anna.password not in "".join(whole.read(n).decode() for n in whole.namelist())
    emptied()

    restore_base(source=archive, by=None, at=NOON)

    assert not User.objects.get(pk=anna.pk).has_usable_password()


def test_whoever_could_sign_in_before_still_can(archive):
    emptied()
    User.objects.create_user("ada@example.ru", PASSWORD, name="Ада", role="administrator")
    User.objects.create_user("new@example.ru", PASSWORD, name="Новый", role="administrator")

    restore_base(source=archive, by=None, at=NOON)

    assert User.objects.get(email="ada@example.ru").check_password(PASSWORD)
    assert User.objects.get(email="new@example.ru").check_password(PASSWORD)


def test_an_archive_is_not_mixed_into_a_base_with_clients(archive):
    before = Company.objects.count()

    with pytest.raises(BaseNotEmpty):
        restore_base(source=archive, by=None, at=NOON)

    assert Company.objects.count() == before


def test_a_damaged_archive_is_refused_as_a_whole(archive, tmp_path):
    damaged = tmp_path / "damaged.zip"
    with ZipFile(archive) as whole, ZipFile(damaged, "w") as copy:
        for name in whole.namelist():
            content = whole.read(name)
            copy.writestr(name, content.replace("Ромашка".encode(), "Лопух".encode()))
    emptied()

    with pytest.raises(ArchiveRefused, match=r"company\.jsonl"):
        restore_base(source=damaged, by=None, at=NOON)

    assert not Company.objects.exists()


def test_other_files_are_told_from_an_archive(tmp_path):
    (tmp_path / "a.csv").write_text("a;b\n")
    with ZipFile(tmp_path / "b.zip", "w") as other:
        other.writestr("manifest.json", json.dumps({"format": "another", "version": 1}))

    assert not is_archive(tmp_path / "a.csv")
    assert not is_archive(tmp_path / "b.zip")


def test_only_an_administrator_takes_the_whole_base(base, anna, tmp_path):
    with pytest.raises(NotAllowed):
        archive_base(target=tmp_path / "mine.zip", by=anna, at=NOON)


def test_every_table_is_in_the_archive_or_left_out_for_a_reason():
    ours = {model._meta.label for model in archive_tables.everything_of_ours()}
    kept = {kept.model._meta.label for kept in archive_tables.tables(with_history=True)}

    assert ours - kept - set(archive_tables.LEFT_OUT) == set()
    assert not kept & set(archive_tables.LEFT_OUT)


def test_every_file_of_an_archive_is_described_column_by_column():
    page = PAGE.read_text(encoding="utf-8")

    for kept in archive_tables.tables(with_history=True):
        assert f"`{kept.file}`" in page, "run: python -m tools.archive_doc"
    for kept in archive_tables.tables(with_history=False):
        described = page.partition(f"### `{kept.file}`\n")[2].partition("\n#")[0]
        assert {name for name in kept.columns if f"| `{name}` |" not in described} == set()
