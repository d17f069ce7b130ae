"""The lexicons: words and patterns as data, one file a category, under `lexicon.schema.json`."""
