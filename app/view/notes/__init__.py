"""What there is to be told about a run, as quiet notes."""
