"""The use cases. Each is declared once and offered by every surface."""
