"""Settings for tests: a data directory of their own, and static files straight from the source."""

import os
import tempfile

os.environ["FYREN_VAR"] = tempfile.mkdtemp(prefix="fyren-test-")
os.environ.setdefault("FYREN_DEMO", "0")

from fyren.house import catalogue
from fyren.house.settings import *  # noqa: F403
from fyren.house.settings import LOCALE_PATHS, ROOT, STATIC_ROOT, STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Here, since Django remembers a catalogue that was missing when somebody first asked for it.
catalogue.compile_to(ROOT, LOCALE_PATHS[0])
STATIC_ROOT.mkdir()  # whitenoise warns where there is none
