"""The pages: static files, and a client of the HTTP API like any other."""
