package io.mindscape.slipway.sandbox.cluster;

import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.mindscape.slipway.sandbox.witness.Witness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Clusters, one for each name, and a kubeconfig file whose contexts are these names. */
public final class Clusters implements AutoCloseable {

  private final Map<String, Running> clusters = new LinkedHashMap<>();

  private record Running(KubernetesMockServer server, StandIn standIn) {}

  private Clusters() {}

  /** Starts empty clusters on free ports of the loopback interface. */
  public static Clusters start(List<String> names) {
    var clusters = new Clusters();
    for (var name : names) {
      var standIn = new StandIn(name);
      var server =
          new KubernetesMockServer(
              new Context(), new MockWebServer(), new HashMap<>(), standIn, false);
      server.init(InetAddress.getLoopbackAddress(), 0);
      clusters.clusters.put(name, new Running(server, standIn));
    }
    return clusters;
  }

  /** Where the API of a cluster is. */
  public URI api(String name) {
    var running = clusters.get(name);
    if (running == null) {
      throw new IllegalArgumentException("there is no cluster " + name);
    }
    return URI.create("http://127.0.0.1:" + running.server().getPort());
  }

  /** Writes a kubeconfig file. Nobody has to log in: the clusters are for this machine alone. */
  public void writeKubeconfig(Path file) {
    var text =
        """
        apiVersion: v1
        kind: Config
        clusters:
        %susers:
        - name: anybody
          user: {}
        contexts:
        %s\
        """
            .formatted(
                each("- name: NAME\n  cluster:\n    server: API\n"),
                each("- name: NAME\n  context:\n    cluster: NAME\n    user: anybody\n"));
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String each(String item) {
    return clusters.keySet().stream()
        .map(name -> item.replace("NAME", name).replace("API", api(name).toString()))
        .collect(Collectors.joining());
  }

  /** Who is told of every request that asks for a change, from now on. */
  public void watchedBy(Witness witness) {
    clusters.values().forEach(running -> running.standIn().watchedBy(witness));
  }

  /** How many requests that ask for a change all clusters have seen. */
  public long changes() {
    return clusters.values().stream().mapToLong(running -> running.standIn().changes()).sum();
  }

  /** How many Jobs have run to their end in all clusters. */
  public long jobsRun() {
    return runs().values().stream().mapToLong(Integer::longValue).sum();
  }

  /** How often each Job has run to its end, by cluster and path. */
  public Map<String, Integer> runs() {
    var runs = new TreeMap<String, Integer>();
    clusters.forEach(
        (name, running) ->
            running.standIn().runs().forEach((path, times) -> runs.put(name + " " + path, times)));
    return runs;
  }

  @Override
  public void close() {
    for (var running : clusters.values()) {
      running.standIn().shutdown();
      running.server().destroy();
    }
  }
}
