"""Static post-training quantisation of a plain convolutional net to ONNX QDQ, and export to float32 ONNX."""

from .export import Quantised, export_both, export_fp32, export_int8

__all__ = ["Quantised", "export_both", "export_fp32", "export_int8"]
