"""From the shipped ONNX files and calibration tables to what the vendors' compilers take. Standard library only."""
