"""Which faces of an event may be one person: off until it is switched on, in memory alone, suggestions and nothing more."""
