"""The database's schema, step by step; the guards of the history are part of it."""
