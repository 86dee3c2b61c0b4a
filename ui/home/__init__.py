"""Begin an event, or come back to one."""
