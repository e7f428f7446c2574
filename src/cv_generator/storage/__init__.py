"""Where sessions live: one protocol, an embedded store and a distributed one."""
