"""Settings for tests: a data directory of their own, and static files straight from the source."""

import os
import tempfile

os.environ["FYREN_VAR"] = tempfile.mkdtemp(prefix="fyren-test-")
os.environ.setdefault("FYREN_DEMO", "0")

from fyren.house.settings import *  # noqa: E402, F403
from fyren.house.settings import STORAGES  # noqa: E402

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STATIC_ROOT.mkdir()  # noqa: F405 - whitenoise warns where there is none
