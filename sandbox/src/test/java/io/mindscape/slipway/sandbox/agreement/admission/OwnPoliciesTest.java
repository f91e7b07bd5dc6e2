package io.mindscape.slipway.sandbox.agreement.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.judge.Beside;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.rule.Surroundings;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.Options;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What policies of a repository see besides an object (its namespace, params, what it was, the
 * names of custom kinds) is what they see in a real API server: the messages, made of all that, are
 * the same.
 */
@RealCluster
class OwnPoliciesTest {

  private static final String NAMESPACE =
      "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {tier: live}}}";

  private static final String LIMITS =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: limits, namespace: shop, labels: {for:"
          + " levels}}, data: {most: \"3\"}}";

  private static final String SETTINGS =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}, data: {level:"
          + " \"%s\"}}";

  private static final String WIDGET =
      "{apiVersion: example.org/v1, kind: Widget, metadata: {name: large, namespace: shop}, spec:"
          + " {size: 7}}";

  private static final String WIDGETS =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgetry.example.org}
      spec:
        group: example.org
        scope: Namespaced
        names: {kind: Widget, plural: widgetry}
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec: {type: object, properties: {size: {type: integer}}}
      """;

  private static final String MAPS = "/api/v1/namespaces/shop/configmaps";
  private static final String ADMISSION = "/apis/admissionregistration.k8s.io/v1/";
  private static final String DRY_RUN = "?dryRun=All&fieldValidation=Strict";

  @Test
  void aPolicySeesWhatItSeesInAServer(ControlPlane shared) throws Exception {
    try (var plane = ControlPlane.start(shared.programs(), Options.apiServer())) {
      create(plane, "/api/v1/namespaces", NAMESPACE);
      create(plane, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", WIDGETS);
      create(plane, MAPS, LIMITS);
      create(plane, MAPS, SETTINGS.formatted("5"));

      agree(
          plane,
          MAPS,
          SETTINGS.formatted("5").replace("settings", "new"),
          null,
          policy("namespace", "CREATE", "false", "namespaceObject.metadata.labels['tier'] + ' '"));
      agree(
          plane,
          MAPS,
          SETTINGS.formatted("5").replace("settings", "new"),
          null,
          withParams("named", "{name: limits, parameterNotFoundAction: Deny}"));
      agree(
          plane,
          MAPS,
          SETTINGS.formatted("5").replace("settings", "new"),
          null,
          withParams(
              "chosen", "{selector: {matchLabels: {for: levels}}, parameterNotFoundAction: Deny}"));
      agree(
          plane,
          MAPS,
          SETTINGS.formatted("5").replace("settings", "new"),
          null,
          withParams("missing", "{name: none, parameterNotFoundAction: Deny}"));
      agree(
          plane,
          MAPS,
          SETTINGS.formatted("9"),
          SETTINGS.formatted("5"),
          policy(
              "past",
              "UPDATE",
              "false",
              "string(oldObject.data.level) + ' to ' + string(object.data.level) +"
                  + " request.operation"));
      agree(
          plane,
          "/apis/example.org/v1/namespaces/shop/widgetry",
          WIDGET,
          null,
          policy(
                  "custom",
                  "CREATE",
                  "object.spec.size < 3",
                  "request.resource.resource + request.namespace")
              .replace(
                  "apiGroups: [\"\"], resources: [configmaps]",
                  "apiGroups: [example.org], resources: [widgetry]"));
    }
  }

  /** Loads a policy, asks both sides, and takes it out again. */
  private static void agree(
      ControlPlane plane, String path, String object, @Nullable String before, String policy) {
    var documents = policy.split("\n---\n", -1);
    var name = objects(policy).getFirst().ref().name();
    create(plane, ADMISSION + "validatingadmissionpolicies", documents[0]);
    create(plane, ADMISSION + "validatingadmissionpolicybindings", documents[1]);
    var ours = ours(object, before, policy);
    assertThat(ours).as(name).hasSize(1);
    var theirs =
        Awaitility.await(name)
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> ask(plane, path, object, before != null),
                said -> said.contains("'" + name + "'"));
    assertThat(theirs).as(name).endsWith("denied request: " + ours.getFirst().message());
    delete(plane, "validatingadmissionpolicybindings/" + name);
    delete(plane, "validatingadmissionpolicies/" + name);
    Awaitility.await(name)
        .atMost(Duration.ofSeconds(60))
        .until(() -> !ask(plane, path, object, before != null).contains("'" + name + "'"));
  }

  private static List<Finding> ours(String object, @Nullable String before, String policy) {
    var judge = Judge.shipped();
    var own = judge.policies(objects(policy));
    var shipped = Set.copyOf(Policies.shippedNames());
    var kinds = judge.kinds(objects(WIDGETS));
    var past = before == null ? null : objects(before).getFirst();
    var beside =
        new Beside(
            () -> kinds,
            judge.policies(own, shipped),
            Surroundings.of(objects(NAMESPACE + "\n---\n" + LIMITS)),
            any -> past);
    var verdict = judge.judge(objects(object), StrategyReader.reference(), null, beside);
    assertThat(verdict.notChecked()).isEmpty();
    return verdict.findings();
  }

  private static String ask(ControlPlane plane, String path, String object, boolean isThere) {
    var admin = plane.admin();
    if (!isThere) {
      return message(admin.post(path + DRY_RUN, object).body());
    }
    var name = objects(object).getFirst().ref().name();
    return message(
        admin
            .send(
                admin
                    .request(path + "/" + name + DRY_RUN)
                    .header("Content-Type", "application/yaml")
                    .PUT(BodyPublishers.ofString(object)))
            .body());
  }

  private static String message(String body) {
    // A server that does not serve a kind yet says so in plain words.
    return body.startsWith("{") ? Texts.JSON.readTree(body).path("message").asString("") : body;
  }

  private static String withParams(String name, String ref) {
    return policy(
                name,
                "CREATE",
                "int(object.data.level) <= int(params.data.most)",
                "string(params.metadata.name) + string(params.data.most)")
            .replace(
                "spec:\n  matchC",
                "spec:\n  paramKind: {apiVersion: v1, kind: ConfigMap}\n  matchC")
        + "  paramRef: "
        + ref
        + "\n";
  }

  private static String policy(String name, String operation, String demand, String message) {
    return """
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicy
    metadata: {name: %s}
    spec:
      matchConstraints:
        resourceRules:
        - {apiGroups: [""], resources: [configmaps], apiVersions: [v1], operations: [%s]}
      validations:
      - expression: "%s"
        messageExpression: "%s"
    ---
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicyBinding
    metadata: {name: %s}
    spec:
      policyName: %s
      validationActions: [Deny]
    """
        .formatted(name, operation, demand, message, name, name);
  }

  private static List<Manifest> objects(String text) {
    return Manifests.in(
        YamlReader.read(new SourceFile("it.yaml", text.getBytes(StandardCharsets.UTF_8))));
  }

  private static void create(ControlPlane plane, String path, String document) {
    var answer = plane.admin().post(path, document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static void delete(ControlPlane plane, String object) {
    var admin = plane.admin();
    assertThat(admin.send(admin.request(ADMISSION + object).DELETE()).statusCode()).isEqualTo(200);
  }
}
