"""A real web server of this machine for tests of what goes over the wire; each answer is said by the test."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Thread
from typing import Any


@dataclass(frozen=True)
class Answer:
    """One answer; ``pieces`` are sent one by one with the test's own pauses between them."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "text/html; charset=utf-8"
    pieces: Callable[["Site"], Iterator[bytes]] | None = None
    raw: bytes = b""


Route = Answer | Callable[[Mapping[str, str]], Answer]


class Site:
    """Answers by path; ``asked`` holds what was asked for, with its headers in small letters."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = Event()
        self.port = 0
        self.scheme = "http"

    def address(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            route = site.routes.get(self.path, Answer(b"nothing here", status=404))
            with suppress(OSError):  # whoever asked has gone
                self._send(route if isinstance(route, Answer) else route(headers))
            self.close_connection = True

        def _send(self, answer: Answer) -> None:
            if answer.raw:
                self.wfile.write(answer.raw)
                self.wfile.flush()
                for piece in answer.pieces(site) if answer.pieces else ():
                    self.wfile.write(piece)
                return
            self.send_response(answer.status)
            for name, value in {"Content-Type": answer.media_type, **answer.headers}.items():
                self.send_header(name, value)
            if answer.pieces is None and "Content-Length" not in answer.headers:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            for piece in [answer.body] if answer.pieces is None else answer.pieces(site):
                self.wfile.write(piece)
                self.wfile.flush()

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def serving(context: SSLContext | None = None) -> Iterator[Site]:
    """A site that answers until the test is over."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        site.scheme = "https"
    site.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
