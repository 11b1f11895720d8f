"""The order of operations: event number <-> address by arithmetic."""
