"""What libraries begin on their own: nothing. Looking is shared out among the cores here, and they would be in its way."""

from __future__ import annotations

import os


def no_threads_of_libraries() -> None:
    """To be called before anything else is loaded; what the user has set stays, and worker processes have it, too.

    OpenBLAS, which NumPy brings along, begins a thread for each further core as it is loaded; each spins for a while, beside a
    program that is starting. Nothing here multiplies matrices that would be worth it.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
