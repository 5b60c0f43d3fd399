"""Tell the demo accounts."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand

from framing.services.demo import ACCOUNTS, demo_password


class Command(BaseCommand):
    help = "Print the demo accounts whose password is still the one they were made with."

    def handle(self, **options: Any) -> None:
        for user in User.objects.filter(username__in=ACCOUNTS).order_by("pk"):
            if user.check_password(demo_password(user.username)):
                group = ACCOUNTS[user.username][0]
                self.stdout.write(f"{user.username:<8} {demo_password(user.username)}   {group}")
