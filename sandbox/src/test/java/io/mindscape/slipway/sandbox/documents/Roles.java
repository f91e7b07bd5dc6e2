package io.mindscape.slipway.sandbox.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The roles that the documents tell people to give the bot's account. */
public final class Roles {

  private static final Pattern FENCE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

  private Roles() {}

  /**
   * One of them.
   *
   * @param kind {@code Role} or {@code ClusterRole}
   */
  public record Role(String kind, String name, Object rules) {

    /** The same by another name, in the namespace that it is made in; as JSON, which is YAML. */
    public String named(String other) {
      var role = new LinkedHashMap<String, Object>();
      role.put("apiVersion", "rbac.authorization.k8s.io/v1");
      role.put("kind", kind);
      role.put("metadata", Map.of("name", other));
      role.put("rules", rules);
      return JsonMapper.shared().writeValueAsString(role);
    }
  }

  /**
   * Those of a page.
   *
   * @param page from the root of the repository
   */
  public static List<Role> of(String page) throws IOException {
    var roles = new ArrayList<Role>();
    var fences = FENCE.matcher(Page.read(page));
    while (fences.find()) {
      for (var document : new Yaml().loadAll(fences.group(1))) {
        if (document instanceof Map<?, ?> role
            && role.get("rules") instanceof List<?> rules
            && role.get("metadata") instanceof Map<?, ?> meta) {
          roles.add(
              new Role(String.valueOf(role.get("kind")), String.valueOf(meta.get("name")), rules));
        }
      }
    }
    if (roles.isEmpty()) {
      throw new IllegalStateException(page + " has no role");
    }
    return roles;
  }
}
