"""Settings for the property tests of exports."""

from hypothesis import settings

# How long one example takes says how busy the machine is, not whether the rule holds.
settings.register_profile("exports", deadline=None)
settings.load_profile("exports")
