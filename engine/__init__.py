"""The step-able engine: numpy only, no I/O, no Qt, no global state, no argument is mutated."""
