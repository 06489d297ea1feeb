"""Drawn gate scenes: a lane, its barrier, and vehicles built from shaded polygons. Everything is original drawing code."""
