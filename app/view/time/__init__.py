"""Time: the transport, the time line and the clock that lets the session play."""
