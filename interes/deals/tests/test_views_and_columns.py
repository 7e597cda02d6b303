"""Views of lists: kept, shared, begun with; columns as each person likes them."""

import re

import pytest

from interes.team.models import SavedView
from tests.cast import a_company, a_deal

DEALS = "/deals/"


def keep(client, name, query, **form):
    return client.post("/lists/deals/views/new/", {"name": name, "at": query, **form})


def tabs(client, address=DEALS):
    html = client.get(address).content.decode()
    return re.findall(r'href="[^"]*view=\d+"[^>]*><span[^>]*>([^<]+)', html)


def titles(client, address):
    html = client.get(address, follow=True).content.decode()
    return re.findall(r"data-open[^>]*>([^<]+)</a>", html)


@pytest.fixture
def two(anna):
    a_deal(anna, title="Большая", amount=5_000_000, company=a_company("Юг"))
    a_deal(anna, title="Малая", amount=100, company=a_company("Север"))


def test_a_view_shows_the_same_to_everyone_who_has_its_address(client, anna, dora, two):
    client.force_login(anna)
    address = keep(client, "Крупные", "where=amount.gte(1000000)&sort=-sum").headers["Location"]
    client.force_login(dora)

    assert titles(client, address) == ["Большая"]


def test_own_views_are_seen_by_their_owner_only(client, anna, dora, two):
    client.force_login(anna)
    keep(client, "Моё", "where=amount.gte(1)")
    mine = tabs(client)
    client.force_login(dora)

    assert (mine, tabs(client)) == (["Моё"], [])


def test_heads_share_views_and_sellers_do_not(client, anna, boris, dora, two):
    client.force_login(anna)
    refused = keep(client, "Всем", "", is_shared="on").status_code
    client.force_login(boris)
    keep(client, "Наше", "where=amount.gte(1)", is_shared="on")
    client.force_login(dora)

    assert (refused, tabs(client)) == (422, ["Наше"])


def test_a_shared_view_is_changed_by_those_above_only(client, anna, boris, ada, two):
    client.force_login(boris)
    keep(client, "Наше", "", is_shared="on")
    view = SavedView.objects.get()
    said = {"name": "Чужое"}
    client.force_login(anna)
    refused = client.post(f"/lists/deals/views/{view.pk}/change/", said).status_code
    client.force_login(ada)
    client.post(f"/lists/deals/views/{view.pk}/change/", said)

    assert (refused, SavedView.objects.get().name) == (422, "Чужое")


def test_a_view_that_is_taken_away_can_be_put_back(client, anna, two):
    client.force_login(anna)
    keep(client, "Крупные", "where=amount.gte(1)")
    view = SavedView.objects.get().pk
    client.post(f"/lists/deals/views/{view}/remove/")
    gone = tabs(client)
    client.post(f"/lists/deals/views/{view}/put-back/")

    assert (gone, tabs(client)) == ([], ["Крупные"])


def test_a_list_begins_with_the_view_that_was_chosen(client, anna, two):
    client.force_login(anna)
    keep(client, "Крупные", "where=amount.gte(1000000)")
    view = SavedView.objects.get().pk
    client.post(f"/lists/deals/views/{view}/begin/")

    assert titles(client, DEALS) == ["Большая"]
    assert len(titles(client, f"{DEALS}?view=all")) == 2


def test_views_change_places(client, anna, two):
    client.force_login(anna)
    for name in ("Первый", "Второй"):
        keep(client, name, "")
    last = SavedView.objects.get(name="Второй").pk
    client.post(f"/lists/deals/views/{last}/move/", {"up": "1"})

    assert tabs(client) == ["Второй", "Первый"]


def test_tabs_say_how_many_fit(client, anna, two):
    client.force_login(anna)
    keep(client, "Крупные", "where=amount.gte(1000000)")

    html = client.get("/lists/deals/counts/").content.decode()

    assert re.search(r'Крупные.*?class="count">1<', html)


def test_columns_are_chosen_ordered_and_kept(client, anna, two):
    client.force_login(anna)
    form = {
        "column": ["amount", "product"],
        "place_amount": "2",
        "place_product": "1",
        "for_me": "1",
    }
    client.post("/lists/deals/columns/", form)
    html = client.get(DEALS).content.decode()

    heads = [re.sub("<[^>]+>", "", one) for one in re.findall(r"<th[^>]*>(.*?)</th>", html, re.S)]
    assert [one.strip() for one in heads if one.strip()] == ["Чего хотят", "Продукт", "Сумма"]


def test_a_filter_that_cant_be_read_shows_nothing_and_says_why(client, anna, two):
    client.force_login(anna)

    html = client.get(DEALS, {"where": "nothing.is(1)"}).content.decode()

    assert 'role="alert"' in html
    assert "nothing" in html
    assert "Большая" not in html


def test_the_form_of_a_filter_builds_what_it_says(client, anna, two):
    client.force_login(anna)
    rows = {"f0": "amount", "o0": "gte", "v0": "1000000", "g0": "0"}

    answer = client.post("/lists/deals/filter/", rows | {"at": "sort=-sum"})

    assert answer.headers["Location"] == "/deals/?sort=-sum&where=amount.gte%281000000%29"


def test_a_row_is_added_by_the_name_of_what_is_asked_about(client, anna, two):
    client.force_login(anna)

    html = client.post("/lists/deals/filter/", {"add": "tags", "redraw": "row"}).content.decode()

    assert 'name="f0" value="tags"' in html


@pytest.mark.parametrize("text", ["amount.gte(", "amount.gte(сто)", "x.is(1)"])
def test_a_filter_written_wrong_is_refused_at_its_form(client, anna, text):
    client.force_login(anna)

    assert client.post("/lists/deals/filter/", {"text": text}).status_code == 422


def test_groups_come_back_as_they_were_built(client, anna):
    client.force_login(anna)
    where = "or(state.in(won),and(amount.gte(5),tags.in(vip))),not(owner.in(me),owner.empty())"
    rows = {"where": where}

    html = client.get("/lists/deals/filter/", {"at": f"where={where}"}).content.decode()

    assert rows["where"] in html.replace("&amp;", "&")
