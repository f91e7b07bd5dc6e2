package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.reference.Setting.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges references: {@code reference/…} findings, on the field that refers. Where it cannot be
 * told who has what is missing, nothing is said: a false alarm is worse than a miss.
 */
public final class Judgement {

  private final Index index;
  private final Setting setting;
  private final Existence existence;
  private final Selection selection;
  private final Fitness fitness;

  public Judgement(Index index, Setting setting) {
    this.index = index;
    this.setting = setting;
    this.existence = new Existence(index, setting);
    this.selection = new Selection(index, setting);
    this.fitness = new Fitness(index);
  }

  /** What is wrong with the references of one unit. */
  public List<Finding> of(Links links) {
    var findings = new ArrayList<Finding>();
    for (var offer : links.offers()) {
      existence
          .twice(offer)
          .ifPresent(
              problem ->
                  findings.add(
                      finding(
                          Rule.DUPLICATE_OBJECT,
                          problem,
                          offer.place(),
                          offer.object(),
                          "metadata.name")));
    }
    for (var need : links.needs()) {
      problem(need)
          .ifPresent(
              problem ->
                  findings.add(
                      finding(need.rule(), problem, need.place(), need.object(), need.field())));
    }
    return findings;
  }

  /** A sentence or two that say what is wrong; empty where nothing is. */
  private Optional<Problem> problem(Need need) {
    return switch (need.demand()) {
      case Demand.Existing(var id) -> existence.missing(id);
      case Demand.Listed(var id) -> existence.unlisted(id);
      case Demand.Key(var id, var key) -> existence.withoutKey(id, key);
      case Demand.Chosen chosen -> selection.ofPods(chosen);
      case Demand.ChosenService chosen -> selection.ofServices(chosen);
      case Demand.ChosenPort chosen -> selection.ofServicePort(chosen);
      case Demand.PodPort wanted -> selection.ofPodPort(wanted);
      case Demand.ServicePort(var service, var port) -> fitness.port(service, port);
      case Demand.Requested wanted -> fitness.requests(wanted);
      case Demand.Alone(var workload, var self) -> fitness.alone(workload, self);
      case Demand.Spared wanted -> fitness.spares(wanted);
      case Demand.Governed(var service, var labels) -> fitness.governs(service, labels);
    };
  }

  private Finding finding(
      Rule rule, Problem problem, Place place, ResourceRef object, String field) {
    boolean mayBeElsewhere =
        setting.extent() == Extent.FOLDER || (problem.isAbsence() && index.operators().bring());
    var severity = mayBeElsewhere || problem.isDoubtful() ? Severity.WARNING : rule.severity();
    return new Finding(rule.id(), severity, problem.message(), place, object, field, null);
  }

  /**
   * What is wrong.
   *
   * @param isAbsence whether something is not there, which somebody else may have
   * @param isDoubtful whether it may work all the same
   */
  record Problem(String message, boolean isAbsence, boolean isDoubtful) {
    static Optional<Problem> certain(String message) {
      return Optional.of(new Problem(message, false, false));
    }

    static Optional<Problem> absence(String message) {
      return Optional.of(new Problem(message, true, false));
    }

    static Optional<Problem> doubtful(String message) {
      return Optional.of(new Problem(message, true, true));
    }
  }
}
