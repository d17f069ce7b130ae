"""The same work by other tools, a module a tool; `benchmarks/peers.py` compares and measures."""
