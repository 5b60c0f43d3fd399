"""Take in a lexicon file as drafts."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.services.lexicon_import import ImportPlan, ImportRefused, import_drafts, plan_import

RIGHT = "framing.add_draft"


class Command(BaseCommand):
    help = "Open drafts for what a lexicon file (TOML or CSV) would add or change; nothing is published by it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="A lexicon in TOML, or its table in CSV.")
        parser.add_argument("--dry-run", action="store_true", help="Only tell what it would do.")
        parser.add_argument("--by", default="", help="User name of the curator who opens the drafts.")
        parser.add_argument("--note", default="", help="Why the lexicon should change; stands in every draft.")
        parser.add_argument("--leave-out-faults", action="store_true", help="Take the good rows although others fail.")

    def handle(self, *, file: Path, dry_run: bool, by: str, note: str, leave_out_faults: bool, **options: Any) -> None:
        try:
            plan = plan_import(content=file.read_bytes(), name=file.name)
            self._tell(plan)
            if dry_run:
                return
            curator = self._curator(by)
            drafts = import_drafts(plan=plan, note=note, by=curator, with_faults=leave_out_faults)
        except OSError as error:
            raise CommandError(f"{file}: {error}") from error
        except ImportRefused as refused:
            raise CommandError(f"{file}: {refused.message}") from refused
        self.stdout.write(f"Opened {len(drafts)} draft{'' if len(drafts) == 1 else 's'}.")

    def _tell(self, plan: ImportPlan) -> None:
        for fault in plan.faults:
            place = ", ".join(filter(None, [f"line {fault.line}" if fault.line else "", fault.code, fault.field]))
            self.stderr.write(f"{place or 'the file'}: {fault.message}")
        told = f"{plan.new_count} new, {plan.changed_count} changed, {plan.unchanged_count} unchanged"
        self.stdout.write(f"{told}, {plan.drafted_count} in a draft already, {len(plan.faults)} faults")

    def _curator(self, name: str) -> User:
        curator = User.objects.filter(username=name, is_active=True).first()
        if curator is None or not curator.has_perm(RIGHT):
            raise CommandError("Name the curator who opens the drafts: --by NAME.")
        return curator
