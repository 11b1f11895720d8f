"""Time: what plays together and how long, the playhead, and the parts of the time line."""
