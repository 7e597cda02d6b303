"""Addresses of the API: each declares, per method, the verb and the room it asks for."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from ninja.operation import PathView
from ninja.signature.utils import get_path_param_names

from interes.config.api import page
from interes.config.api.house import api
from interes.ui.api import Problem, Wrong, problem

app_name = "api"


def _view(paths: PathView) -> Callable[..., HttpResponse]:
    answer = paths.get_view()
    takes_json = {
        method
        for one in paths.operations
        if any(model.__ninja_param_source__ == "body" for model in one.models)
        for method in one.methods
    }
    known = {method: _asked(one) for one in paths.operations for method in one.methods}

    def view(request: HttpRequest, **told: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else str(request.method)
        if method not in known:
            return problem(Problem("no-such-method", headers={"Allow": ", ".join(known)}))
        request.method = method
        if method in takes_json and not _is_json(request):
            return problem(Problem("wrong-type", _("Send Content-Type: application/json.")))
        if odd := _first_odd(request, known[method]):
            sentence = _("Nothing is called so here. Look at the list of fields.")
            return problem(Problem("wrong-value", sentence, [Wrong(odd, sentence)]))
        response: HttpResponse = answer(request, **told)
        return response

    view.requires = {  # type: ignore[attr-defined]
        method: (one.view_func.verb, one.view_func.scope)  # type: ignore[attr-defined]
        for one in paths.operations
        for method in one.methods
    }
    view.csrf_exempt = True  # type: ignore[attr-defined]
    return view


def _is_json(request: HttpRequest) -> bool:
    """Tell whether the body is JSON, or there is none, which is told later."""
    is_empty = request.META.get("CONTENT_LENGTH") in (None, "", "0")
    return request.content_type == "application/json" or (is_empty and not request.content_type)


def _asked(operation: Any) -> set[str]:
    """Return what may stand in the address of an operation after the question mark."""
    names: set[str] = set()
    for model in operation.models:
        if model.__ninja_param_source__ == "query":
            names |= set(getattr(model, "__ninja_flatten_map__", None) or model.model_fields)
    return names


def _first_odd(request: HttpRequest, known: set[str]) -> str:
    odd = (name for name in request.GET if name not in known and not name.startswith("custom_"))
    return next(odd, "")


def _patterns() -> list[URLPattern]:
    found = []
    for router in api._get_bound_routers():
        for route, paths in router.path_operations.items():
            name = paths.operations[0].view_func.__name__
            address = route.lstrip("/")
            for told in get_path_param_names(route):
                address = address.replace(f"{{{told}}}", f"<str:{told}>")
            found.append(path(f"v1/{address}", _view(paths), name=name))
    return found


urlpatterns = [
    path("", page.reference, name="reference"),
    path("v1/openapi.json", page.openapi, name="openapi"),
    *_patterns(),
]
