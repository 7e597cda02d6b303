"""Laws of the whole house."""

import inspect
from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import import_string

ROOMS = [app for app in apps.get_app_configs() if app.name.startswith("interes.")]
OUR_MODELS = [model for room in ROOMS for model in room.get_models()]
HISTORY = [model for model in OUR_MODELS if hasattr(model, "pgh_tracked_model")]
NOUNS = [model for model in OUR_MODELS if model not in HISTORY]
# Protocols: rows that are only ever added, and so are history themselves.
PROTOCOLS = {
    *("Attempt", "ImportFile", "ImportRun", "Imported", "SentForm", "StageMove"),
    *("DealClimb", "MailLetter", "Notice"),
    *("SentRequest", "TokenUse", "Message", "Telling"),
    # Every line of them is written once and stays.
    *("ExportRun", "ImportLink", "ImportRow", "SavedMapping"),
    # Found anew by the worker whenever a record changes; what people decide of a pair is signed.
    *("Double", "ToCompare"),
    # What other tables say already, kept where it is found quickly.
    "Judgement",
    *("CompanyLikeness", "PersonLikeness", "SearchDue", "SearchTerm", "SearchWord"),
    *("DealCycle", "DealStanding", "ToAppraise"),
    # How people like their lists, and how far an act with many rows is; what it does is signed.
    *("BulkJob", "ListChoice", "NoticeChoice", "SavedView"),
    # What nobody has said yet.
    "Draft",
    # What rules wait for, and the log of what they did.
    *("Occasion", "Run"),
}


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, object]]:
    """Walk all addresses and the views behind them."""
    for entry in (resolver or get_resolver()).url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address, entry.callback
        else:
            yield from routes(entry, address)


def test_no_room_can_be_reached_from_below():
    upward = [
        f"{model.__name__}.{field.name}"
        for model in OUR_MODELS
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.remote_field
        and field.related_model._meta.app_label != model._meta.app_label
        and not field.remote_field.hidden
    ]

    assert upward == []


def test_every_table_has_a_name_of_its_own_without_the_name_of_its_room():
    rooms = tuple(f"{room.label}_" for room in ROOMS)
    named_after_rooms = [
        model._meta.db_table for model in NOUNS if model._meta.db_table.startswith(rooms)
    ]

    assert named_after_rooms == []


def test_no_two_nouns_share_a_table():
    tables = [model._meta.db_table for model in OUR_MODELS]

    assert sorted(tables) == sorted(set(tables))


def test_every_address_has_a_rule():
    without = [address for address, view in routes() if not hasattr(view, "requires")]

    assert without == []


def test_every_error_page_has_a_rule():
    pages = [get_resolver().resolve_error_handler(status) for status in (403, 404, 500)]

    assert all(hasattr(page, "requires") for page in pages)


def test_saving_is_never_overridden():
    magic = ("save", "delete", "full_clean", "refresh_from_db")
    overridden = [
        f"{model.__name__}.{name}"
        for model in OUR_MODELS
        for name in magic
        if getattr(model, name) is not getattr(models.Model, name)
        and getattr(model, name).__module__.startswith("interes.")
    ]

    assert overridden == []


def test_every_record_keeps_its_history():
    kept = {model.pgh_tracked_model for model in HISTORY}

    assert {model.__name__ for model in NOUNS if model not in kept} <= PROTOCOLS


def test_every_act_is_a_function_that_takes_names_only():
    loose = [
        f"{room.name}.actions.{name}"
        for room in ROOMS
        for name, act in acts_of(room.name)
        if any(
            parameter.kind is not inspect.Parameter.KEYWORD_ONLY
            for parameter in inspect.signature(act).parameters.values()
            if parameter.kind is not inspect.Parameter.VAR_KEYWORD
        )
    ]

    assert loose == []


def acts_of(room: str):
    try:
        actions = import_string(f"{room}.actions")
    except ImportError:
        return []
    return [(name, act) for name, act in vars(actions).items() if hasattr(act, "__wrapped__")]
