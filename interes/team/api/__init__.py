"""The API of the team room, and the door through which every program comes in."""
