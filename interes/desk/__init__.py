"""What a person sees first: today, search, quick add."""
