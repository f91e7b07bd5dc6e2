package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.Secret;
import io.mindscape.slipway.jobs.database.StoredSecrets;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Secrets of the clusters that a kubeconfig names. One is read at a time, none is listed. */
final class ClusterSecrets implements StoredSecrets {

  private final Clusters clusters;

  ClusterSecrets(Clusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public Optional<Content> find(DatabaseAccess.Place place) {
    return clusters.asking(
        place.cluster(),
        "reading the Secret %s/%s".formatted(place.namespace(), place.name()),
        client ->
            Optional.ofNullable(
                    client.secrets().inNamespace(place.namespace()).withName(place.name()).get())
                .map(secret -> content(place, secret)));
  }

  private static Content content(DatabaseAccess.Place place, Secret secret) {
    Map<String, String> data = secret.getData();
    var values = new TreeMap<String, String>();
    if (data != null) {
      data.forEach((key, value) -> values.put(key, decoded(place, key, value)));
    }
    return new Content(values);
  }

  private static String decoded(DatabaseAccess.Place place, String key, String value) {
    try {
      return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) { // no API server writes such, a proxy may
      throw new Refused(
          "%s has under \"%s\" what is no base64: look at it with kubectl".formatted(place, key),
          wrong);
    }
  }
}
