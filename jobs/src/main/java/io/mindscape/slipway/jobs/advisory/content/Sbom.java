package io.mindscape.slipway.jobs.advisory.content;

import io.mindscape.slipway.jobs.advisory.content.Contents.Answer.Known;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bill of materials in JSON, of SPDX or CycloneDX; bare, as the predicate of an in-toto
 * statement, or in the envelope in which such statements are signed. What is signed is not checked.
 *
 * @see <a href="https://spdx.github.io/spdx-spec/v2.3/external-repository-identifiers/">SPDX</a>
 * @see <a href="https://cyclonedx.org/docs/1.6/json/#components_items_purl">CycloneDX</a>
 */
public final class Sbom {

  private static final int MOST_PACKAGES = 50_000;
  private static final int LONGEST_PAYLOAD = 16 << 20;

  /** They tell of what is not in the image, or of much that we do not need. */
  private static final Set<String> PASSED_OVER =
      Set.of("pedigree", "metadata", "evidence", "files", "relationships", "vulnerabilities");

  private Sbom() {}

  /**
   * Its packages, as far as they can be compared; nothing where it is no bill of materials. It may
   * be large, and is read as it comes.
   *
   * @throws IOException where it cannot be had
   */
  public static Optional<Known> read(InputStream json) throws IOException {
    try {
      return new Reading().of(json, 0);
    } catch (JacksonIOException unread) {
      throw unread.getCause();
    } catch (JacksonException | IllegalArgumentException noJson) {
      return Optional.empty();
    }
  }

  /** One bill of materials, in whatever it is wrapped. */
  private static final class Reading {
    private final Set<Installed> packages = new LinkedHashSet<>();
    private String kind = "";

    Optional<Known> of(InputStream json, int depth) {
      try (var tokens = JsonMapper.shared().createParser(json)) {
        for (var token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
          if (token == JsonToken.PROPERTY_NAME && PASSED_OVER.contains(tokens.currentName())) {
            tokens.nextToken();
            tokens.skipChildren();
          } else if (token == JsonToken.VALUE_STRING) {
            value(tokens.currentName(), tokens.getString(), depth);
          }
        }
      }
      return kind.isEmpty()
          ? Optional.empty()
          : Optional.of(new Known(packages, "its SBOM (%s)".formatted(kind)));
    }

    private void value(@Nullable String name, String value, int depth) {
      switch (name) {
        case "spdxVersion" -> kind = "SPDX";
        case "bomFormat" -> kind = value.equals("CycloneDX") ? value : kind;
        case "purl", "referenceLocator" -> {
          if (packages.size() < MOST_PACKAGES) {
            PackageUrl.read(value).ifPresent(packages::add);
          }
        }
        case "payload" -> {
          if (depth == 0 && value.length() <= LONGEST_PAYLOAD) {
            of(new ByteArrayInputStream(Base64.getDecoder().decode(value)), 1);
          }
        }
        case null, default -> {}
      }
    }
  }
}
