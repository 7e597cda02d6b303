"""One file per command of `interes`. Django is imported only inside `run`: `--help` is instant."""
