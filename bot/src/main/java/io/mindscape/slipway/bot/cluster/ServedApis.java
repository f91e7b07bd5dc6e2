package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a cluster says of its kinds under {@code /openapi/v3}. Its index names each document
 * with a hash, so that what did not change comes from a folder, and only the rest is asked for.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3">OpenAPI
 *     v3</a>
 */
final class ServedApis {

  private static final String INDEX = "/openapi/v3";
  private static final Pattern GROUP_VERSION = Pattern.compile("api/v1|apis/[^/]+/[^/]+");
  private static final Pattern HASH = Pattern.compile("[?&]hash=([0-9A-Fa-f]{16,})(?:&|$)");
  private static final Pattern NUMBER = Pattern.compile("\\D.*");

  private final Path kept;

  /**
   * Reads of one cluster.
   *
   * @param kept a folder for its documents alone; made when there is something to keep
   */
  ServedApis(Path kept) {
    this.kept = kept;
  }

  /**
   * What the cluster says.
   *
   * @throws Refused if it says nothing that can be read
   * @throws io.fabric8.kubernetes.client.KubernetesClientException if it does not answer
   */
  ServedApi read(KubernetesClient client) {
    var version = client.getKubernetesVersion();
    var documents = new ArrayList<ApiDocument>();
    var names = new HashSet<String>();
    for (var listed : listed(client).entrySet()) {
      var name = name(listed.getKey(), listed.getValue());
      var known = name == null ? null : kept(name);
      var json = known == null ? text(client, listed.getValue()) : known;
      documents.add(new ApiDocument(listed.getKey(), json));
      if (name != null) {
        names.add(name);
        if (known == null) {
          keep(name, json);
        }
      }
    }
    forgetAllBut(names);
    return new ServedApi(
        version.getMajor() + "." + NUMBER.matcher(version.getMinor()).replaceFirst(""), documents);
  }

  /** Where the documents are, by the groups and versions that they are about. */
  private static Map<String, String> listed(KubernetesClient client) {
    var listed = new TreeMap<String, String>();
    for (var path : tree(text(client, INDEX)).path("paths").properties()) {
      if (GROUP_VERSION.matcher(path.getKey()).matches()) {
        listed.put(path.getKey(), path.getValue().path("serverRelativeURL").asString(""));
      }
    }
    if (listed.isEmpty()) {
      throw new Refused(
          "%s lists no kinds under %s: Slipway needs Kubernetes 1.27 or later for that"
              .formatted(client.getMasterUrl(), INDEX));
    }
    return listed;
  }

  private static JsonNode tree(String json) {
    try {
      return JsonMapper.shared().readTree(json);
    } catch (JacksonException wrong) {
      throw new Refused("What the cluster answers to %s is no JSON".formatted(INDEX), wrong);
    }
  }

  private static String text(KubernetesClient client, String path) {
    var answer = client.raw(path);
    if (answer == null) {
      throw new Refused(
          "%s has nothing at %s: is it an API server of Kubernetes?"
              .formatted(client.getMasterUrl(), path));
    }
    return answer;
  }

  /** Under what name a document is kept; null where the server gives no hash. */
  private static @Nullable String name(String path, String url) {
    var hash = HASH.matcher(url);
    return hash.find() ? path.replace('/', '_') + "-" + hash.group(1).substring(0, 16) : null;
  }

  private @Nullable String kept(String name) {
    try {
      return Files.readString(kept.resolve(name));
    } catch (NoSuchFileException none) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(kept.resolve(name) + " cannot be read", e);
    }
  }

  private void keep(String name, String json) {
    try {
      Files.createDirectories(kept);
      var fresh = Files.createTempFile(kept, ".", ".new");
      Files.writeString(fresh, json);
      Files.move(fresh, kept.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(kept.resolve(name) + " cannot be written", e);
    }
  }

  /** What the cluster no longer has is not needed again. */
  private void forgetAllBut(Set<String> names) {
    if (!Files.isDirectory(kept)) {
      return;
    }
    try (var files = Files.list(kept)) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        if (!names.contains(name) && !name.startsWith(".")) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(kept + " cannot be tidied", e);
    }
  }
}
