package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.Unlisted;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry;
import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registries that speak Terraform's protocols and that anybody may read. Only those that the
 * settings list are asked: what a repository names could be anything.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/internals/remote-service-discovery">how
 *     their services are found</a>
 */
public final class TerraformRegistries implements TerraformRegistry {

  private static final String SYSTEM = "the Terraform registry";
  private static final String SETTING = "SLIPWAY_TERRAFORM_REGISTRIES";

  private final List<String> hosts;
  private final Fetch fetch;
  private final Map<String, JsonNode> services = new ConcurrentHashMap<>();

  /**
   * @param hosts those that may be asked; the first is asked for what names none
   */
  public TerraformRegistries(List<String> hosts) {
    this(hosts, new Fetch(SYSTEM, Duration.ofSeconds(1)));
  }

  TerraformRegistries(List<String> hosts, Fetch fetch) {
    this.hosts = List.copyOf(hosts);
    this.fetch = fetch;
  }

  @Override
  public Optional<List<String>> versions(Address address) {
    var answer = patiently(at(address, "versions"));
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    var said = json(answer);
    var versions =
        address.kind() == Kind.MODULE
            ? said.path("modules").path(0).path("versions")
            : said.path("versions");
    if (!versions.isArray()) {
      throw broken("answers something that is no list of versions");
    }
    return Optional.of(
        versions.valueStream().map(version -> version.path("version").asString("")).toList());
  }

  @Override
  public About about(Address address, String version) {
    var answer = fetch.send(request(at(address, version)));
    if (answer.statusCode() != 200) {
      return About.NOTHING;
    }
    var said = json(answer);
    return new About(
        instant(said.path("published_at").asString("")), uri(said.path("source").asString("")));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(text).filter(it -> it.matches("https?://.*")).map(URI::create);
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private URI at(Address address, String what) {
    var root = root(address.host());
    var key = address.kind() == Kind.MODULE ? "modules.v1" : "providers.v1";
    var service = services.computeIfAbsent(root, this::discover).path(key).asString("");
    if (service.isEmpty()) {
      throw new Refused("%s has no service %s".formatted(root, key));
    }
    return resolve(
        root, "%s%s/%s".formatted(service.replaceFirst("/*$", "/"), address.path(), what));
  }

  private String root(String named) {
    var host = named.isEmpty() && !hosts.isEmpty() ? hosts.getFirst() : named;
    if (!hosts.contains(host)) {
      throw new Unlisted(SETTING, host);
    }
    return (Registries.isHere(host) ? "http://" : "https://") + host;
  }

  private JsonNode discover(String root) {
    var answer = patiently(URI.create(root + "/.well-known/terraform.json"));
    if (answer.statusCode() == 404) {
      throw new Refused("%s is no registry of Terraform".formatted(root));
    }
    return json(answer);
  }

  /** Its services may be anywhere; we ask nobody but the host that is listed. */
  private static URI resolve(String root, String service) {
    try {
      var base = URI.create(root + "/");
      var found = base.resolve(service);
      if (base.getAuthority().equals(found.getAuthority())
          && base.getScheme().equals(found.getScheme())) {
        return found;
      }
    } catch (IllegalArgumentException odd) {
      // Said below.
    }
    throw new Refused("%s names a service at another host, which is not asked".formatted(root));
  }

  private HttpResponse<byte[]> patiently(URI where) {
    var answer = fetch.patiently(() -> fetch.send(request(where)));
    if (answer.statusCode() == 401 || answer.statusCode() == 403) {
      throw new Refused(
          "%s wants a login, and the bot reads only what anybody may read"
              .formatted(where.getAuthority()));
    }
    return answer;
  }

  private static HttpRequest request(URI where) {
    return HttpRequest.newBuilder(where).header("Accept", "application/json").build();
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return JsonMapper.shared().readTree(answer.body());
    } catch (JacksonException e) {
      throw broken("answers something that is no JSON");
    }
  }

  private static Unavailable broken(String what) {
    return new Unavailable(SYSTEM, "it " + what, Duration.ofMinutes(1), null);
  }
}
