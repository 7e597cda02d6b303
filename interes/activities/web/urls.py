"""Addresses of the activities room."""

from django.urls import path

from interes.activities.web import (
    log,
    meeting_urls,
    promise_urls,
    references,
    story,
    talk,
    talks,
    to_do_fields,
    to_do_page,
    to_dos,
)

app_name = "activities"
urlpatterns = [
    path("deals/<int:deal_id>/story/", story.of_deal, name="of_deal"),
    path("companies/<int:company_id>/story/", story.of_company, name="of_company"),
    path("people/<int:person_id>/story/", story.of_person, name="of_person"),
    path("deals/<int:deal_id>/log/", log.for_deal, name="log"),
    path("companies/<int:company_id>/log/", log.for_company, name="log_company"),
    path("people/<int:person_id>/log/", log.for_person, name="log_person"),
    path("talks/", talks.talks, name="talks"),
    path("talks/<int:activity_id>/", talk.correct, name="talk"),
    path("to-dos/", to_do_page.to_dos, name="to_dos"),
    path("to-dos/new/", to_dos.new, name="new_to_do"),
    path("to-dos/<int:to_do_id>/done/", to_dos.finish, name="finish_to_do"),
    path("to-dos/<int:to_do_id>/back/", to_dos.put_back, name="put_back_to_do"),
    path("to-dos/<int:to_do_id>/edit/<slug:field>/", to_do_fields.edit, name="to_do_field"),
    path("deals/<int:deal_id>/references/", references.of_deal, name="references"),
    path("deals/<int:deal_id>/references/tell/", references.tell, name="tell_reference"),
    path("companies/<int:company_id>/told/", references.of_company, name="reference_of"),
    *meeting_urls.urlpatterns,
    *promise_urls.urlpatterns,
]
