"""The panels beside the stage: the project, and one neuron in detail."""
