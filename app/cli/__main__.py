"""`python -m app.cli ARGS…` is `beeldkeur ARGS…`."""

import sys

from app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
