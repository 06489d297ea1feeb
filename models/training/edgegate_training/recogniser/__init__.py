"""The plate recogniser: its samples, its net, training, evaluation and export."""
