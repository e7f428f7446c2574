"""Operations -> GPT Actions: the platform's limits, and its way to pass files."""
