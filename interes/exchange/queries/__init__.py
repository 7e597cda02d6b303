"""Questions of the exchange room."""
