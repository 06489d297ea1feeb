"""What a camera, the weather and a rectifier do to a plate before the recogniser sees it."""
