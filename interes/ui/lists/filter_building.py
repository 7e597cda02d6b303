"""A filter that is being built in a form: what was sent, with a row more or a row less."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from interes.foundation import filters
from interes.foundation.filters import Condition, Fields, Group, Unreadable
from interes.ui.lists import filter_form


def is_redrawn(data: QueryDict) -> bool:
    """Tell whether the form is only drawn anew: a row more, a row less, another operator."""
    return bool({"redraw", "drop"} & set(data))


def sent_tree(data: QueryDict, fields: Fields) -> Group:
    """Return the tree that a sent form means: its text if one is written, else its rows."""
    if text := data.get("text", "").strip():
        return filters.parse(text)
    return filter_form.tree_of(data, fields)


def with_added(tree: Group, data: QueryDict, fields: Fields) -> Group:
    """Return the tree with the condition that is asked for, if one is; raises Unreadable."""
    added = _added(data, fields)
    return _with(tree, added, data) if added else tree


def _added(data: QueryDict, fields: Fields) -> Condition | None:
    """Return the condition that is asked for by name: its label as it is offered, or its name."""
    said = data.get("add", "").strip().lower()
    for name, asked in fields.by_name.items():
        if said and said in {name, asked.title.lower()}:
            return Condition(name, filter_form.first_op(asked))
    if said:
        sentence = _("Nothing here is called “%(name)s”. Choose from the list.") % {"name": said}
        raise Unreadable(sentence, field="add")
    return None


def _with(tree: Group, added: Condition, data: QueryDict) -> Group:
    """Put a new condition into the tree: beside the others, or as a group of its own."""
    if data.get("redraw") == "group":
        rest = tree.parts if tree.way == "and" else (tree,)
        if all(isinstance(part, Condition) for part in rest) and rest:
            rest = (Group("and", rest),)
        return Group("and", (*rest, Group("or", (added,))))
    return Group(tree.way, (*tree.parts, added))
