"""Views beside the stage that follow the playhead, each in a dock of its own."""
