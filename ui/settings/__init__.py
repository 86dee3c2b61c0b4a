"""The foundation's choices and the user's."""
