"""The world outside: addresses and files turned into article text, with limits."""
