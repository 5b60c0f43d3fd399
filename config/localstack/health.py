"""Whether the web server answers: the container's health check, and how ``run`` knows that it is up."""

import http.client
import sys

from config import env
from config.localstack.ports import LOOPBACK

DEFAULT_PORT = 8000


def host_header(allowed_hosts: list[str]) -> str:
    """A host name that the product accepts: in production it refuses ``localhost``."""
    first = allowed_hosts[0] if allowed_hosts else "localhost"
    return "localhost" if first == "*" else first.lstrip(".")


def web_answers(port: int, host: str = LOOPBACK) -> bool:
    """Whether ``/healthz/`` says that web server and database are well."""
    connection = http.client.HTTPConnection(host, port, timeout=3)
    try:
        connection.request("GET", "/healthz/", headers={"Host": host_header(env.items("ALLOWED_HOSTS"))})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if web_answers(env.integer("PORT", default=DEFAULT_PORT)) else 1)
