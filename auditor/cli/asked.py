"""What one `auditor check` is asked to do."""

import attrs

from auditor.config import Config


@attrs.frozen(kw_only=True)
class Request:
    """The options of one `check`, after parsing and with those that the configuration gives."""

    paths: tuple[str, ...]
    formats: tuple[str, ...]
    outputs: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    profile: str | None
    fail_on: str | None
    fail_under: int | None
    min_coverage: int | None
    waivers: tuple[str, ...]
    no_waivers: bool
    baseline: str | None
    update_baseline: bool
    write_baseline: str | None
    now: str | None
    limit_settings: tuple[str, ...]
    disable_plugin: tuple[str, ...]
    require_plugin: tuple[str, ...]
    only_builtin: bool
    rule_files: tuple[str, ...]
    rule_timeout: float | None
    previous: str | None
    history: str | None
    include_evidence: bool
    source_root: str
    bom: bool
    packs: tuple[str, ...]
    explain: bool
    explain_score: bool
    ask: bool
    jobs: int | None
    cache: str | None
    engine: str
    scheduler: str | None
    work_dir: str | None
    parts_only: bool
    exit_zero: bool
    quiet: bool
    config: Config
    worst: int | None
    again: str
