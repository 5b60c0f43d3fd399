"""The engine itself: Django's dummy backend with a message that helps."""

from typing import NoReturn

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.dummy import base

MESSAGE = (
    "No database: DATABASE_URL (or DATABASE_URL_FILE) is not set and the local stack is not running. "
    "Start it with `make run` and try again from another terminal, or set DATABASE_URL=postgres://USER:PASSWORD@HOST/NAME."
)


def refuse(*_args: object, **_options: object) -> NoReturn:
    """Say what is missing and how to get it."""
    raise ImproperlyConfigured(MESSAGE)


class DatabaseOperations(base.DatabaseOperations):
    """Operations that refuse with our message."""

    quote_name = refuse


class DatabaseClient(base.DatabaseClient):
    """A client that refuses with our message."""

    runshell = refuse


class DatabaseCreation(base.DatabaseCreation):
    """Creation of test databases that refuses with our message."""

    create_test_db = refuse
    destroy_test_db = refuse


class DatabaseIntrospection(base.DatabaseIntrospection):
    """Introspection that refuses with our message."""

    get_table_list = refuse
    get_table_description = refuse
    get_relations = refuse
    get_sequences = refuse


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that cannot be used and says why."""

    ops_class = DatabaseOperations
    client_class = DatabaseClient
    creation_class = DatabaseCreation
    introspection_class = DatabaseIntrospection

    ensure_connection = refuse
    _commit = refuse
    _rollback = refuse
    _savepoint = refuse
    _savepoint_commit = refuse
    _savepoint_rollback = refuse
    _set_autocommit = refuse
    get_connection_params = refuse
    connect = refuse
    _cursor = refuse
