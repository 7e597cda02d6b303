"""Which talks a stage of a deal consists of, in the order such talks have."""

from typing import Any

from interes.demo.chance import Chance

type Episode = dict[str, Any]


def told(chance: Chance, pool: list[Episode], number: int, *, is_last: bool) -> list[Episode]:
    """Choose episodes of a stage; the one it is about is among them if the deal went on."""
    usual = [e for e in pool if not (is_last and e.get("final"))]
    chosen = chance.some(range(len(usual)), number)
    musts = [n for n, e in enumerate(usual) if e.get("must")]
    if not is_last and musts and not set(musts) & set(chosen):
        chosen[0] = chance.choice(musts)
    return [usual[n] for n in sorted({_before(usual, n, chosen) for n in chosen})]


def planned(chance: Chance, pool: list[Episode], had: list[Episode]) -> Episode:
    """Choose what comes next in a stage after what it had already."""
    names = {e["name"] for e in had if "name" in e}
    left = [e for e in pool if e not in had and e.get("needs", "") in {"", *names}]
    ends = [e for e in left if e.get("final")]
    return chance.choice(ends if ends and chance.hit(0.2) else left)


def _before(pool: list[Episode], number: int, chosen: list[int]) -> int:
    """Return the episode, or the one it follows from if that has not been chosen."""
    needs = pool[number].get("needs")
    names = {pool[n].get("name") for n in chosen}
    if needs is None or needs in names:
        return number
    return next(n for n, e in enumerate(pool) if e.get("name") == needs)
