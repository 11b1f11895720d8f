"""The still part of the picture: neurons, edges and what lies on them."""
