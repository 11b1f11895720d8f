"""Terms and sentences: what formulas and explanations are made of."""
