"""Profiles: which rules, weights and thresholds apply, as data under `profile.schema.json`."""
