"""placeholder to be replaced"""

from app.cli.session import Session


def demo(session: Session) -> int:
    return 0
