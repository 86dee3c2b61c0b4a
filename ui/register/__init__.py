"""The register, and whether a file is a release of ours."""
