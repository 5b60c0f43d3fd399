"""Whether a button to try again is worth offering."""

from django import template

from reports.services.deliveries import may_go_well_next_time

register = template.Library()
register.filter("may_go_well_next_time", may_go_well_next_time)
