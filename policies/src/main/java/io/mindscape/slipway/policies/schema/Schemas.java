package io.mindscape.slipway.policies.schema;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The built-in kinds of one Kubernetes version and their fields, as the API server of that version
 * describes them in its own OpenAPI document. Immutable and safe to share; types are read when they
 * are needed.
 */
public final class Schemas {

  /** The versions that ship with Slipway, newest first. */
  public static final List<String> VERSIONS =
      List.of("1.37", "1.36", "1.35", "1.34", "1.33", "1.32", "1.31");

  private static final String METADATA = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

  private final String version;
  private final Map<String, Kind> kinds;
  private final Map<String, List<String>> versions;
  private final Set<String> groups;
  private final Types types;

  Schemas(String version, Map<String, Kind> kinds, Types types) {
    this.version = version;
    this.kinds = Map.copyOf(kinds);
    this.versions =
        kinds.values().stream()
            .collect(
                Collectors.groupingBy(
                    kind -> kind.group() + "/" + kind.kind(),
                    Collectors.collectingAndThen(
                        Collectors.toList(),
                        same -> same.stream().map(Kind::apiVersion).sorted().toList())));
    this.groups = kinds.values().stream().map(Kind::group).collect(Collectors.toSet());
    this.types = types;
  }

  /** The newest version that ships with Slipway; read once, at first use. */
  public static Schemas builtIn() {
    return Shipped.ALL.getFirst().get();
  }

  /**
   * A version that ships with Slipway.
   *
   * @param version such as {@code 1.36}
   * @throws Refused if it does not ship
   */
  public static Schemas of(String version) {
    int at = VERSIONS.indexOf(version);
    if (at < 0) {
      throw new Refused(
          "Slipway has no schemas of Kubernetes %s; choose one of %s."
              .formatted(version, String.join(", ", VERSIONS)));
    }
    return Shipped.ALL.get(at).get();
  }

  /** The Kubernetes version, such as {@code 1.37}. */
  public String version() {
    return version;
  }

  /** Whether the kind is a built-in one that can be created. */
  public boolean knows(String apiVersion, String kind) {
    return kinds.containsKey(apiVersion + "/" + kind);
  }

  /** Whether the group is one of Kubernetes' own, in whichever version; empty is the core. */
  public boolean hasGroup(String group) {
    return groups.contains(group);
  }

  /** The kind, or null where it is not built in. */
  public @Nullable Kind kind(String apiVersion, String kind) {
    return kinds.get(apiVersion + "/" + kind);
  }

  /**
   * Whether the kind exists in another version of its group, and in which: {@code
   * autoscaling/v2beta2} is gone, {@code autoscaling/v2} is there. Empty where it does not.
   */
  public List<String> otherVersions(String apiVersion, String kind) {
    return versions.getOrDefault(Kind.group(apiVersion) + "/" + kind, List.of());
  }

  /** Every version and every kind that there is: {@code apps/v1}, {@code apps/v1/Deployment}. */
  public Set<String> served() {
    return kinds.values().stream()
        .flatMap(kind -> Stream.of(kind.apiVersion(), kind.apiVersion() + "/" + kind.kind()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The kinds of a version, such as {@code apps/v1}; none where there is no such version. */
  public List<String> kinds(String apiVersion) {
    return kinds.values().stream()
        .filter(known -> known.apiVersion().equals(apiVersion))
        .map(Kind::kind)
        .sorted()
        .toList();
  }

  /**
   * What strict decoding says: unknown fields, keys that stand twice, values of the wrong type.
   * Nothing for a kind that is not built in.
   */
  public Decoded decode(Manifest manifest) {
    var kind = kind(manifest.text("apiVersion"), manifest.text("kind"));
    if (kind == null) {
      return new Decoded(List.of(), Set.of());
    }
    var decoding = new StrictDecoding(manifest, types);
    decoding.decode(kind.type());
    return new Decoded(decoding.findings(), decoding.told());
  }

  /** What strict decoding says of an object of any kind: keys that stand twice, no numbers. */
  public Decoded decodeUntyped(Manifest manifest) {
    var decoding = new StrictDecoding(manifest, types);
    decoding.untyped();
    return new Decoded(decoding.findings(), decoding.told());
  }

  /**
   * What strict decoding says of the metadata of an object, or of one that is a part of it.
   *
   * @param path where it stands
   */
  public Decoded decodeMetadata(Manifest manifest, YamlNode metadata, String path) {
    var decoding = new StrictDecoding(manifest, types);
    decoding.decode(types.number(METADATA), metadata, path);
    return new Decoded(decoding.findings(), decoding.told());
  }

  /**
   * What decoding said.
   *
   * @param told the fields that were wrong, and those that were probably meant: of these nothing
   *     more needs to be said
   */
  public record Decoded(List<Finding> findings, Set<String> told) {
    public Decoded {
      findings = List.copyOf(findings);
      // No Set.copyOf: it slows down with the square of fields that have one hash.
      told = Collections.unmodifiableSet(new HashSet<>(told));
    }
  }

  /** One that ships, read once, at first use. */
  private static final class Shipped {
    static final List<Shipped> ALL = VERSIONS.stream().map(Shipped::new).toList();

    private final String version;
    private @Nullable Schemas read;

    private Shipped(String version) {
      this.version = version;
    }

    synchronized Schemas get() {
      var schemas = read;
      if (schemas == null) {
        schemas = load();
        read = schemas;
      }
      return schemas;
    }

    private Schemas load() {
      var name = "kubernetes-" + version + ".gz";
      try (var packed = Schemas.class.getResourceAsStream(name)) {
        if (packed == null) {
          throw new IllegalStateException("a shipped schema is missing: " + name);
        }
        return Packed.read(packed);
      } catch (IOException e) {
        throw new UncheckedIOException("a shipped schema cannot be read: " + name, e);
      }
    }
  }
}
