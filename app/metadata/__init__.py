"""Clean files on their way out: written from pixels alone, and proven to hold nothing else."""
