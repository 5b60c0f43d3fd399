"""Take in an alias table."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.selectors.aliases import RIGHT_TO_CHANGE
from framing.services.alias_import import AliasPlan, import_aliases, plan_import
from framing.services.aliases import AliasRefused


class Command(BaseCommand):
    help = "Put the sets of a table (CSV) in force as one edition; sets that it does not hold stay as they are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="An alias table in CSV, as export_aliases writes it.")
        parser.add_argument("--dry-run", action="store_true", help="Only tell what it would do.")
        parser.add_argument("--by", default="", help="User name of the curator who changes the table.")
        parser.add_argument("--reason", default="", help="Why the table changes; stands in its history.")
        parser.add_argument("--leave-out-faults", action="store_true", help="Take the good sets although others fail.")

    def handle(
        self, *, file: Path, dry_run: bool, by: str, reason: str, leave_out_faults: bool, **options: Any
    ) -> None:
        try:
            plan = plan_import(file.read_bytes())
            self._tell(plan)
            if dry_run or not (plan.sets or plan.faults):
                return
            curator = self._curator(by)
            made = import_aliases(plan=plan, by=curator, reason=reason, with_faults=leave_out_faults)
        except OSError as error:
            raise CommandError(f"{file}: {error}") from error
        except AliasRefused as refused:
            raise CommandError(f"{file}: {refused.message}") from refused
        if made.change is not None:
            self.stdout.write(
                f"Edition {made.change.number} is in force; {made.story_count} stories are compared anew."
            )

    def _tell(self, plan: AliasPlan) -> None:
        for fault in plan.faults:
            place = ", ".join(filter(None, [f"line {fault.line}" if fault.line else "", fault.code, fault.field]))
            self.stderr.write(f"{place or 'the file'}: {fault.message}")
        for name, codes in plan.shared:
            self.stderr.write(f"“{name}” would be in {' and '.join(codes)}: it is found in neither")
        told = f"{plan.new_count} new, {plan.changed_count} changed, {plan.unchanged_count} unchanged"
        self.stdout.write(f"{told}, {len(plan.faults)} faults")

    def _curator(self, name: str) -> User:
        curator = User.objects.filter(username=name, is_active=True).first()
        if curator is None or not curator.has_perm(RIGHT_TO_CHANGE):
            raise CommandError("Name the curator who changes the table: --by NAME.")
        return curator
