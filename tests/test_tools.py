"""The tools that keep the house in shape."""

import ast

import grimp
import pytest

from tools import shape, spec
from tools.contracts import RoomDoors


@pytest.fixture
def doors():
    options = {"doors": ["actions", "models"], "free": ["ui"], "builders": ["config"]}
    return RoomDoors("doors", {}, contract_options=options)


def graph_with(*imports):
    graph = grimp.ImportGraph()
    for importer, imported in imports:
        graph.add_module(importer)
        graph.add_module(imported)
        graph.add_import(importer=importer, imported=imported)
    return graph


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("interes.deals.actions.win", "interes.clients.models.company"),
        ("interes.deals.web.deal", "interes.deals.rules.forecast"),
        ("interes.deals.web.deal", "interes.ui.formats.money"),
        ("interes.config.urls", "interes.deals.web.urls"),
        ("interes.deals.tests.test_deal", "interes.clients.rules.inn"),
        ("interes.deals.models", "django.db"),
    ],
)
def test_a_room_is_entered_through_its_doors(doors, importer, imported):
    assert doors.check(graph_with((importer, imported)), verbose=False).kept


@pytest.mark.parametrize("room", ["clients.rules.inn", "clients.web.company", "clients.tasks"])
def test_a_way_through_a_wall_is_found(doors, room):
    check = doors.check(graph_with(("interes.deals.actions.win", f"interes.{room}")), verbose=False)

    assert check.metadata["found"] == [("interes.deals.actions.win", f"interes.{room}")]


def test_the_name_of_a_test_is_a_sentence_of_the_specification():
    tree = ast.parse("def test_a_deal_is_won_only_once(): ...")

    assert list(spec.sentences(tree)) == ["A deal is won only once."]


def test_what_outgrew_its_limit_is_found():
    code = "def long():\n" + "    x = 1\n" * 50

    (piece,) = shape._functions(code, "interes/deals/actions/long.py")

    assert piece.kind == "function"
    assert piece.lines > shape.AIMS["function"]


def test_a_view_is_told_from_its_helpers():
    code = "def deal(request): ...\ndef _facts(request): ..."

    kinds = [piece.kind for piece in shape._functions(code, "interes/deals/web/deal.py")]

    assert kinds == ["view", "function"]
