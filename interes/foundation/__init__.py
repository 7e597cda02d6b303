"""What every room stands on: values, events, acts, history. Knows no room."""
