"""Lines to structure: what each line of a document is, decided by look, words and neighbours together."""
