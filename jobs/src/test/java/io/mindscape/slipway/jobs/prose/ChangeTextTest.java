package io.mindscape.slipway.jobs.prose;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.change.ObjectChange.Added;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.ObjectChange.Removed;
import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangeTextTest {

  private static final ResourceRef API =
      new ResourceRef("apps/v1", "Deployment", "mindscape", "api");
  private static final ResourceRef KEYS = new ResourceRef("v1", "Secret", "mindscape", "keys");

  @Test
  void readsAsADiff() {
    var changed =
        new Changed(
            API,
            List.of(
                new FieldChange("spec.replicas", "2", "3"),
                new FieldChange("spec.paused", null, "true"),
                new FieldChange("metadata.labels.old", "yes", null)));
    var secret =
        new Changed(
            KEYS, List.of(new FieldChange("data.token", ObjectChange.HIDDEN, ObjectChange.HIDDEN)));

    assertThat(
            ChangeText.diff(
                List.of(changed, secret, new Added(API), new Removed(KEYS)), 10_000, ""))
        .isEqualTo(
            """
            ```diff
              Deployment mindscape/api
            -   spec.replicas: 2
            +   spec.replicas: 3
            +   spec.paused: true
            -   metadata.labels.old: yes
              Secret mindscape/keys
                data.token: changed (value not shown)
            + Deployment mindscape/api (new)
            - Secret mindscape/keys (goes)
            ```
            """);
  }

  @Test
  void whatDoesNotFitIsCounted() {
    assertThat(ChangeText.diff(List.of(new Added(API), new Added(KEYS), new Removed(API)), 50, ""))
        .isEqualTo(
            """
            ```diff
            + Deployment mindscape/api (new)
            ```

            2 more objects not shown: there is no room for it here.
            """);
  }

  @Test
  void whatDoesNotFitIsBehindItsLinkWhereThereIsOne() {
    assertThat(ChangeText.diff(List.of(new Added(API), new Removed(KEYS)), 0, "https://a.example"))
        .isEqualTo("\n[2 objects](https://a.example)\n");
  }

  @Test
  void aValueOfManyLinesStaysInItsOwn() {
    var changed = new Changed(KEYS, List.of(new FieldChange("data.a", "x", "y\n+ forged: line")));

    assertThat(ChangeText.diff(List.of(changed), 1_000, ""))
        .contains("+   data.a: y⏎ + forged: line\n");
  }
}
