package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.maintenance.dependencies.Dependency;
import io.mindscape.slipway.jobs.maintenance.dependencies.Look;
import io.mindscape.slipway.jobs.maintenance.dependencies.Source;
import io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes.Proof.Outcome;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects in versions of Kubernetes' own APIs that the clusters will not have for ever, or do not
 * have any more. What is rendered is moved where somebody wrote it. Custom kinds are none of it.
 */
public final class KubernetesApis implements Source {

  private final Inspector inspector;

  /**
   * @param inspector finds what goes away, and proves what takes its place
   */
  public KubernetesApis(Inspector inspector) {
    this.inspector = inspector;
  }

  @Override
  public String name() {
    return "kubernetes";
  }

  @Override
  public List<Dependency> look(Look look) {
    look.turn().guard().step("looking for versions of Kubernetes' APIs that go away");
    var strategy = look.turn().occasion().inForce().strategy();
    var releases = Releases.of(look.files(), strategy, inspector);
    var groups = new Groups(strategy.delivery());
    var proof = new Proof(releases);
    var found = new ArrayList<Dependency>();
    for (var sighting : Sighting.in(releases)) {
      look.turn().guard().step("moving what stands at " + sighting.at());
      switch (proof.of(sighting)) {
        case Outcome.Moves(var move, var notes) ->
            found.add(dependency(sighting, new NewerApi(sighting, move, notes), groups));
        case Outcome.ByHand(var why) ->
            look.byHand(named(sighting), "%s; %s".formatted(sighting.fate(), why));
      }
    }
    releases.unseen().forEach((place, why) -> look.cannot(Markdown.code(place.toString()), why));
    return found;
  }

  private static Dependency dependency(Sighting sighting, NewerApi newer, Groups groups) {
    return new Dependency(
        sighting.object().kind(),
        sighting.object().apiVersion(),
        sighting.at(),
        groups.of(newer.move().file()),
        List.of(newer));
  }

  private static String named(Sighting sighting) {
    return "%s in %s"
        .formatted(
            Markdown.code(sighting.object().toString()), Markdown.code(sighting.at().toString()));
  }
}
