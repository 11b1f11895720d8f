"""Speed and memory, as ratios against a peer or a bare minimum in the same run."""
