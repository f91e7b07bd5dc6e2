package io.mindscape.slipway.policies.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.change.ObjectChange.Added;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.ObjectChange.Removed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

  private static final String API =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: mindscape-api, namespace: mindscape}
      spec:
        replicas: 3
        template:
          spec:
            containers:
              - name: proxy
                image: envoy:1.30
              - name: api
                image: mindscape/api:1.8.2
                args: [--port, "8000"]
                env:
                  - {name: MODE, value: fast}
                  - {name: DB_PASSWORD, value: hunter2-old}
                ports:
                  - {containerPort: 8000, name: http}
                resources:
                  requests: {cpu: 2, memory: 4Gi}
      """;

  @Test
  void aFieldReadsByTheNamesOfTheItemsOnItsWay() {
    assertThat(fields(API, API.replace("1.8.2", "1.9.0")))
        .containsExactly(
            new FieldChange(
                "spec.template.spec.containers[api].image",
                "mindscape/api:1.8.2",
                "mindscape/api:1.9.0"));
  }

  @Test
  void anItemThatMovesInAListOfNamedItemsIsNoChange() {
    var moved = API.replace("- name: proxy\n          image: envoy:1.30\n        ", "");
    var last = moved + "        - {name: proxy, image: \"envoy:1.30\"}\n";

    assertThat(Changes.between(Given.objects(API), Given.objects(last))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cpu: 2, cpu: 2000m",
    "cpu: 2, 'cpu: \"2\"'",
    "memory: 4Gi, memory: 4096Mi",
    "replicas: 3, replicas: 0x3"
  })
  void equalAmountsAreNoChange(String before, String after) {
    assertThat(API).contains(before);
    assertThat(Changes.between(Given.objects(API), Given.objects(API.replace(before, after))))
        .isEmpty();
  }

  @Test
  void commentsOrderOfKeysAndExplicitNothingAreNoChange() {
    var other =
        """
        # written by hand
        kind: Service
        apiVersion: v1
        spec: {type: ClusterIP, selector: {app: api}, externalName: null}
        metadata: {name: api}
        status: {loadBalancer: {}}
        """;

    assertThat(
            Changes.between(
                Given.objects(
                    """
                    apiVersion: v1
                    kind: Service
                    metadata: {name: api}
                    spec: {selector: {app: api}, type: ClusterIP}
                    """),
                Given.objects(other)))
        .isEmpty();
  }

  @Test
  void anotherAmountIsAChange() {
    assertThat(fields(API, API.replace("cpu: 2", "cpu: \"1\"")))
        .containsExactly(
            new FieldChange(
                "spec.template.spec.containers[api].resources.requests.cpu", "2", "\"1\""));
  }

  @Test
  void aListOfWordsIsShownAsOne() {
    assertThat(fields(API, API.replace("\"8000\"]", "\"8000\", --verbose]")))
        .containsExactly(
            new FieldChange(
                "spec.template.spec.containers[api].args",
                "[--port, \"8000\"]",
                "[--port, \"8000\", --verbose]"));
  }

  @Test
  void aNewItemIsToldFieldByField() {
    assertThat(
            fields(
                API,
                API.replace(
                    "- {name: MODE, value: fast}",
                    "- {name: MODE, value: fast}\n            - {name: LOG, value: debug}")))
        .containsExactly(
            new FieldChange("spec.template.spec.containers[api].env[LOG].name", null, "LOG"),
            new FieldChange("spec.template.spec.containers[api].env[LOG].value", null, "debug"));
  }

  @Test
  void ofATextOfManyLinesOnlyThoseThatDifferAreShown() {
    var before =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: nginx}
        data:
          nginx.conf: |
            user nginx;
            worker_processes 2;
            daemon off;
        """;

    assertThat(fields(before, before.replace("processes 2", "processes 4")))
        .containsExactly(
            new FieldChange(
                "data[nginx.conf], line 2", "worker_processes 2;", "worker_processes 4;"));
  }

  @Test
  void linesFarApartAreShownEachByItself() {
    var before =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: it}
        data:
          conf: |
            one
            two
            three
            four
            five
        """;

    assertThat(fields(before, before.replace("one", "ONE").replace("    five", "    V\n    VI")))
        .containsExactly(
            new FieldChange("data.conf, line 1", "one", "ONE"),
            new FieldChange("data.conf, line 5", "five", "V\nVI"));
    assertThat(fields(before, before.replace("    three\n", "")))
        .containsExactly(new FieldChange("data.conf, line 3", "three", null));
  }

  @Test
  void anItemThatComesFirstLeavesTheOthersAlone() {
    var before =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: it}
        spec: {ingress: [{ports: [{port: 80}]}, {ports: [{port: 81}]}]}
        """;

    assertThat(
            fields(
                before,
                before.replace(
                    "[{ports: [{port: 80}]}", "[{ports: [{port: 79}]}, {ports: [{port: 80}]}")))
        .containsExactly(new FieldChange("spec.ingress[0].ports[79].port", null, "79"));
  }

  @Test
  void theOrderOfInitContainersMatters() {
    var before =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec:
          initContainers: [{name: migrate}, {name: warm}]
        """;
    var after =
        before.replace("[{name: migrate}, {name: warm}]", "[{name: warm}, {name: migrate}]");

    assertThat(fields(before, after))
        .containsExactly(
            new FieldChange("spec.initContainers", "[migrate, warm]", "[warm, migrate]"));
  }

  @Test
  void objectsThatAppearComeInTheOrderOfHeadAndThoseThatGoLast() {
    var one = "apiVersion: v1\nkind: Service\nmetadata: {name: one}\n";
    var two = one.replace("one", "two");
    var three = one.replace("one", "three");

    var changes =
        Changes.between(Given.objects(one + "---\n" + two), Given.objects(three + "---\n" + two));

    assertThat(changes).hasSize(2);
    assertThat(changes.get(0)).isInstanceOf(Added.class);
    assertThat(changes.get(0).object().name()).isEqualTo("three");
    assertThat(changes.get(1)).isInstanceOf(Removed.class);
    assertThat(changes.get(1).object().name()).isEqualTo("one");
  }

  @Test
  void aNewerVersionOfTheSameGroupIsTheSameObject() {
    var before =
        "apiVersion: autoscaling/v1\nkind: HorizontalPodAutoscaler\nmetadata: {name: api}\n";

    assertThat(fields(before, before.replace("/v1", "/v2")))
        .containsExactly(new FieldChange("apiVersion", "autoscaling/v1", "autoscaling/v2"));
  }

  @Test
  void theValueOfASecretIsToldAsChangedAndNeverShown() {
    var before =
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: api-keys
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"token":"leak-old"}}'
        data: {token: bGVhay1vbGQ=}
        stringData: {pin: "1234-leak-old", note: leak-old-too}
        """;
    var after = before.replace("leak-old", "leak-new").replace("bGVhay1vbGQ=", "bGVhay1uZXc=");
    var changes = Changes.between(Given.objects(before), Given.objects(after));

    assertThat(changes.toString())
        .doesNotContainIgnoringCase("leak")
        .doesNotContain("bGVhay")
        .contains("api-keys");
    assertThat(((Changed) changes.get(0)).fields())
        .extracting(FieldChange::path, FieldChange::after)
        .contains(
            org.assertj.core.groups.Tuple.tuple("data.token", ObjectChange.HIDDEN),
            org.assertj.core.groups.Tuple.tuple("stringData.note", ObjectChange.HIDDEN));
  }

  @Test
  void aVariableWhoseNameSpeaksOfASecretIsNeverShown() {
    assertThat(fields(API, API.replace("hunter2-old", "hunter2-new")))
        .containsExactly(
            new FieldChange(
                "spec.template.spec.containers[api].env[DB_PASSWORD].value",
                ObjectChange.HIDDEN,
                ObjectChange.HIDDEN));
    assertThat(
            fields(API, API.replace("            - {name: DB_PASSWORD, value: hunter2-old}\n", ""))
                .toString())
        .contains("DB_PASSWORD")
        .contains(ObjectChange.NOT_SHOWN)
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {db.password: leak-%s}",
        "data: {apiKey: leak-%s}",
        "data: {url: 'postgres://mindscape:leak-%s@db:5432/main'}",
        "data: {app.ini: 'token = leak-%s'}",
        "data: {header: 'Bearer leak-%s-0123456789'}",
        "data: {key.pem: '-----BEGIN RSA PRIVATE KEY-----leak-%s'}",
        "spec: {args: [--password=leak-%s]}",
        "spec: {config: {smtp_password: leak-%s}}",
        "spec: {httpHeaders: [{name: Authorization, value: leak-%s}]}",
        "spec: {env: [{name: STRIPE_KEY, value: leak-%s}]}",
        "spec: {env: [{name: SESSION_TOKEN, value: leak-%s}]}",
        "spec: {env: [{name: clientSecret, value: leak-%s}]}"
      })
  void whatLooksLikeASecretIsNotShownWhereverItStands(String field) {
    var object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: it}\n" + field + "\n";
    var fields = fields(object.formatted("old"), object.formatted("new"));

    assertThat(fields).hasSize(1);
    assertThat(fields.toString()).doesNotContain("leak").contains(ObjectChange.HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secretName", "key", "topologyKey", "tokenTtl"})
  void theNameOfASecretIsNone(String key) {
    var object =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: it}\nspec: {%s: one}\n".formatted(key);

    assertThat(fields(object, object.replace("one", "other")))
        .containsExactly(new FieldChange("spec." + key, "one", "other"));
  }

  private static List<FieldChange> fields(String before, String after) {
    var changes = Changes.between(Given.objects(before), Given.objects(after));
    assertThat(changes).hasSize(1);
    return ((Changed) changes.get(0)).fields();
  }
}
