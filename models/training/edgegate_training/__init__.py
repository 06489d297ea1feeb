"""Renders, trains, quantises and exports EdgeGate's models."""
