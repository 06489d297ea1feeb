"""Tests of the training tools: python3 -m unittest discover -s tests -t ."""
