"""How written numbers are read: values, units, bounds, and what is no amount at all."""
