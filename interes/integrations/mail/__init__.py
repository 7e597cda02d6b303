"""Mail: tell people by e-mail what they are told here, once, until the server has taken it."""
