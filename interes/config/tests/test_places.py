"""Where an installation keeps its things."""

import shutil
import stat

from interes.config.server import places


def test_the_data_folder_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("INTERES_VAR", str(tmp_path / "data"))

    assert places.var_dir() == tmp_path / "data"


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = places.secret_key(tmp_path / "var")

    assert places.secret_key(tmp_path / "var") == first
    assert len(first) > 60
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_the_address_of_a_folder_is_always_the_same(folder):
    assert places.database_url(folder / "var") == places.database_url(folder / "var")
    assert places.database_url(folder / "var") != places.database_url(folder / "other")


def test_data_is_found_again_after_the_rights_of_a_folder_changed(folder, monkeypatch):
    monkeypatch.setattr(places, "is_root", lambda: True)
    home = folder / "home"
    home.mkdir(mode=0o700)
    chosen = places.home(home / "var")
    places.remember_home(home / "var")

    home.chmod(0o755)

    assert chosen.is_relative_to(places.SERVICE_HOME)
    assert places.home(home / "var") == chosen


def test_a_moved_folder_takes_its_data_along_and_a_copied_one_gets_its_own(folder, monkeypatch):
    monkeypatch.setattr(places, "is_root", lambda: True)
    home = folder / "home"
    home.mkdir(mode=0o700)
    places.remember_home(home / "var")
    chosen = places.home(home / "var")

    shutil.copytree(home / "var", home / "copy")
    copied = places.home(home / "copy")
    (home / "var").rename(home / "moved")

    assert copied != chosen
    assert places.home(home / "moved") == chosen


def test_an_address_with_a_password_is_printed_without_it():
    printed = places.printable("postgresql://interes:secret@db.example.ru:5433/crm?sslmode=require")

    assert "secret" not in printed
    assert "db.example.ru" in printed


def test_an_ordinary_server_is_as_good_as_the_embedded_one():
    known = places.django_database("postgresql://anna:p%40ss@db:5433/crm?sslmode=require")

    names = ("USER", "PASSWORD", "HOST", "PORT", "NAME")
    assert [known[name] for name in names] == ["anna", "p@ss", "db", "5433", "crm"]
    assert known["OPTIONS"] == {"sslmode": "require"}
