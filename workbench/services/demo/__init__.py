"""The demo desk: invented people, articles and work, done through the same services as real."""
