"""Films: read as they are, looked at frame by frame, written anew from pixels."""
