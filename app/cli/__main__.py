"""`python -m app.cli ARGS…` is `beeldkeur ARGS…`.

Worker processes import this module again: what only the parent needs stays behind the guard.
"""

if __name__ == "__main__":
    import sys

    from app.batch.origin import begin_for

    begin_for(sys.argv[1:])
    from app.cli.main import main

    sys.exit(main())
