"""The model that says what the parts of a CV are where headings do not tell."""
