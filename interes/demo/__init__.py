"""The demo company: a believable supplier with two years of work, for a first look around."""
