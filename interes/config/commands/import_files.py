"""Bring in clients, deals and talks from files and folders of other programs, or take it back."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

THINGS = "company, person, lead, deal, talk, to_do, user, product"
REFUSED = 1
BROKE_OFF = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE|FOLDER")
    parser.add_argument("--currency", metavar="CODE", help="of sums that name none")
    parser.add_argument("--by", metavar="EMAIL", help="who imports; otherwise the product itself")
    parser.add_argument("--as", dest="thing", metavar="THING", help=f"what the rows are: {THINGS}")
    parser.add_argument(
        "--mapping",
        metavar="FILE|NAME",
        help="one kept on the page, or JSON: column -> target, or columns, stages and people",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument("--resume", type=int, metavar="RUN", help="carry an import on")
    parser.add_argument("--undo", type=int, metavar="RUN", help="take an import back")
    parser.add_argument("--json", action="store_true", help="print the report for a program")


def run(options: argparse.Namespace) -> int:
    """Do it and print what became of every row; 1 if rows were refused, 2 if it broke off."""
    from interes.config.server import ground

    with ground.ready(migrated=True):
        by = _person(options.by)
        if _is_whole_base(options.files):
            return _bring_back(options.files[0], by)
        if options.dry_run:
            return _try(options, by)
        report = _report(options, by)
    _print(report.as_dict(), report.lines(), as_json=options.json)
    if report.state not in {"done", "undone"}:
        return BROKE_OFF
    return 0 if report.ok or options.undo else REFUSED


def _is_whole_base(files: list[Path]) -> bool:
    from interes.exchange.actions import exporting

    return len(files) == 1 and exporting.is_archive(files[0])


def _bring_back(archive: Path, by: Any) -> int:
    from interes.exchange.actions import exporting

    made = exporting.restore_base(source=archive, by=by, at=datetime.now(UTC))
    print(f"{archive}: {made.rows} rows in {len(made.tables)} tables are back.")
    print("Passwords are never in an archive: interes create-user lets people in again.")
    return 0


def _person(email: str | None) -> Any:
    from interes.foundation.refusals import Refusal
    from interes.team.queries import find_user

    by = find_user(email=email) if email else None
    if email and by is None:
        raise Refusal(f"nobody signs in as {email}.")
    return by


def _report(options: argparse.Namespace, by: Any) -> Any:
    from interes.exchange import actions
    from interes.exchange.queries.import_report import report_of

    now = datetime.now(UTC)
    if options.undo:
        run = actions.undo_import(run_id=options.undo, by=by, at=now, at_once=True)
    elif options.resume:
        run = actions.carry_on_here(run_id=options.resume, by=by, at=now)
    else:
        run = _begun(options, by)
        run = actions.carry_on_here(run_id=run.pk, by=by, at=now)
    return report_of(run.pk)


def _begun(options: argparse.Namespace, by: Any) -> Any:
    from interes.exchange import actions
    from interes.foundation.refusals import Refusal

    if not options.files:
        raise Refusal("name at least one file or folder.")
    run = actions.begin_import(
        files=[(path.name or str(path), path) for path in options.files],
        by=by,
        at=datetime.now(UTC),
        currency=(options.currency or "").upper(),
        as_thing=options.thing or "",
    )
    if options.mapping:
        _map(run.pk, options.mapping, by)
    if not any(path.is_dir() for path in options.files):
        actions.refuse_unknown(run_id=run.pk)
    return run


def _map(run_id: int, said: str, by: Any) -> None:
    from interes.exchange import actions
    from interes.foundation.refusals import Refusal

    path = Path(said)
    if not path.is_file():
        actions.map_as_saved(run_id=run_id, name=said, by=by)
        return
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        meanings = {name: dict(told.get(name) or {}) for name in ("stages", "people")}
        has_parts = any(isinstance(value, dict) for value in told.values())
        targets = dict(told.get("columns") or {}) if has_parts else told
    except (ValueError, AttributeError, TypeError) as problem:
        raise Refusal(f"{path} is no JSON of the form {{column: target}}: {problem}.") from problem
    actions.map_by_names(run_id=run_id, targets=targets, by=by, meanings=meanings)


def _try(options: argparse.Namespace, by: Any) -> int:
    from interes.exchange import actions

    run = _begun(options, by)
    found = actions.preview(run_id=run.pk, by=by, at=datetime.now(UTC))
    _print(found.as_dict(), found.lines(), as_json=options.json)
    return REFUSED if any(file.refused for file in found.files) else 0


def _print(facts: dict[str, Any], lines: list[str], *, as_json: bool) -> None:
    for line in [json.dumps(facts, ensure_ascii=False)] if as_json else lines:
        print(line)
