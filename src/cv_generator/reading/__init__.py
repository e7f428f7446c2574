"""Document bytes -> draft CV, text that found no field, and the portrait. No language model, no network."""
