"""The command line: work on files without a store, and every operation as a command."""
