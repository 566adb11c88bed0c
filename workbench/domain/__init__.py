"""The desk's rules: plain Python, no framework, no clock, no input or output."""
