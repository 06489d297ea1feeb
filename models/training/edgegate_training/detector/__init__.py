"""The plate detector: one class, four corners, plain 3x3 convolutions."""
