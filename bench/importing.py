"""How fast companies come in: `interes import` of a file, beside a plain COPY of its rows.

`python -m bench.importing --companies 200000` prints what it measured; `make bench` writes it down.
"""

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

from bench.measure import Times, Visitor, repeat
from bench.serving import a_folder, free_port, serve

COLUMNS = ("ID", "Компания", "ИНН", "КПП", "Город", "Адрес", "Отрасль", "Телефон", "E-mail")
FIRST = "Север Юг Восток Запад Альфа Вектор Гранит Дельта Заря Каскад Лидер Маяк Орион Полюс Родник"
SECOND = "Строй Торг Снаб Пром Агро Мед Авто Дом Хлеб Металл Лес Энерго Транс Инвест Сервис"
CITIES = ("Москва", "Тверь", "Омск", "Казань", "Самара", "Пермь", "Уфа", "Томск", "Тула", "Псков")
PAUSE = 0.1  # seconds between two looks at a page
WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)


def main() -> int:
    """Measure in a folder of its own, and print what came out as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.importing", description=__doc__)
    parser.add_argument("--companies", type=int, default=20_000)
    result = measure(parser.parse_args().companies)
    sys.stdout.write(json.dumps(result) + "\n")
    return 0


def measure(companies: int) -> dict[str, Any]:
    """Return how long it took to bring so many companies in, twice, and to copy them plainly."""
    with a_folder() as var:
        file = var / "companies.csv"
        _write(file, companies)
        load = os.getloadavg()[0]
        from interes.config.server import ground, places  # noqa: PLC0415 - reads the environment

        with ground.ready(migrated=True):
            url = places.database_url(var)
            first, again = _bring(file, companies, url), _bring(file, companies, url)
            floor = _copy(file, url)
            session = _somebody()
        _write(file, companies, start=companies)
        pages = _pages_meanwhile(file, session)
    return {
        "companies": companies,
        "cores": os.cpu_count(),
        "load": round(load, 1),
        "first": first,
        "again": again,
        "pages": pages,
        "floor_seconds": round(floor, 2),
        "floor_per_second": round(companies / floor),
        "ratio": round(first["seconds"] / floor, 1),
    }


def _somebody() -> str:
    """Return the session of a user, who comes to look at the list while others are brought in."""
    from bench import stage  # noqa: PLC0415 - needs the environment set above
    from interes.team.models import User  # noqa: PLC0415 - as above

    user = User.objects.create_user("ada@example.ru", "kolokol-9000", name="Ада")
    return stage.session(user.pk)


def _pages_meanwhile(file: Path, session: str) -> dict[str, Any]:
    """Return the times of the list of companies at rest, and while an import is carried out."""
    port = free_port()
    with serve(port):
        visitor = Visitor(port, session)
        alone = repeat(lambda: visitor.get("/companies/"), 100)
        command = [sys.executable, "-m", "interes.config.cli", "import", str(file)]
        start = time.perf_counter()
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        taken = []
        while running.poll() is None:
            begun = time.perf_counter()
            visitor.get("/companies/")
            taken.append((time.perf_counter() - begun) * 1000)
            time.sleep(PAUSE)
        seconds = time.perf_counter() - start
    if running.returncode:
        raise SystemExit("the import failed while pages were asked for")
    meanwhile = Times(taken)
    return {
        "alone": [round(alone.p50, 1), round(alone.p95, 1)],
        "meanwhile": [round(meanwhile.p50, 1), round(meanwhile.p95, 1)],
        "asked": len(taken),
        "seconds": round(seconds, 1),
    }


def _write(path: Path, companies: int, start: int = 0) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(_rows(start, companies))


def _rows(start: int, companies: int) -> Iterator[tuple[Any, ...]]:
    chance = random.Random(1)
    first, second = FIRST.split(), SECOND.split()
    for number in range(start, start + companies):
        name = f"{chance.choice(first)}{chance.choice(second)} {number}"
        phone = f"+7 9{number // 10_000_000:02} {number // 10_000 % 1000:03}-{number % 10_000:04}"
        yield (
            number + 1,
            f"ООО «{name}»",
            _inn(number),
            "770101001",
            chance.choice(CITIES),
            f"ул. Ленина, {number % 300}",
            "Оптовая торговля",
            phone,
            f"info@z{number}.ru",
        )


def _inn(number: int) -> str:
    """Return an INN with the right control digit."""
    digits = f"{770000000 + number:09}"
    control = sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11 % 10
    return f"{digits}{control}"


def _bring(file: Path, companies: int, url: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "interes.config.cli", "import", str(file), "--json"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    with psycopg.connect(url) as connection:
        took = "SELECT extract(epoch FROM finished_at - started_at) FROM import_run"
        [[seconds]] = connection.execute(f"{took} ORDER BY id DESC LIMIT 1").fetchall()
    report = json.loads(done.stdout)["files"][0]
    if report["made"] + report["same"] != companies:
        raise SystemExit(f"rows went astray: {report}")
    # Kilobytes of the largest child so far: the first import is the larger one.
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return {
        "seconds": round(float(seconds), 1),
        "per_second": round(companies / float(seconds)),
        "memory": memory,
    }


def _copy(file: Path, url: str) -> float:
    with psycopg.connect(url) as connection, file.open(encoding="utf-8") as text:
        columns = ", ".join(f'"{name}" text' for name in COLUMNS)
        connection.execute(f"CREATE TABLE floor ({columns})")
        start = time.perf_counter()
        into = "COPY floor FROM STDIN (FORMAT csv, DELIMITER ';', HEADER)"
        with connection.cursor() as cursor, cursor.copy(into) as copy:
            while part := text.read(1 << 16):
                copy.write(part)
        connection.commit()
        return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
