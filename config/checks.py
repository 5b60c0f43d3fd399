"""What must be true before the product faces people; run by ``manage.py check --deploy``."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def secret_key_is_set(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """An error when sessions would be signed with a key that changes at every start."""
    if settings.SECRET_KEY_IS_SET:
        return []
    return [
        Error("SECRET_KEY is not set.", hint="Set SECRET_KEY or SECRET_KEY_FILE; see .env.example.", id="parallax.E001")
    ]


@register(Tags.security, deploy=True)
def policy_is_strict(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """An error when the Content-Security-Policy allows anything unsafe."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    unsafe = sorted(name for name, values in directives.items() if any("unsafe" in str(value) for value in values))
    return [Error(f"The Content-Security-Policy is unsafe in {name}.", id="parallax.E002") for name in unsafe]
