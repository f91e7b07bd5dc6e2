package io.mindscape.slipway.sandbox.demo;

import io.mindscape.slipway.sandbox.cluster.Clusters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees who asks a cluster's API. */
record ClusterView(Clusters clusters, HttpClient http) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The image of the first container of a Deployment. */
  String image(String environment, String deployment) {
    return deployment(environment, deployment)
        .at("/spec/template/spec/containers/0/image")
        .asString("");
  }

  /** How many pods of a Deployment are ready. */
  int ready(String environment, String deployment) {
    return deployment(environment, deployment).at("/status/readyReplicas").asInt(0);
  }

  private JsonNode deployment(String environment, String name) {
    var namespace = environment.equals("production") ? "mindscape" : "mindscape-" + environment;
    var path = "/apis/apps/v1/namespaces/%s/deployments/%s".formatted(namespace, name);
    var request = HttpRequest.newBuilder(clusters.api(environment).resolve(path)).build();
    try {
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException failure) {
      throw new UncheckedIOException("the cluster " + environment, failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryBroken("interrupted");
    }
  }
}
