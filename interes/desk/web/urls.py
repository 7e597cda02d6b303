"""Addresses of the desk room."""

from django.urls import path

from interes.desk.web import add, basket, company_on, history, notices, search, today, undo

app_name = "desk"
urlpatterns = [
    path("add/", add.add, name="add"),
    path("search/", search.find, name="search"),
    path("basket/", basket.show, name="basket"),
    path("basket/restore/", basket.restore, name="restore"),
    path("basket/<slug:noun>/<int:key>/remove/", basket.remove, name="remove"),
    path("companies/<int:company_id>/history/", history.of_company, name="company_history"),
    path("companies/<int:company_id>/on/", company_on.show, name="company_on"),
    path("people/<int:person_id>/history/", history.of_person, name="person_history"),
    path("deals/<int:deal_id>/history/", history.of_deal, name="deal_history"),
    path("history/<slug:noun>/<int:key>/put-back/", history.put_back, name="put_back"),
    path("notices/", notices.show, name="notices"),
    path("notices/seen/", notices.see_all, name="see_notices"),
    path("notices/<int:notice_id>/", notices.follow, name="notice"),
    path("profile/notices/", notices.choices, name="notice_choices"),
    path("deals/<int:deal_id>/nudge/", notices.nudge, name="nudge"),
    path("undo/<uuid:context>/", undo.undo, name="undo"),
    path("", today.show, name="today"),
]
