"""Pages: parse, authorise, open a transaction, call one service, answer."""
