"""The command line: arguments in, people-readable text or JSON Lines out, exit codes."""
