"""What `doubtful` means: rows of the evidence on single values, the fit of its weights, and the two rates."""
