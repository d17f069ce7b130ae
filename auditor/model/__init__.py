"""The values that everything else speaks of: room exports and verdicts."""
