"""Charts drawn on the server: values in (framing.analysis.plots), SVG and PNG out."""
