"""The card: what is going on, as a sentence and as a formula."""
