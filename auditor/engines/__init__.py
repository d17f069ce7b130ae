"""Audits spread over processes: the same entries in the same order, whatever the number."""
