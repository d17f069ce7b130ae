"""The built-in plugins, one folder an area; loaded through the `auditor` entry points only."""
