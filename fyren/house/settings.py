"""Settings. Everything an installation may differ in comes from the environment, with a safe default.

FYREN_VAR           data directory (default: var/ in the checkout)
FYREN_DATABASE_URL  postgresql://user:password@host:port/name (default: SQLite in the data directory)
FYREN_KEYS          key file (default: keys/ring.json in the data directory)
FYREN_SECRET_KEY    Django's secret key (default: made once and kept beside the key file)
FYREN_HOSTS         comma-separated host names (default: loopback only)
FYREN_HTTPS         1 when served over https (default: 0)
FYREN_DEMO          1 in the demo: pages and documents say that figures and names are examples (default: 0)
FYREN_DEMO_GUIDE    where the demo serves its guide, for its papers (default: "", as the demo's content says)
FYREN_MUNICIPALITY  the municipality's name, for paper and the foot (default: Växjö kommun in the demo, else "")
FYREN_KOLADA_URL    Kolada's address (default: https://api.kolada.se/v3; in the demo "", which fetches nothing)
FYREN_WORD_TEMPLATE  a Word file (.docx, .dotx) whose styles, header and footer reports use (default: "", our own look)
FYREN_SITE          the site's own address, for links in mail (default: the first of FYREN_HOSTS)
FYREN_SMTP          host or host:port of the mail server (default: mail is printed; in the demo it is kept as files)
FYREN_MAIL_FROM     what mail is sent from (default: fyren@localhost)
FYREN_ACCESSIBILITY_CONTACT  e-mail address for shortcomings in accessibility (default: "", which the statement tells)
FYREN_OPEN_DATA_LICENCE     the licence's web address, such as CC0's (default: "", which the page tells)
FYREN_OPEN_DATA_CONTACT     a function's e-mail address, for those who use the data (default: "")
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from fyren.house.database import database_from

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = Path(os.environ.get("FYREN_VAR", ROOT / "var")).resolve()
DEMO = os.environ.get("FYREN_DEMO") == "1"
DEMO_GUIDE = os.environ.get("FYREN_DEMO_GUIDE", "") if DEMO else ""
HTTPS = os.environ.get("FYREN_HTTPS") == "1"
MUNICIPALITY = os.environ.get("FYREN_MUNICIPALITY", "Växjö kommun" if DEMO else "")
WORD_TEMPLATE = os.environ.get("FYREN_WORD_TEMPLATE", "")
ACCESSIBILITY_CONTACT = os.environ.get("FYREN_ACCESSIBILITY_CONTACT", "")
KOLADA_URL = os.environ.get("FYREN_KOLADA_URL", "" if DEMO else "https://api.kolada.se/v3")
OPEN_DATA_LICENCE = os.environ.get("FYREN_OPEN_DATA_LICENCE", "")
OPEN_DATA_CONTACT = os.environ.get("FYREN_OPEN_DATA_CONTACT", "")
# Networks whose people read routines without logging in, and the proxies that are believed about whom they ask for.
INTERNAL_NETWORKS = [
    each for each in os.environ.get("FYREN_INTERNAL_NETWORKS", "127.0.0.0/8,::1" if DEMO else "").split(",") if each
]
PROXIES = [each for each in os.environ.get("FYREN_PROXIES", "").split(",") if each]
DEBUG = False

FYREN_KEYS = os.environ.get("FYREN_KEYS", str(VAR / "keys" / "ring.json"))
SECRET_KEY = os.environ.get("FYREN_SECRET_KEY", "")
if not SECRET_KEY:
    from fyren.house.secret import secret_key_beside

    SECRET_KEY = secret_key_beside(Path(FYREN_KEYS))
ALLOWED_HOSTS = os.environ.get("FYREN_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

# Our rooms stand first, so that our templates win over the libraries' own.
INSTALLED_APPS = [
    "fyren.base",
    "fyren.publishing",
    "fyren.vault",
    "fyren.people",
    "fyren.plan",
    "fyren.indicators",
    "fyren.steering",
    "fyren.guide",
    "fyren.detection",
    "fyren.cooperation",
    "fyren.competence",
    "fyren.editing",
    "fyren.reports",
    "fyren.house",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
]

MIDDLEWARE = [
    "fyren.house.language.one_language",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fyren.people.middleware.ViewerMiddleware",
]

ROOT_URLCONF = "fyren.house.urls"
WSGI_APPLICATION = "fyren.house.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "fyren.house.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "fyren.base.templatetags.components"],
        },
    }
]

# Forms are drawn by our own field template, so that label, help, error and control always stand in the same order.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database_from(os.environ.get("FYREN_DATABASE_URL", ""), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Log-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["fyren.people.backend.ClosedAnswersAsWrong"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "fyren.people.login.NoSelfService"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "home"

# Sessions and cookies: only for those who log in. Public pages set none.
SESSION_COOKIE_NAME = "fyren"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "fyren.house.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# Language and time
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska")]
LOCALE_PATHS = [VAR / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

# Static files
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Uploads: larger files are refused before they are read
PLAN_UPLOAD_LIMIT = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Mail: reminders with a link and no content
SITE_ADDRESS = os.environ.get("FYREN_SITE", f"http{'s' if HTTPS else ''}://{ALLOWED_HOSTS[0]}").rstrip("/")
EMAIL_HOST, _colon, _port = os.environ.get("FYREN_SMTP", "").partition(":")
EMAIL_PORT = int(_port or 25)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("FYREN_MAIL_FROM", "fyren@localhost")
EMAIL_FILE_PATH = VAR / "demo" / "mail"
_MAIL = "filebased" if DEMO else "smtp" if EMAIL_HOST else "console"
EMAIL_BACKEND = f"django.core.mail.backends.{_MAIL}.EmailBackend"

# Errors go to the server's own log, without what was typed or who asked. Refusals and missing pages are left out:
# they name the address that somebody asked for, which is a reader log, and we keep none.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"server_errors": {"()": "fyren.house.logs.ServerErrorsOnly"}},
    "formatters": {
        "without_content": {
            "()": "fyren.house.logs.WithoutContent",
            "format": "{levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "without_content"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"filters": ["server_errors"]}},
}
