"""`python -m app.cli ARGS…` is `beeldkeur ARGS…`.

Worker processes import this module again: what only the parent needs stays behind the guard.
"""

if __name__ == "__main__":
    import sys

    from app.batch.origin import begin_for
    from app.threads import no_threads_of_libraries

    no_threads_of_libraries()
    begin_for(sys.argv[1:])
    from app.cli.main import main

    sys.exit(main())
