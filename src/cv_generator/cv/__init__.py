"""The CV itself: pure domain, no input or output."""
