"""What words and forms of text tell by themselves, wherever they stand."""
