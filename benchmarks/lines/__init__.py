"""What the printed lines of CVs are: told by their truths, and learned from these."""
