"""The one settings file: every value that an operator may change comes from the environment (see ``.env.example``)."""

import secrets
from typing import Any

from config import env
from config.env import ROOT

BASE_DIR = ROOT

# --- who may reach it -------------------------------------------------------------------------------------------------
DEBUG = env.boolean("DEBUG", default=False)
# Without a key the batch commands still run; the web process refuses to (config/checks.py, config/wsgi.py).
SECRET_KEY_IS_SET = env.secret_key() is not None
SECRET_KEY = env.secret_key() or secrets.token_urlsafe(50)
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", default=("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = env.items("CSRF_TRUSTED_ORIGINS")
#: Reading needs no account when this is on; editing always does.
READING_IS_OPEN = env.boolean("OPEN_READING", default=False)

# --- the house --------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "framing",
    "reports",
    "config",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "pgtrigger",
]
MIDDLEWARE = [
    "config.frames.room_for_frames",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.ReadingGateMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- database ---------------------------------------------------------------------------------------------------------
# The web process draws connections from a pool; workers use plain ones, since Celery closes the pool after each task.
DATABASE_POOL_SIZE = env.integer("DATABASE_POOL_SIZE", default=0)
DATABASES = {"default": {**env.database(), "CONN_MAX_AGE": 0 if DATABASE_POOL_SIZE else 60, "CONN_HEALTH_CHECKS": True}}
if DATABASE_POOL_SIZE:
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"].get("OPTIONS", {}),
        "pool": {"min_size": 1, "max_size": DATABASE_POOL_SIZE, "timeout": 10},
    }

# --- queue ------------------------------------------------------------------------------------------------------------
CELERY_BROKER_URL = env.redis_url()
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = env.integer("TASK_TIME_LIMIT", default=60)
CELERY_TASK_SOFT_TIME_LIMIT = max(1, CELERY_TASK_TIME_LIMIT - 10)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A broker that is down must not hold up a page: the report is stored, and the sweep sends it later.
CELERY_BROKER_CONNECTION_TIMEOUT = 3
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1}
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # A message that a killed worker held comes back after this: longer than a task may run, so none runs twice at once.
    "visibility_timeout": CELERY_TASK_TIME_LIMIT + 60,
    # Without these a broker that takes the connection and then says nothing would hold up a page for ever.
    "socket_connect_timeout": 3,
    "socket_timeout": 5,
}
QUEUE_PREFIX = env.text("QUEUE_PREFIX")
CELERY_TASK_DEFAULT_QUEUE = QUEUE_PREFIX + "ingest"
CELERY_TASK_ROUTES: dict[str, dict[str, Any]] = {
    "framing.tasks.analyse_revision_task": {"queue": QUEUE_PREFIX + "analyse"},
    # Taken when no other message is there: a release that touches thousands of reports holds up no new one.
    "framing.tasks.take_up_again_task": {"queue": QUEUE_PREFIX + "analyse"},
    "framing.tasks.rescore_task": {"queue": QUEUE_PREFIX + "analyse", "priority": 9},
    "framing.tasks.compare_story_task": {"queue": QUEUE_PREFIX + "compare"},
    "framing.tasks.dry_run_task": {"queue": QUEUE_PREFIX + "analyse"},
    "framing.tasks.check_entry_task": {"queue": QUEUE_PREFIX + "compare"},
    "framing.tasks.measure_symmetry_task": {"queue": QUEUE_PREFIX + "compare"},
}
# While a worker runs an analysis it holds a lease this long; when it dies, the sweep takes over after the lease.
RUN_LEASE_SECONDS = env.integer("RUN_LEASE", default=CELERY_TASK_TIME_LIMIT + 10)
SWEEP_SECONDS = env.integer("SWEEP_SECONDS", default=30)
FEED_SECONDS = env.integer("FEED_SECONDS", default=60)
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "framing.tasks.sweep_task", "schedule": SWEEP_SECONDS},
    "copies": {"task": "reports.tasks.sweep_copies_task", "schedule": SWEEP_SECONDS},
    "deliveries": {"task": "reports.tasks.sweep_deliveries_task", "schedule": SWEEP_SECONDS},
    "feeds": {"task": "reports.tasks.poll_feeds_task", "schedule": FEED_SECONDS},
    # Stories of the last week, looked at together each hour.
    "stories": {"task": "reports.tasks.regroup_task", "schedule": 3600},
    # Labels over all stories change slowly, and a measurement reads every stored use.
    "labels": {"task": "framing.tasks.measure_labels_task", "schedule": 300},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(ROOT / "var" / "beat-schedule")

