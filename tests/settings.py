"""Settings for tests: a data directory of their own, and static files straight from the source."""

import atexit
import os
import shutil
import tempfile

os.environ["FYREN_VAR"] = tempfile.mkdtemp(prefix="fyren-test-")
atexit.register(shutil.rmtree, os.environ["FYREN_VAR"], ignore_errors=True)
os.environ.setdefault("FYREN_DEMO", "0")
# A browser that is open for the worker's later tests too has an event loop in their thread; no query runs inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from fyren.house import catalogue  # noqa: E402
from fyren.house.settings import *  # noqa: E402, F403
from fyren.house.settings import LOCALE_PATHS, ROOT, STATIC_ROOT, STORAGES  # noqa: E402

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["tests.hashers.QuickArgon2"]
KOLADA_URL = ""  # no test asks the world for anything
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Here, since Django remembers a catalogue that was missing when somebody first asked for it.
catalogue.compile_to(ROOT, LOCALE_PATHS[0])
STATIC_ROOT.mkdir()  # whitenoise warns where there is none
INTERNAL_NETWORKS = ["192.0.2.0/24"]  # an address for examples; the tests' clients ask from 127.0.0.1
