package io.mindscape.slipway.jobs.advisory.content;

import io.mindscape.slipway.jobs.advisory.content.Contents.Answer.Known;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bill of materials in JSON, of SPDX or CycloneDX; bare, as the predicate of an in-toto
 * statement, or in the envelope in which such statements are signed. What is signed is not checked.
 *
 * @see <a href="https://spdx.github.io/spdx-spec/v2.3/external-repository-identifiers/">SPDX</a>
 * @see <a href="https://cyclonedx.org/docs/1.6/json/#components_items_purl">CycloneDX</a>
 */
public final class Sbom {

  private static final int DEEPEST = 8;

  private Sbom() {}

  /** Its packages, as far as they can be compared; nothing where it is no bill of materials. */
  public static Optional<Known> read(byte[] json) {
    try {
      return read(JsonMapper.shared().readTree(json), 0);
    } catch (JacksonException | IllegalArgumentException noJson) {
      return Optional.empty();
    }
  }

  private static Optional<Known> read(JsonNode node, int depth) {
    if (depth > 2) {
      return Optional.empty();
    }
    if (node.path("payload").isString()) {
      var payload = Base64.getDecoder().decode(node.path("payload").asString());
      return read(JsonMapper.shared().readTree(payload), depth + 1);
    }
    if (node.path("predicate").isObject()) {
      return read(node.path("predicate"), depth + 1);
    }
    if (node.path("spdxVersion").isString()) {
      return Optional.of(new Known(spdx(node), "its SBOM (SPDX)"));
    }
    return node.path("bomFormat").asString("").equals("CycloneDX")
        ? Optional.of(new Known(cycloneDx(node), "its SBOM (CycloneDX)"))
        : Optional.empty();
  }

  private static Set<Installed> spdx(JsonNode document) {
    return installed(
        document
            .path("packages")
            .valueStream()
            .flatMap(part -> part.path("externalRefs").valueStream())
            .filter(reference -> reference.path("referenceType").asString("").equals("purl"))
            .map(reference -> reference.path("referenceLocator").asString("")));
  }

  private static Set<Installed> cycloneDx(JsonNode document) {
    return installed(components(document, 0).map(component -> component.path("purl").asString("")));
  }

  /** Components may have components. */
  private static Stream<JsonNode> components(JsonNode node, int depth) {
    return depth == DEEPEST
        ? Stream.empty()
        : node.path("components")
            .valueStream()
            .flatMap(
                component -> Stream.concat(Stream.of(component), components(component, depth + 1)));
  }

  private static Set<Installed> installed(Stream<String> urls) {
    var all = new LinkedHashSet<Installed>();
    urls.map(PackageUrl::read).flatMap(Optional::stream).forEach(all::add);
    return all;
  }
}
