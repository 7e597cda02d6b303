"""Page times of the product beside the floor: the same rows by hand-written SQL."""
