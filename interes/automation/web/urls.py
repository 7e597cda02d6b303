"""Addresses of the automation room."""

from django.urls import path

from interes.automation.web import acts, conditions, letters, log, rules, tryout

app_name = "automation"
_ALL = "settings/automation/"
_ONE = f"{_ALL}<int:rule_id>/"
_ACT = f"{_ONE}acts/<int:place>/"
urlpatterns = [
    path(_ALL, rules.index, name="rules"),
    path(f"{_ALL}new/", rules.new, name="new_rule"),
    path(f"{_ALL}examples/<int:example>/", rules.begin, name="begin"),
    path(f"{_ALL}log/", log.log, name="log"),
    path(f"{_ALL}runs/<int:firing_id>/undo/", log.undo, name="undo_run"),
    path(_ONE, rules.rule, name="rule"),
    path(f"{_ONE}when/", rules.change, name="change_rule"),
    path(f"{_ONE}if/<slug:about>/", conditions.change, name="conditions"),
    path(f"{_ONE}acts/new/", acts.choose, name="choose_act"),
    path(f"{_ONE}acts/new/<slug:act>/", acts.add, name="add_act"),
    path(_ACT, acts.change, name="change_act"),
    path(f"{_ACT}order/", acts.order, name="order_act"),
    path(f"{_ACT}drop/", acts.drop, name="drop_act"),
    path(f"{_ONE}use/", rules.use, name="use_rule"),
    path(f"{_ONE}order/", rules.order, name="order_rule"),
    path(f"{_ONE}copy/", rules.copy, name="copy_rule"),
    path(f"{_ONE}away/", rules.away, name="put_away"),
    path(f"{_ONE}try/", tryout.tryout, name="try_rule"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:letter_id>/", letters.letter, name="letter"),
    path("letters/<int:letter_id>/sent/", letters.sent, name="letter_sent"),
]
