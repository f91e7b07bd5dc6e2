package io.mindscape.slipway.policies.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsequencesTest {

  private static final String API =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: mindscape-api}
      spec:
        replicas: 3
        selector: {matchLabels: {app: api}}
        template:
          metadata: {labels: {app: api}}
          spec: {containers: [{name: api, image: "mindscape/api:1.8.2"}]}
      """;

  private static final String HPA =
      """
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: mindscape-api}
      spec: {minReplicas: 3, maxReplicas: 10, scaleTargetRef: {kind: Deployment, name: mindscape-api}}
      """;

  @Test
  void anotherPodTemplateRestartsThePods() {
    assertThat(words(API, API.replace("1.8.2", "1.9.0")))
        .containsExactly("restarts 3 pods of mindscape-api");
  }

  @Test
  void whereAnAutoscalerCountsTheNumberIsAtLeastItsMinimum() {
    var base = API.replace("  replicas: 3\n", "") + HPA;

    assertThat(words(base, base.replace("1.8.2", "1.9.0")))
        .containsExactly("restarts at least 3 pods of mindscape-api");
  }

  @Test
  void recreateStopsEverythingFirst() {
    var base = API.replace("replicas: 3", "strategy: {type: Recreate}");

    assertThat(words(base, base.replace("1.8.2", "1.9.0")))
        .containsExactly("stops 1 pod of mindscape-api before it starts new ones");
  }

  @Test
  void anotherNumberOfPodsRestartsNothing() {
    assertThat(words(API, API.replace("replicas: 3", "replicas: 5")))
        .containsExactly("scales mindscape-api from 3 to 5 pods");
  }

  @Test
  void anAutoscalerBesideReplicasIsToldOnceWhenItAppears() {
    assertThat(words(API, API + HPA))
        .containsExactly(
            "HPA and replicas both set: each deployment undoes how mindscape-api was scaled");
    assertThat(words(API + HPA, API + HPA)).isEmpty();
  }

  @Test
  void whatTheClusterRefusesIsSaid() {
    assertThat(words(API, API.replace("matchLabels: {app: api}", "matchLabels: {app: web}")))
        .containsExactly(
            "the cluster refuses it: spec.selector of mindscape-api cannot be changed, only deleted"
                + " and made anew");
  }

  @ParameterizedTest
  @CsvSource({
    "PersistentVolumeClaim, 'deletes the volume claim data, and its data with it'",
    "Namespace, deletes the namespace data and everything in it",
    "Service, takes away the address of the service data",
    "DaemonSet, stops the pods on every node of data",
    "Deployment, stops 1 pod of data"
  })
  void whatGoesIsSaid(String kind, String words) {
    assertThat(words("apiVersion: v1\nkind: %s\nmetadata: {name: data}\n".formatted(kind), ""))
        .containsExactly(words);
  }

  @Test
  void anotherLabelOfAServiceHasNothingToSay() {
    var service = "apiVersion: v1\nkind: Service\nmetadata: {name: api, labels: {a: one}}\n";

    assertThat(words(service, service.replace("one", "two"))).isEmpty();
  }

  private static List<String> words(String base, String head) {
    return Changes.consequences(Given.objects(base), Given.objects(head));
  }
}
