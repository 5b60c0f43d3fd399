"""Which reports tell of one event: features of a report, likeness of two, stories of many. Pure."""