# --- people -----------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
# Its own reader keeps names of any length, which its table refuses.
AXES_USERNAME_CALLABLE = "config.sign_in.name_tried"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "registration/locked_out.html"

# --- what goes over the wire ------------------------------------------------------------------------------------------
SERVED_OVER_HTTPS = env.boolean("SERVED_OVER_HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = SERVED_OVER_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.boolean("BEHIND_PROXY", default=False) else None
SECURE_HSTS_SECONDS = env.integer("HSTS_SECONDS", default=31_536_000) if SERVED_OVER_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SERVED_OVER_HTTPS
SECURE_HSTS_PRELOAD = SERVED_OVER_HTTPS
SESSION_COOKIE_SECURE = SERVED_OVER_HTTPS
CSRF_COOKIE_SECURE = SERVED_OVER_HTTPS
CSRF_COOKIE_HTTPONLY = False  # htmx sends the token from the form itself; the cookie is read by nothing of ours
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
# The form answers a pasted text that is too long in words, so requests may be larger than any text that is accepted.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- files ------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "staticfiles"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- words and times --------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_I18N = False
USE_TZ = True

# --- reaching the network ---------------------------------------------------------------------------------------------
#: Who asks: a web address or e-mail address that an outlet can turn to; it goes out with every request.
FETCH_CONTACT = env.text("FETCH_CONTACT")
FETCH_PORTS = env.items("FETCH_PORTS", default=("80", "443"))
#: Hosts that may be fetched from although they are inside the house: name, or name:port.
FETCH_PRIVATE_HOSTS = env.items("FETCH_PRIVATE_HOSTS")
FETCH_PROXY = env.url("FETCH_PROXY", schemes=("http", "https"))
FETCH_CA_FILE = env.text("FETCH_CA_FILE")
FETCH_CONNECT_SECONDS = env.integer("FETCH_CONNECT_SECONDS", default=5)
#: For one address with all that belongs to it: name, connections, redirects, body.
FETCH_SECONDS = env.integer("FETCH_SECONDS", default=15)
#: Between two requests to one host, whoever makes them.
FETCH_HOST_SECONDS = env.integer("FETCH_HOST_SECONDS", default=2)

# --- analysis ---------------------------------------------------------------------------------------------------------
#: The candidate model: a path, “none” for no candidates, nothing for the one that ships.
CANDIDATE_MODEL = env.text("CANDIDATE_MODEL")

# --- reading files ----------------------------------------------------------------------------------------------------
# What one file may cost the process that reads it (docs/operations.md, "What files are refused and how").
READER_SECONDS = env.integer("READER_SECONDS", default=20)
READER_MEMORY_MB = env.integer("READER_MEMORY_MB", default=1000)
READER_FILE_MB = env.integer("READER_FILE_MB", default=20)
READER_PAGES = env.integer("READER_PAGES", default=300)
READER_MEMBERS = env.integer("READER_MEMBERS", default=200)
READER_UNPACKED_MB = env.integer("READER_UNPACKED_MB", default=100)

# --- what editors bring -----------------------------------------------------------------------------------------------
UPLOAD_FILES = env.integer("UPLOAD_FILES", default=100)
UPLOAD_FILE_MB = env.integer("UPLOAD_FILE_MB", default=20)
UPLOAD_DELIVERY_MB = env.integer("UPLOAD_DELIVERY_MB", default=60)
UPLOAD_ROWS = env.integer("UPLOAD_ROWS", default=10_000)
UPLOAD_BATCH_MB = env.integer("UPLOAD_BATCH_MB", default=50)
UPLOAD_KEEP_DAYS = env.integer("UPLOAD_KEEP_DAYS", default=14)
# A delivery with too many files is answered in words; Django counts so far before it ends a request.
DATA_UPLOAD_MAX_NUMBER_FILES = 10 * UPLOAD_FILES

# --- logs -------------------------------------------------------------------------------------------------------------
LOG_LEVEL = env.text("LOG_LEVEL", "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {"axes": {"level": "WARNING"}},
}
