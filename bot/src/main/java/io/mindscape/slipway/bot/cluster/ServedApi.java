package io.mindscape.slipway.bot.cluster;

import io.mindscape.slipway.policies.schema.ApiDocument;
import java.util.List;

/**
 * What a cluster says of its own kinds.
 *
 * @param version of Kubernetes, such as {@code 1.37}
 * @param documents one for each version of each group
 */
public record ServedApi(String version, List<ApiDocument> documents) {
  public ServedApi {
    documents = List.copyOf(documents);
  }
}
