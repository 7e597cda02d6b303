"""Settings of the product; secrets come from the environment or from a file with closed rights."""

import os
import sys
from pathlib import Path

import pghistory
from django.utils.csp import CSP

from interes.config.server import names, places
from interes.foundation.tracking import InsertedAtOnce

PACKAGE = Path(__file__).parent.parent
VAR = places.var_dir()
DEBUG = os.environ.get("INTERES_DEBUG") == "1"
TESTING = "pytest" in sys.modules

SECRET_KEY = places.secret_key(VAR)
PUBLIC_URL = os.environ.get("INTERES_URL", "")
ALLOWED_HOSTS = names.answered(os.environ.get("HOST", "127.0.0.1"), PUBLIC_URL)
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL.rstrip("/")] if PUBLIC_URL else []

ROOMS = (
    *("team", "clients", "deals", "knowledge", "activities", "desk", "automation"),
    *("exchange", "integrations"),
)
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "ninja",
    "interes.ui",
    *(f"interes.{room}" for room in ROOMS),
    "interes.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "interes.config.middleware.own_names_only",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "interes.config.middleware.language_of_the_person",
    "interes.team.api.door.bearer",
    "interes.config.middleware.readable_only",
    "interes.config.middleware.asked_once",
    "interes.config.middleware.from_where",
    "interes.config.middleware.policy",
    "interes.team.web.kept_form.fill_in_again",
    "interes.desk.web.undo.offer_undo",
    "interes.team.web.drafts.forget_what_was_sent",
    "interes.team.web.sending.once",
    "interes.team.api.door.once",
    "interes.desk.web.opened.remember_what_is_opened",
]
ROOT_URLCONF = "interes.config.urls"
WSGI_APPLICATION = "interes.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [PACKAGE / room / "templates" for room in ("ui", *ROOMS, "config")],
        "OPTIONS": {"environment": "interes.ui.environment.environment", "auto_reload": DEBUG},
    }
]

DATABASES = {
    "default": places.django_database(os.environ.get("DATABASE_URL") or places.database_url(VAR))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "team.User"
LOGIN_URL = "team:sign_in"
LOGIN_REDIRECT_URL = "desk:today"
LOGOUT_REDIRECT_URL = "team:sign_in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if TESTING:
    # Argon2 is slow by design; the tests sign in hundreds of times.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("INTERES_TIME_ZONE", "Europe/Moscow")
LANGUAGE_CODE = os.environ.get("INTERES_LANGUAGE", "ru")
LANGUAGES = [("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]

# So many rows a person may take out within a day before administrators are told of it.
EXPORT_USUAL_ROWS = int(os.environ.get("INTERES_USUAL_EXPORT", "1000"))

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# Hashed names with a year of life in production; plain files while developing and testing.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "interes.config.static.HashedStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING
WHITENOISE_AUTOREFRESH = DEBUG

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "interes.config.errors.csrf_failure"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
# Behind an https address cookies are secure and plain http is redirected; on the loopback
# address, where there is no TLS, they can't be.
_HTTPS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None

# How many requests one token may make in a minute; counted in the database, for all workers.
API_REQUESTS_A_MINUTE = int(os.environ.get("INTERES_API_REQUESTS", "3000"))
# Webhooks go to the open internet by https only, unless the administrator lets them stay inside.
WEBHOOKS_MAY_STAY_INSIDE = os.environ.get("INTERES_WEBHOOKS_INSIDE") == "1"

# Where letters leave by, such as smtp://user:password@mail.example.com:587; empty: none is sent.
SMTP_URL = os.environ.get("INTERES_SMTP_URL", "")
MAIL_FROM = os.environ.get("INTERES_MAIL_FROM", "")

PGHISTORY_APPEND_ONLY = True
PGHISTORY_CREATED_AT_FUNCTION = "clock_timestamp()"
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = True
PGHISTORY_DEFAULT_TRACKERS = (
    InsertedAtOnce(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)
