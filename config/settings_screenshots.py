"""The settings under which pictures are taken: the same house over plain HTTP, static files as they stand."""

from config.settings import *  # noqa: F403

#: Fixed, so that the demo accounts have the same passwords in every run; the server answers this machine alone.
SECRET_KEY = "only-for-pictures-" + "x" * 40
SECRET_KEY_IS_SET = True
SERVED_OVER_HTTPS = SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
READING_IS_OPEN = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
