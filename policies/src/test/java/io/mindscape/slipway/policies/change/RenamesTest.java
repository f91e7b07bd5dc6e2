package io.mindscape.slipway.policies.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.change.ObjectChange.Added;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.ObjectChange.Removed;
import io.mindscape.slipway.policies.change.ObjectChange.Renamed;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenamesTest {

  private static final String GENERATED =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: config-abc123}
      data: {level: info, mode: fast}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: api}
      spec:
        template:
          spec:
            containers: [{name: api, image: "api:1", envFrom: [{configMapRef: {name: config-abc123}}]}]
            volumes: [{name: c, configMap: {name: config-abc123}}]
      """;

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: shop, labels: {app: shop, team: web}}
      spec: {selector: {app: shop}, ports: [{name: http, port: 80, targetPort: 8080}]}
      """;

  @Test
  void aNewHashIsToldWithWhatChangedAndWhoFollows() {
    var after = GENERATED.replace("abc123", "def456").replace("level: info", "level: debug");

    var changes = between(GENERATED, after);

    assertThat(changes).hasSize(1);
    var renamed = (Renamed) changes.get(0);
    assertThat(renamed.from().name()).isEqualTo("config-abc123");
    assertThat(renamed.object().name()).isEqualTo("config-def456");
    assertThat(renamed.fields()).containsExactly(new FieldChange("data.level", "info", "debug"));
    assertThat(renamed.followers()).hasToString("[Deployment api]");
    assertThat(Changes.consequences(Given.objects(GENERATED), Given.objects(after)))
        .containsExactly("restarts 1 pod of api");
  }

  @Test
  void whatElseChangesInAFollowerIsToldAsItsOwn() {
    var after =
        GENERATED
            .replace("abc123", "def456")
            .replace("level: info", "level: debug")
            .replace("api:1", "api:2");

    var changes = between(GENERATED, after);

    assertThat(changes).hasSize(2);
    assertThat(((Changed) changes.get(1)).fields())
        .containsExactly(
            new FieldChange("spec.template.spec.containers[api].image", "api:1", "api:2"));
  }

  @Test
  void nearlyTheSameUnderAnotherNameIsARename() {
    var after = SERVICE.replace("shop", "store").replace("8080", "9090");

    var changes = between(SERVICE, after);

    assertThat(changes).hasSize(1);
    assertThat(((Renamed) changes.get(0)).fields())
        .containsExactly(new FieldChange("spec.ports[http].targetPort", "8080", "9090"));
  }

  @Test
  void anotherNamespaceIsARenameToo() {
    var changes = between(SERVICE, SERVICE.replace("{name: shop,", "{name: shop, namespace: web,"));

    assertThat(changes).hasSize(1);
    assertThat(((Renamed) changes.get(0)).fields()).isEmpty();
  }

  @Test
  void theDataOfASecretThatIsRenamedIsNotShown() {
    var before =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: keys-1a2b3c4d5e}
        stringData: {a: leak-old}
        """;
    var after = before.replace("1a2b3c4d5e", "5f6g7h8k9m").replace("leak-old", "leak-new");

    var changes = between(before, after);

    assertThat(changes).hasSize(1).first().isInstanceOf(Renamed.class);
    assertThat(changes.toString()).doesNotContain("leak").contains(ObjectChange.HIDDEN);
  }

  @Test
  void whatIsNotAlikeComesAndGoes() {
    var other =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: other}
        spec: {type: ExternalName, externalName: example.org}
        """;

    assertThat(between(SERVICE, other)).hasSize(2);
    assertThat(between(SERVICE, other).get(0)).isInstanceOf(Added.class);
    assertThat(between(SERVICE, other).get(1)).isInstanceOf(Removed.class);
    assertThat(between(SERVICE, SERVICE.replace("kind: Service", "kind: Sorvice"))).hasSize(2);
  }

  @Test
  void wordsBehindADashAreNoHash() {
    var reader =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings-reader}\ndata: {a: b}\n";
    var writer = reader.replace("reader", "writer").replace("{a: b}", "{c: d, e: f}");

    assertThat(between(reader, writer)).hasSize(2);
  }

  private static List<ObjectChange> between(String before, String after) {
    return Changes.between(Given.objects(before), Given.objects(after));
  }
}
