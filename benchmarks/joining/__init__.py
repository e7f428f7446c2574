"""Whether a printed line of a PDF goes on with the one above: rows of figures, fitting, cross-validation."""
