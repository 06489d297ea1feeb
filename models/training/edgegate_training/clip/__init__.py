"""The clip that ships with the project: a gate lane, seven vehicles, drawn frame by frame."""
