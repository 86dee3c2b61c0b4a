"""One pipeline, two verbs: `screen` looks at an item, `release` lets a clean copy out. The only place that knows all parts."""
