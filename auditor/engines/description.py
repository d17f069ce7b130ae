"""An audit in words: what another process needs to make the same audit by itself."""

from datetime import datetime

import attrs

from auditor import basis
from auditor.audit import Audit, prepare
from auditor.deciding import Decider
from auditor.errors import AuditorError, PluginError, UsageError
from auditor.host import Host, load
from auditor.profile import Profile
from auditor.text import pack_files

_loaded: dict[str, str] = {}
"""What this process loaded first and runs to its end, whatever is installed meanwhile."""


@attrs.frozen(kw_only=True)
class Description:
    """How an audit is made; rules go by their ids, never as functions.

    Attributes:
        packs: names of the optional packs of words.
        versions: what the audit was made of where it was described.
    """

    disabled: tuple[str, ...]
    only_builtin: bool
    rule_files: tuple[str, ...]
    profile: Profile
    now: datetime
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    decisions: Decider
    packs: tuple[str, ...]
    has_evidence: bool
    versions: dict[str, str]

    def made(self) -> Audit:
        """The audit.

        Raises:
            PluginError: when a plugin is another here than where the audit was described.
            UsageError: when something else is.
        """
        host = load(
            disabled=self.disabled, only_builtin=self.only_builtin, rule_files=self.rule_files
        )
        try:
            audit = prepare(
                host,
                self.profile,
                self.now,
                select=self.select,
                ignore=self.ignore,
                decisions=self.decisions,
            )
        except AuditorError:
            # a rule that is not there: the plugins tell better why
            audit = prepare(host, self.profile, self.now)
        lexicons = (path for name in self.packs for path in pack_files(name))
        audit = attrs.evolve(
            audit, lexicons=(*audit.lexicons, *lexicons), has_evidence=self.has_evidence
        )
        self._check(basis.versions(audit), host)
        return audit

    def _check(self, here: dict[str, str], host: Host) -> None:
        """Refuse to audit with anything else than what was described."""
        installed = {plugin.name for plugin in host.plugins if plugin.distribution}
        for name in installed | {"auditor"}:
            here[name] = _loaded.setdefault(name, here[name])
        plugins = {plugin.name for plugin in host.plugins}
        for name in (*self.versions, *here):
            wanted, found = self.versions.get(name, "-"), here.get(name, "-")
            if wanted == found:
                continue
            is_plugin = name in plugins or found == "-"
            kind = PluginError if is_plugin else UsageError
            raise kind(
                f"ワーカーの {name} が違います: ここでは {wanted}、ワーカーでは {found}。"
                "すべての機械に同じ版を入れてください",
                f"a worker has another {name}: {wanted} here, {found} there; "
                "install the same versions everywhere",
            )
