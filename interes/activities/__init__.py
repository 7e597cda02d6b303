"""What is said and done: calls, meetings, letters, notes on one timeline, and to-dos."""
