"""Addresses of meetings."""

from django.urls import path

from interes.activities.web import meeting_sheet, meetings

urlpatterns = [
    path("deals/<int:deal_id>/meetings/", meeting_sheet.of_deal, name="meetings_of_deal"),
    path("deals/<int:deal_id>/meetings/new/", meetings.plan, name="plan_meeting"),
    path("deals/<int:deal_id>/meetings/advice/", meetings.advice, name="meeting_advice"),
    path("meetings/<int:meeting_id>/", meeting_sheet.show, name="meeting"),
    path("meetings/<int:meeting_id>/change/", meetings.change, name="change_meeting"),
    path("meetings/<int:meeting_id>/minutes/", meeting_sheet.minutes, name="minutes"),
    path("meetings/<int:meeting_id>/drop/", meeting_sheet.drop, name="drop_meeting"),
    path("meetings/<int:meeting_id>/tick/", meeting_sheet.tick, name="tick_meeting"),
    path("meetings/<int:meeting_id>/alone/", meeting_sheet.alone, name="meet_alone"),
]
