package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Verdicts, each recorded. One that was reported last, and stands there still, is no act: only the
 * bot itself can change what its check says.
 */
public final class RecordedChecks implements Checks {

  private final Checks checks;
  private final Kind kind;
  private final Effects effects;
  private final UnaryOperator<String> veil;

  /**
   * @param kind what a verdict is there: {@link Kind#CHECK} or {@link Kind#STATUS}
   */
  public RecordedChecks(Checks checks, Kind kind, Recorded recorded) {
    this.checks = checks;
    this.kind = kind;
    this.effects = recorded.effects();
    this.veil = recorded.veil();
  }

  @Override
  public void report(RepoName repo, CommitId commit, Report written) {
    var report = veiled(written);
    var act =
        new Act(
            kind,
            Keys.check(repo, commit, report.name()),
            "%s of %s in %s".formatted(report.name(), commit.abbreviated(), repo));
    var result = report.state() + " " + Act.digest(content(report));
    if (!effects.outcome(act).equals(Optional.of(result)) || !stands(repo, commit, report)) {
      effects.set(
          act,
          result,
          () -> checks.find(repo, commit, report.name()).isPresent(),
          () -> checks.report(repo, commit, report));
    }
  }

  private Report veiled(Report report) {
    return new Report(
        report.name(),
        report.state(),
        veil.apply(report.title()),
        veil.apply(report.summary()),
        report.annotations().stream()
            .map(
                one ->
                    new Annotation(
                        one.place(),
                        one.severity(),
                        veil.apply(one.title()),
                        veil.apply(one.message())))
            .toList(),
        report.actions());
  }

  private boolean stands(RepoName repo, CommitId commit, Report report) {
    return checks.find(repo, commit, report.name()).equals(Optional.of(report.state()));
  }

  private static String content(Report report) {
    return report.title() + "\0" + report.summary();
  }

  @Override
  public Optional<State> find(RepoName repo, CommitId commit, String name) {
    return checks.find(repo, commit, name);
  }

  @Override
  public Map<String, State> all(RepoName repo, CommitId commit) {
    return checks.all(repo, commit);
  }
}
