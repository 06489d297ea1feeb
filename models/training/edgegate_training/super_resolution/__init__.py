"""Super-resolution of plates: three published designs and two controls compared, and the compact net that ships."""
