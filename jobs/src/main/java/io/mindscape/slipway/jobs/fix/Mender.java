package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.fix.Fixes.Proposal;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.image.Asked;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.fix.Mechanic;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Mends trees by the judgement of an inspector and a strategy. */
public final class Mender {

  /** A report of thousands of findings must not wait for as many renderings. */
  private static final int MOST_TRIALS = 200;

  private final Inspector inspector;
  private final Strategy strategy;
  private final Mechanic mechanic;

  /** One that asks no registry. */
  public Mender(Inspector inspector, Strategy strategy) {
    this(inspector, strategy, Asked.nobody("no registry is asked"));
  }

  /**
   * @param images tells their digests
   */
  public Mender(Inspector inspector, Strategy strategy, Asked images) {
    this.inspector = inspector;
    this.strategy = strategy;
    this.mechanic = new Mechanic(inspector.judges(strategy), strategy, images::digest);
  }

  /** Mends what is {@code wanted} of all that {@code look} finds. */
  public Mended mend(
      Snapshot tree, Function<Snapshot, Inspection> look, Predicate<Finding> wanted) {
    return new Mending(mechanic, look, this::trial).mend(tree, wanted);
  }

  /** What would mend the findings of an inspection of {@code tree}, each by itself. */
  public Map<Finding, Proposal> proposals(Snapshot tree, Inspection inspection) {
    var fixes = new Fixes(mechanic, tree, inspection, this::trial, MOST_TRIALS);
    Map<Finding, Proposal> proposals = new ConcurrentHashMap<>();
    inspection.findings().parallelStream()
        .forEach(
            finding ->
                fixes.proposal(finding).ifPresent(proposal -> proposals.put(finding, proposal)));
    return proposals;
  }

  private Inspection trial(Snapshot changed, String path) {
    return inspector.inspect(changed, strategy, new Scope.Paths(List.of(path)));
  }
}
