"""What the views beside the stage show: computed from a run, drawn as display lists."""
