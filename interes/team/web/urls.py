"""Addresses of the team room."""

from django.urls import path

from interes.team.web import profile, settings, sign_in, structure, users

app_name = "team"
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("profile/", profile.profile, name="profile"),
    path("profile/theme/", profile.theme, name="theme"),
    path("profile/password/", profile.password, name="password"),
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
]
