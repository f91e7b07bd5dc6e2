package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Part.Fields;
import io.mindscape.slipway.policies.change.Part.Items;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lists are maps by a key, and which are sets.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">
 *     x-kubernetes-list-map-keys</a>
 */
final class ListKeys {

  /**
   * What names an item of a list, the first that tells apart every item of both sides. A part that
   * is left out stands for its default.
   */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("name"),
          List.of("mountPath"),
          List.of("devicePath"),
          List.of("containerPort", "protocol=TCP"),
          List.of("port", "protocol=TCP"),
          List.of("topologyKey", "whenUnsatisfiable="),
          List.of("key", "operator=", "effect="),
          List.of("key"),
          List.of("path", "pathType="),
          List.of("host"),
          List.of("ip"),
          List.of("uid"));

  /** Lists of words whose order says nothing. */
  private static final Set<String> SETS =
      Set.of(
          "verbs",
          "resources",
          "apiGroups",
          "apiVersions",
          "operations",
          "resourceNames",
          "nonResourceURLs",
          "finalizers",
          "accessModes",
          "add",
          "drop",
          "policyTypes",
          "loadBalancerSourceRanges",
          "externalIPs",
          "values",
          "except",
          "hosts",
          "namespaces",
          "shortNames",
          "categories",
          "audiences",
          "supplementalGroups",
          "matchLabelKeys",
          "mismatchLabelKeys",
          "forbiddenSysctls",
          "allowedUnsafeSysctls");

  private ListKeys() {}

  /** Whether the order of the words in the list under that key says nothing. */
  static boolean isSet(String path) {
    return SETS.contains(path.substring(path.lastIndexOf('.') + 1));
  }

  /** The items of both by their keys; null where nothing tells them apart. */
  static @Nullable Keyed keyed(Items before, Items after) {
    for (var name : NAMES) {
      if (tells(before, name) && tells(after, name)) {
        return new Keyed(byName(before, name), byName(after, name));
      }
    }
    return null;
  }

  /** Two lists as maps. */
  record Keyed(Map<String, Part> before, Map<String, Part> after) {}

  private static boolean tells(Items items, List<String> name) {
    var seen = new HashSet<String>();
    for (var item : items.items()) {
      var key = key(item, name);
      if (key.isEmpty() || !seen.add(key)) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Part> byName(Items items, List<String> name) {
    var parts = new LinkedHashMap<String, Part>();
    items.items().forEach(item -> parts.put(key(item, name), item));
    return parts;
  }

  private static String key(Part item, List<String> name) {
    if (!(item instanceof Fields fields) || fields.text(name.get(0)).isEmpty()) {
      return "";
    }
    var key = new StringBuilder(fields.text(name.get(0)));
    for (var further : name.subList(1, name.size())) {
      int equals = further.indexOf('=');
      var text = fields.text(further.substring(0, equals));
      if (!text.isEmpty() && !text.equals(further.substring(equals + 1))) {
        key.append('/').append(text);
      }
    }
    return key.toString();
  }
}
