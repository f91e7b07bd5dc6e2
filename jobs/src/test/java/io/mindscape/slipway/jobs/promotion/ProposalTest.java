package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.Golden;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.change.ObjectChange.Added;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.ObjectChange.Removed;
import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people read when they are asked to approve. */
final class ProposalTest {

  private static final CommitId HEAD = new CommitId("3f9c2d1" + "0".repeat(33));
  private static final CommitId BUMP = new CommitId("a81e004" + "0".repeat(33));
  private static final Move API =
      new Move("mindscape/api", "k8s/production/api.yaml", "image.tag", "1.8.2", "1.9.0");
  private static final Move WEB =
      new Move("mindscape/web", "k8s/production/web.yaml", "image.tag", "2.4.0", "2.5.0");

  private final Route route = Route.to(inForce(), "production");

  private static InForce inForce() {
    return new Platform().strategies.of(Platform.REPO);
  }

  @Test
  void showsWhatWillRunAndHowToApproveIt() {
    List<ObjectChange> changes =
        List.of(
            new Changed(
                ref("Deployment", "mindscape-api"),
                List.of(
                    field(
                        "spec.template.spec.containers[api].image",
                        "mindscape/api:1.8.2",
                        "mindscape/api:1.9.0"),
                    field("spec.minReadySeconds", null, "5"),
                    field("spec.paused", "false", null))),
            new Changed(
                ref("Secret", "api-keys"),
                List.of(field("data.token", ObjectChange.HIDDEN, ObjectChange.HIDDEN))),
            new Added(ref("ConfigMap", "web")),
            new Removed(ref("ConfigMap", "old")));
    var proposal =
        new Proposal(
            route,
            List.of(API, WEB),
            Map.of("mindscape/api", BUMP),
            List.of("k8s/production/worker.yaml"),
            Set.of("ana"),
            new RenderedChange(changes, List.of("restarts 3 pods of mindscape-api")),
            HEAD);

    assertThat(proposal.title())
        .isEqualTo("Promote to production: mindscape/api 1.9.0, mindscape/web 2.5.0");
    Golden.check("promotion.md", proposal.body());
  }

  @Test
  void theTitleNamesThreeImagesAndCountsTheOthers() {
    var moves = List.of(API, WEB, move("c"), move("d"), move("e"));

    assertThat(Proposal.title(route, moves))
        .isEqualTo(
            "Promote to production: mindscape/api 1.9.0, mindscape/web 2.5.0, c 2 and 2 more");
  }

  @Test
  void aLongDiffIsCutAndSaysSo() {
    var many = Collections.nCopies(5_000, new Added(ref("ConfigMap", "one-of-many")));

    var block = DiffText.block(List.copyOf(many));

    assertThat(block.length()).isBetween(10_000, 40_200);
    assertThat(block).containsPattern("```\n\n[0-9]+ more objects not shown here");
  }

  @Test
  void aShortDiffIsWhole() {
    assertThat(DiffText.block(List.of(new Added(ref("ConfigMap", "one"))))).endsWith("```\n");
  }

  private static Move move(String image) {
    return new Move(image, image + ".yaml", "tag", "1", "2");
  }

  private static FieldChange field(String path, String before, String after) {
    return new FieldChange(path, before, after);
  }

  private static ResourceRef ref(String kind, String name) {
    return new ResourceRef("v1", kind, "mindscape", name);
  }
}
