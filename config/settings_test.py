"""The settings under which the tests run: the same house, a fast password hash, no HTTPS, plain static files."""

from config.settings import *  # noqa: F403

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
