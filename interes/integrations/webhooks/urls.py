"""Addresses of the webhooks and of mail."""

from django.urls import path

from interes.integrations.mail import web as mail
from interes.integrations.webhooks import web

app_name = "integrations"
_ONE = "settings/webhooks/<int:webhook_id>/"
_MESSAGE = "settings/webhooks/messages/<int:message_id>/"
urlpatterns = [
    path("settings/webhooks/", web.index, name="webhooks"),
    path("settings/webhooks/new/", web.new, name="webhook_new"),
    path(_ONE, web.webhook, name="webhook"),
    path(f"{_ONE}change/", web.change, name="webhook_change"),
    path(f"{_ONE}again/", web.all_again, name="webhook_all_again"),
    path(f"{_ONE}go-on/", web.go_on, name="webhook_go_on"),
    path(f"{_ONE}test/", web.try_it, name="webhook_test"),
    path(f"{_ONE}secret/", web.renew, name="webhook_secret"),
    path(_MESSAGE, web.message, name="webhook_message"),
    path("settings/mail/", mail.show, name="mail"),
    path("settings/mail/test/", mail.try_it, name="mail_test"),
    path("settings/mail/again/", mail.again, name="mail_again"),
    path(f"{_MESSAGE}again/", web.again, name="webhook_again"),
]
