"""The model that parses the headers of entries: rows of figures, training, cross-validation."""
