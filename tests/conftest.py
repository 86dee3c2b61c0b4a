"""What holds for all tests: none may fail because the machine is busy."""

from hypothesis import settings

settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")
