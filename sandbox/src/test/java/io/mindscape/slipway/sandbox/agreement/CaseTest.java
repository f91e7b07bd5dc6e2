package io.mindscape.slipway.sandbox.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import io.mindscape.slipway.sandbox.agreement.Tree.Alias;
import io.mindscape.slipway.sandbox.agreement.Tree.Anchored;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bench asks where a client would. */
final class CaseTest {

  @Test
  void theNamespaceIsTheObjects() {
    assertThat(body("{apiVersion: v1, kind: Pod, metadata: {namespace: team}}"))
        .isEqualTo(new Body("v1", "Pod", "team", "text"));
  }

  @Test
  void anObjectWithoutOneHasNone() {
    assertThat(body("{apiVersion: v1, kind: Pod, metadata: {namespace: null}}").namespace())
        .isEmpty();
    assertThat(body("{apiVersion: v1, kind: Pod}").namespace()).isEmpty();
  }

  @Test
  void mergeKeysAndAliasesAreFollowed() {
    assertThat(body("{apiVersion: v1, kind: Pod, metadata: {<<: {namespace: team}}}").namespace())
        .isEqualTo("team");
    assertThat(body("{apiVersion: v1, kind: Pod, metadata: {<<: [{a: b}, {namespace: x}]}}"))
        .extracting(Body::namespace)
        .isEqualTo("x");
    var names =
        new Branch(
            List.of(
                new Entry("name", new Anchored("a", Tree.plain("team"))),
                new Entry("namespace", new Alias("a"))));
    var object = new Branch(List.of(new Entry("metadata", names)));
    assertThat(Body.of(object, "text").namespace()).isEqualTo("team");
  }

  private static Body body(String yaml) {
    return Body.of(TreeReader.documents(yaml).get(0), "text");
  }
}
