"""The aligner: puts a found plate's corners right, in a crop cut out at the corners found."""
