"""Small helpers shared by the training tools."""
