"""The commands of every process of the product; docker-compose.yml repeats them and a test holds the two together."""

from dataclasses import dataclass, field

QUEUES = ("ingest", "analyse", "compare")
# Threads of one web process, and so the most connections it can use at once.
WEB_THREADS = 4
# Celery closes a connection pool after each task, so only the web server uses one.
PLAIN_CONNECTIONS = {"DATABASE_POOL_SIZE": "0"}


@dataclass(frozen=True, slots=True)
class Process:
    """One long-running program: its name, its command, and what its environment needs beside the common part."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)


def web(*, bind: str, workers: int) -> Process:
    """The web server: gunicorn with threads, each process with a connection pool as large as its threads."""
    return Process(
        "web",
        (
            *("python", "-m", "gunicorn", "config.wsgi", "--bind", bind),
            *("--workers", str(workers), "--threads", str(WEB_THREADS)),
            # A page of stored rows takes milliseconds; what takes a minute hangs.
            *("--timeout", "60", "--access-logfile", "-"),
            # The product is read once and shared by all web processes, and a mistake in it ends the start at once.
            "--preload",
            # One file in the home folder for all servers of a user; a container has no home to write to.
            "--no-control-socket",
        ),
        {"DATABASE_POOL_SIZE": str(WEB_THREADS)},
    )


def worker(*, concurrency: int, queue_prefix: str = "") -> Process:
    """The Celery worker for all three queues; without the chatter that only large clusters need."""
    queues = ",".join(queue_prefix + queue for queue in QUEUES)
    return Process(
        "worker",
        (
            *("python", "-m", "celery", "--app", "config", "worker", "--queues", queues),
            *("--concurrency", str(concurrency), "--loglevel", "INFO", "--without-gossip", "--without-mingle"),
        ),
        PLAIN_CONNECTIONS,
    )


def beat() -> Process:
    """The clock that asks for the sweep; there must be exactly one."""
    return Process(
        "beat", ("python", "-m", "celery", "--app", "config", "beat", "--loglevel", "INFO"), PLAIN_CONNECTIONS
    )


MIGRATE = ("python", "manage.py", "migrate", "--noinput")
COLLECT_STATIC = ("python", "manage.py", "collectstatic", "--noinput")
HEALTH = ("python", "-m", "config.localstack.health")
