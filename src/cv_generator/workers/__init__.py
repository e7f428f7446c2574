"""Work whose cost the sender decides, in processes that can be killed."""
