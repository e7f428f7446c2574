"""Structure to fields: contact data, entries and lists as values, each with its source and its certainty."""
