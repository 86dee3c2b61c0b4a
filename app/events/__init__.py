"""Events as people work on them in the window: what was found, what was decided, and what came of it."""
