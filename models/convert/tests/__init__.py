"""Tests of edgegate_convert; python3 -m unittest discover -s models/convert -t models/convert."""
