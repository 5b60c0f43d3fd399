"""The settings under which the tests run: the same house, a fast password hash, no HTTPS, plain static files."""

import os

from config.settings import *  # noqa: F403
from config.settings import CELERY_TASK_ROUTES as ROUTES

SECRET_KEY = "only-for-tests-" + "x" * 40
SECRET_KEY_IS_SET = True
SERVED_OVER_HTTPS = SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
READING_IS_OPEN = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
AXES_ENABLED = False
# Test processes run side by side; each has queues of its own, so that none steals another's tasks.
QUEUE_PREFIX = f"test-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}-"
CELERY_TASK_DEFAULT_QUEUE = QUEUE_PREFIX + "ingest"
CELERY_TASK_ROUTES = {task: {"queue": QUEUE_PREFIX + route["queue"]} for task, route in ROUTES.items()}
