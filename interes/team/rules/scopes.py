"""What a token may be good for: rooms of the house, to read or also to write."""

ROOMS = (
    "clients",
    "deals",
    "knowledge",
    "activities",
    "team",
    "search",
    "notices",
    "automation",
    "exchange",
)
READ, WRITE = "read", "write"
SCOPES = tuple(f"{room}:{way}" for room in ROOMS for way in (READ, WRITE))
# Nothing is written in these.
READ_ONLY = ("team", "search")


def opens(scopes: list[str], room: str, *, writes: bool) -> bool:
    """Tell whether these scopes open a room; whoever may write there may read there too."""
    wanted = {f"{room}:{WRITE}"} if writes else {f"{room}:{READ}", f"{room}:{WRITE}"}
    return not wanted.isdisjoint(scopes)
