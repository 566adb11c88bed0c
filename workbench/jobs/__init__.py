"""Work after the request: the engine, the handlers, and the worker that brings them together."""
