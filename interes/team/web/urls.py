"""Addresses of the team room."""

from django.urls import path

from interes.team.web import (
    drafts,
    list_bulk,
    list_columns,
    list_filter,
    list_views,
    profile,
    settings,
    sign_in,
    structure,
    tags,
    tokens,
    users,
)

_LIST = "lists/<slug:listed>/"
_VIEW = f"{_LIST}views/<int:view_id>/"

app_name = "team"
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("profile/", profile.profile, name="profile"),
    path("drafts/", drafts.draft, name="draft"),
    path("profile/theme/", profile.theme, name="theme"),
    path("profile/password/", profile.password, name="password"),
    path("profile/tokens/", tokens.own, name="tokens"),
    path("profile/tokens/new/", tokens.new, name="token_new"),
    path("profile/tokens/<int:token_id>/revoke/", tokens.revoke, name="token_revoke"),
    path("settings/tokens/", tokens.everyones, name="all_tokens"),
    path("settings/", settings.index, name="settings"),
    path("settings/users/", users.users, name="users"),
    path("settings/users/new/", users.new, name="user_new"),
    path("settings/users/<int:user_id>/", users.user, name="user"),
    path("settings/users/<int:user_id>/password/", users.password, name="user_password"),
    path("settings/users/<int:user_id>/switch-off/", users.switch_off, name="switch_off"),
    path("settings/users/<int:user_id>/switch-on/", users.switch_on, name="switch_on"),
    path("settings/structure/", structure.structure, name="structure"),
    path("settings/branches/new/", structure.new_branch, name="branch_new"),
    path("settings/branches/<int:branch_id>/", structure.branch, name="branch"),
    path("settings/departments/new/", structure.new_department, name="department_new"),
    path("settings/departments/<int:department_id>/", structure.department, name="department"),
    path(f"{_LIST}filter/", list_filter.list_filter, name="filter"),
    path(f"{_LIST}columns/", list_columns.list_columns, name="columns"),
    path(f"{_LIST}counts/", list_views.view_counts, name="view_counts"),
    path(f"{_LIST}views/", list_views.views, name="views"),
    path(f"{_LIST}views/new/", list_views.new_view, name="new_view"),
    path(f"{_VIEW}change/", list_views.change_view, name="change_view"),
    path(f"{_VIEW}move/", list_views.move_view, name="move_view"),
    path(f"{_VIEW}share/", list_views.share_view, name="share_view"),
    path(f"{_VIEW}begin/", list_views.begin_with, name="begin_with"),
    path(f"{_VIEW}remove/", list_views.remove_view, name="remove_view"),
    path(f"{_VIEW}put-back/", list_views.put_view_back, name="put_view_back"),
    path(f"{_LIST}tags/", tags.tags_offered, name="tags_offered"),
    path(f"{_LIST}tagged/", tags.tagged, name="tagged"),
    path(f"{_LIST}<int:record_id>/tags/", tags.tag, name="tag"),
    path(f"{_LIST}bulk/<slug:act>/", list_bulk.bulk, name="bulk"),
    path("lists/jobs/<int:job_id>/", list_bulk.bulk_job, name="bulk_job"),
    path("lists/jobs/<int:job_id>/stop/", list_bulk.stop_bulk, name="stop_bulk"),
    path("lists/jobs/<int:job_id>/undo/", list_bulk.undo_bulk, name="undo_bulk"),
]
