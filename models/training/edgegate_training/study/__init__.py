"""The study of small integer nets: how a layer is trained, what quantising, pruning and compiling cost and bring, and how weights travel."""
