package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Addresses;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code dnsPolicy} and {@code dnsConfig}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/">DNS for
 *     Services and Pods</a>
 */
final class PodDns {

  private static final String NONE = "None";
  private static final Set<String> POLICIES =
      Set.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", NONE);

  private static final int MAX_SERVERS = 3;
  private static final int MAX_SEARCHES = 32;
  private static final int MAX_SEARCH_BYTES = 2048;
  private static final int MAX_DOMAIN = 253;
  private static final Pattern LABEL = Pattern.compile("_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?");

  private PodDns() {}

  /**
   * Judges them.
   *
   * @param spec of the pod
   */
  static void judge(Field spec) {
    var policy = spec.get("dnsPolicy");
    if (!policy.isEmpty()) {
      policy.oneOf(POLICIES);
    }
    var config = spec.get("dnsConfig");
    if (policy.text().equals(NONE) && config.get("nameservers").size() == 0) {
      (config.isSet() ? config.get("nameservers") : config)
          .required("with dnsPolicy None a pod has only the servers that it names.");
    }
    servers(config.get("nameservers"));
    searches(config.get("searches"));
    for (var option : config.get("options").items()) {
      if (option.get("name").isEmpty()) {
        option.required("an option has a name.");
      }
    }
  }

  private static void servers(Field servers) {
    if (servers.size() > MAX_SERVERS) {
      servers.invalid("it may have at most %d.".formatted(MAX_SERVERS));
    }
    servers.items().forEach(server -> server.check(Addresses.address(server.text())));
  }

  private static void searches(Field searches) {
    if (searches.size() > MAX_SEARCHES) {
      searches.invalid("it may have at most %d.".formatted(MAX_SEARCHES));
    }
    if (Formats.bytes(String.join(" ", searches.texts())) > MAX_SEARCH_BYTES) {
      searches.invalid(
          "together, with spaces between them, they may have at most %d bytes."
              .formatted(MAX_SEARCH_BYTES));
    }
    for (var search : searches.items()) {
      if (!search.text().equals(".")) {
        search.check(domain(search.text()));
      }
    }
  }

  /** A domain, with or without a dot behind it, in which labels may begin with an underscore. */
  private static @Nullable String domain(String domain) {
    var name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    if (Formats.bytes(name) > MAX_DOMAIN) {
      return Formats.longer(MAX_DOMAIN);
    }
    for (var label : name.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return "its labels have to consist of lower case letters, digits, \"-\" and \"_\", and"
            + " begin and end with a letter or digit; a \"_\" may stand before.";
      }
    }
    return null;
  }
}
