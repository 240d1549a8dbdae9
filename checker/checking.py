"""Check files under their configuration: what the command line and the Python interface both go through.

A file is read, judged by the rulebook of its configuration, and its findings are excused by waivers and baseline.
What is not needed is not imported: a run without configuration pays nothing for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from checker.config.find import Found, find_config
from checker.config.model import NO_CONFIG, Config
from checker.errors import LawcheckError, program_fault
from checker.judging.judge import judge
from checker.reading.files import STDIN, read_reports, shown_path
from checker.reading.source import Source
from checker.results import Report
from checker.rulebook.model import MUST, Rulebook
from checker.rulebook.select import selected
from checker.rulebooks import kind_of, rulebook_beside
from checker.values import TYPE_CHECKING
from checker.wishes import Regime, Wishes

if TYPE_CHECKING:
    from checker.config.waiver import Waiver
    from checker.earlier import Earlier
    from checker.gate.baseline import Entry
    from checker.gate.changes import Changes


class Checker:
    """Checks any number of files; configurations, rulebooks and baselines are read once each."""

    def __init__(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self.recorded: dict[str, tuple[Entry, ...]] = {}
        """The gaps of each report by its path, where they are to be recorded."""
        self.trees: tuple[str, ...] = ()
        """The folders that the caller named: configurations are looked for within them (checker/config/find.py)."""
        self.passed: list[str] = []
        """What was found in folders and passed over, each with the reason."""
        self.previous: Earlier | None = None
        """Last year's report, where one is given; a batch gives another to each report."""
        self._paths: dict[str, Found] = {}
        self._regimes: dict[str | None, Regime] = {}
        self._baselines: dict[str, dict[str, tuple[Entry, ...]]] = {}
        self._unknown: dict[str, dict[str, tuple[Entry, ...]]] = {}
        self._used: set[Waiver] = set()
        self._fits: dict[Waiver, str] = {}
        """The report in which a waiver for one that is not there finds its words."""

    def regime(self, file: str) -> Regime:
        """Return what governs a file (``-``: the working folder). Raises LawcheckError for a broken configuration."""
        wishes = self.wishes
        if not wishes.use_config:
            return self._regime(None)
        if wishes.config is not None:
            return self._regime(wishes.config)
        folder = os.path.dirname(file)
        if folder not in self._paths:
            self._paths[folder] = find_config(folder, self.trees)
        found = self._paths[folder]
        return self._regime(found.path, found.tree)

    def _regime(self, path: str | None, tree: str | None = None) -> Regime:
        if path not in self._regimes:
            self._regimes[path] = self._build(path, tree)
        return self._regimes[path]

    def ready(self, file: str) -> Regime:
        """Return what governs a file, its baseline read: one that cannot be read is a fault of the run and of no report."""
        regime = self.regime(file)
        baseline = self._baseline(regime.config)
        if baseline is not None:
            self._known(baseline)
        return regime

    def _baseline(self, config: Config) -> str | None:
        return None if self.wishes.record else self.wishes.baseline or config.baseline

    def _known(self, baseline: str) -> dict[str, tuple[Entry, ...]]:
        if baseline not in self._baselines:
            from checker.gate.baseline import read_baseline

            self._baselines[baseline] = read_baseline(baseline)
        return self._baselines[baseline]

    def _build(self, path: str | None, tree: str | None) -> Regime:
        wishes = self.wishes
        if path is None:
            kind = kind_of(wishes.kind, wishes.rules)
            # Of a rule on last year's report that is named without one it is told below why it cannot be checked.
            alone = wishes.previous is None and not (wishes.examples or wishes.select or wishes.ignore)
            rulebook, changes, files = rulebook_beside(wishes.rules, kind, wishes.examples, alone=alone)
            reported = selected(rulebook, wishes.select, wishes.ignore)
            used = self._used_rules(rulebook, reported)
            changes = (*changes, *self._chosen(used, reported))
            return Regime(NO_CONFIG, used, reported, {}, {}, changes, files)
        from checker.config.apply import configured, inapplicable, switched_off
        from checker.config.load import load_config
        from checker.gate.changes import of_config

        config = load_config(path, tree)
        if wishes.config is not None and config.file is not None and not config.file.data:
            raise config.file.error(
                "里面没有 lawcheck 的设置。", (), "TOML 文件的设置写在 [tool.lawcheck] 下面。"
            )
        rules = (*config.packs, *wishes.rules)
        kind = kind_of(wishes.kind or config.kind, rules)
        plain, changes, files = rulebook_beside(rules, kind, wishes.examples)
        rulebook = configured(plain, config)
        off, without = switched_off(rulebook, config), inapplicable(rulebook, config)
        reported = selected(rulebook, wishes.select, wishes.ignore)
        used = self._used_rules(rulebook, reported)
        changes = (*changes, of_config(config, plain, rulebook, off, without), *self._chosen(used, reported))
        return Regime(config, used, reported, off, without, changes, (*config.files, *files))

    def _chosen(self, rulebook: Rulebook, reported: frozenset[str]) -> tuple[Changes, ...]:
        """Return what it changes that only some of the rules are asked for."""
        if not (self.wishes.select or self.wishes.ignore):
            return ()
        from checker.gate.changes import of_choice

        return (of_choice(rulebook, reported),)

    def _used_rules(self, rulebook: Rulebook, reported: frozenset[str]) -> Rulebook:
        """Return the rulebook without the rules that compare with last year's report, where none is given."""
        previous = self.wishes.previous
        if previous is not None and self.previous is None and not os.path.isdir(previous):
            from checker.earlier import Earlier

            self.previous = Earlier.of_file(previous)
        if previous is not None or self.wishes.examples:
            return rulebook
        alone = rulebook.alone()
        if reported.isdisjoint(rule.id for rule in alone.rules):
            raise LawcheckError("所选的规则要与上一年的报告对照。", remedy="请用 --previous 写上一年的报告。")
        return alone

    def check(self, file: str) -> Iterator[Report]:
        """Read and check the report in a file, or those in an archive; ``-`` is standard input.

        One that cannot be read is reported as such. Raises LawcheckError for a broken configuration, pack or baseline.
        """
        shown = shown_path(file)
        for source in read_reports(file):
            if isinstance(source, LawcheckError):
                yield unreadable(file, source)
                continue
            inner = file + source.path[len(shown) :]
            try:
                yield self.check_source(inner, source)
            except LawcheckError:
                raise
            except Exception as error:  # A fault of the program costs this file and no other.
                yield unreadable(inner, program_fault("检查这份报告", error).at(source.path))

    def check_source(self, file: str, source: Source) -> Report:
        """Check what was read from ``file``, which says where to look for the configuration."""
        wishes = self.wishes
        regime = self.regime(file)
        config = regime.config
        report = judge(
            source,
            regime.rulebook,
            reported=regime.reported,
            year=config.year if wishes.year is None else wishes.year,
            published=wishes.published,
            level=config.issuer_level,
            off=regime.off,
            inapplicable=regime.inapplicable,
            previous=self.previous.document(regime.rulebook) if self.previous is not None else None,
        )
        report = report._replace(
            fail_on=wishes.fail_on or config.fail_on or MUST,
            fail_on_partial=wishes.fail_on_partial or config.fail_on_partial,
        )
        if regime.changes or self.passed:
            from checker.gate.changes import listed_files, with_changes

            passed = [f"这次检查跳过了{listed_files(self.passed)}。"] if self.passed else ()
            report = with_changes(report, regime.changes, passed)
        if config.waivers:
            report = self._waive(file, report, config)
        baseline = self._baseline(config)
        if wishes.record or baseline is not None:
            report = self._compare(file, report, baseline)
        return report

    def _waive(self, file: str, report: Report, config: Config) -> Report:
        from checker.gate.waivers import apply_waivers

        path = _real(file)
        concerned = [
            waiver
            for waiver in config.waivers
            if not waiver.file or _real(os.path.join(config.folder, waiver.file)) == path
        ]
        report, used = apply_waivers(report, concerned, self.wishes.today or _today())
        self._used |= used
        for waiver in config.waivers:
            gone = waiver.file and not os.path.exists(os.path.join(config.folder, waiver.file))
            if gone and waiver.anchor and apply_waivers(report, [waiver], self.wishes.today or _today())[1]:
                self._fits.setdefault(waiver, shown_path(file))
        return report

    def _compare(self, file: str, report: Report, baseline: str | None) -> Report:
        from checker.gate.baseline import apply_baseline, entries_of, key_of

        if self.wishes.record:
            self.recorded[file] = entries_of(report)
            return apply_baseline(report, self.recorded[file])
        assert baseline is not None
        known, key = self._known(baseline), key_of(file, baseline)
        if key not in known and report.document is not None:
            self._unknown.setdefault(baseline, {})[key] = entries_of(report)
        return apply_baseline(report, known.get(key, ()))

    def remarks(self) -> list[str]:
        """Return what is to be told of the run once all reports are checked.

        Waivers that found nothing, waivers and baseline entries whose report does not exist, configurations that were not used.
        """
        kept = [
            (waiver, regime.config.folder)
            for regime in self._regimes.values()
            for waiver in regime.config.waivers
        ]
        told = []
        unused = [waiver for waiver, _ in kept if not waiver.file and waiver not in self._used]
        if unused:
            from checker.gate.waivers import unused_notice

            told += [unused_notice(waiver) for waiver in unused]
        waivers = [(waiver, folder) for waiver, folder in kept if waiver.file]
        if waivers or self._baselines:
            from checker.gate.absent import baseline_without_file, waivers_without_file

            told += waivers_without_file(waivers, self._fits)
            for path, known in self._baselines.items():
                told += baseline_without_file(path, known, self._unknown.get(path, {}))
        return told + self.not_used()

    def not_used(self) -> list[str]:
        """Return which configurations were not used because anybody could have written them."""
        return [
            f"没有使用 {shown_path(passed)}：谁都可以在那个文件夹里写文件；要用它，请写 --config。"
            for passed in dict.fromkeys(found.passed for found in self._paths.values() if found.passed)
        ]

    def is_excluded(self, file: str) -> bool:
        """Whether the configuration of a file found in a folder excludes it."""
        config = self.regime(file).config
        if not config.exclude or file == STDIN:
            return False
        from checker.config.apply import excluded

        try:
            relative = os.path.relpath(os.path.abspath(file), os.path.abspath(config.folder))
        except ValueError:  # another drive of Windows than that of a configuration named by --config
            return False
        if not excluded(relative.replace(os.sep, "/"), config.exclude):
            return False
        self.passed.append(f"{shown_path(file)}（配置排除的）")
        return True


def unreadable(path: str, error: LawcheckError) -> Report:
    """Return the report of a file that could not be checked."""
    return Report(error.path or path, None, (), str(error))


def _real(path: str) -> str:
    """Return a path so that two spellings of one file are equal; on Windows capitals do not count."""
    return os.path.normcase(os.path.realpath(path))


def _today() -> str:
    import time

    return time.strftime("%Y-%m-%d")


__all__ = ["Checker", "Regime", "Wishes", "unreadable"]
