"""The verbs: the only layer that changes state. Nothing here commits or reads the request."""
