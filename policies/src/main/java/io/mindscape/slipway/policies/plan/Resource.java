package io.mindscape.slipway.policies.plan;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A planned resource, as one of the objects that are compared and shown.
 *
 * @param address such as {@code module.db.aws_db_instance.main[0]}
 */
public record Resource(String address, Manifest object) {

  /** The {@code apiVersion} of all that is planned. */
  public static final String API_VERSION = "terraform";

  /** What stands for a value that only a run can tell. */
  public static final String UNKNOWN = "(not known before a run)";

  /** Before a value that is declared to be sensitive. */
  public static final String SECRET = "secret: ";

  /** An entry of a resource that may have more blocks than are known. */
  public static final String MORE = "more blocks";

  /** Objects that say something of resources, and are none. */
  private static final Set<String> ASIDE = Set.of("moved", "removed", "import", "module");

  private static final Pattern MODULES =
      Pattern.compile("((?:module\\.[\\w-]+(?:\\[(?:\"[^\"]*\"|[^\\]]*)\\])?\\.)*)(.*)");

  static boolean isOne(Manifest object) {
    return object.text("apiVersion").equals(API_VERSION);
  }

  static Resource of(Manifest object) {
    var kind = object.text("kind");
    var parts = MODULES.matcher(object.ref().name());
    return new Resource(
        !ASIDE.contains(kind) && parts.matches()
            ? parts.group(1) + kind + "." + parts.group(2)
            : kind + "." + object.ref().name(),
        object);
  }

  Resource at(String other) {
    return new Resource(other, object);
  }

  String type() {
    return object.text("kind");
  }

  boolean isAside() {
    return ASIDE.contains(type());
  }

  /** What a reader calls it: its address without the type. */
  String name() {
    return object.ref().name();
  }

  /** Whether an address speaks of it, or of a block or module that it is part of. */
  boolean isIn(String other) {
    return isIn(address, other);
  }

  static boolean isIn(String address, String other) {
    return address.equals(other)
        || address.startsWith(other + ".")
        || address.startsWith(other + "[");
  }

  /** The address of its block, without a key at the end. */
  String block() {
    return address.endsWith("]") ? address.substring(0, address.lastIndexOf('[')) : address;
  }

  /** Whether the number of its blocks, or which they are, is not known. */
  boolean isOpen() {
    return object.at(MORE) != null;
  }

  /** All values at a path such as {@code settings.tier}; several where a block stands twice. */
  List<YamlNode> values(String path) {
    var found = Stream.<YamlNode>of(object.root());
    for (var part : path.split("\\.", -1)) {
      found = found.flatMap(Resource::items).flatMap(node -> under(node, part));
    }
    return found.toList();
  }

  private static Stream<YamlNode> items(YamlNode node) {
    return node instanceof Sequence(var place, var items) ? items.stream() : Stream.of(node);
  }

  private static Stream<YamlNode> under(YamlNode node, String key) {
    return node instanceof Mapping mapping ? Stream.ofNullable(mapping.get(key)) : Stream.empty();
  }

  /** The blocks of a type. */
  List<Mapping> blocks(String type) {
    return values(type).stream()
        .flatMap(Resource::items)
        .flatMap(node -> node instanceof Mapping mapping ? Stream.of(mapping) : Stream.empty())
        .toList();
  }

  /** The one value at a path as a text, where it is known and nothing secret. */
  Optional<String> text(String path) {
    var found = values(path);
    return found.size() == 1 && found.get(0) instanceof Scalar scalar && isTold(scalar.text())
        ? Optional.of(plain(scalar))
        : Optional.empty();
  }

  Optional<BigDecimal> number(String path) {
    return text(path)
        .filter(text -> text.matches("-?[0-9]{1,12}(\\.[0-9]{1,6})?"))
        .map(BigDecimal::new);
  }

  boolean isTrue(String path) {
    return text(path).filter("true"::equals).isPresent();
  }

  /** Known texts of a list, or the text itself. */
  static List<String> texts(YamlNode block, String key) {
    return under(block, key)
        .flatMap(Resource::items)
        .flatMap(node -> node instanceof Scalar scalar ? Stream.of(plain(scalar)) : Stream.empty())
        .filter(Resource::isTold)
        .toList();
  }

  private static boolean isTold(String text) {
    return !text.equals(UNKNOWN) && !text.startsWith(SECRET);
  }

  /** Whether all of a value is known; that it is secret does not matter. */
  static boolean isKnown(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> !scalar.text().contains(UNKNOWN);
      case Sequence list -> list.items().stream().allMatch(Resource::isKnown);
      case Mapping mapping -> mapping.entries().stream().allMatch(entry -> isKnown(entry.value()));
    };
  }

  /** A text that is the same for values that mean the same; the order of a list does not count. */
  static String canonical(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> plain(scalar);
      case Sequence list -> list.items().stream().map(Resource::canonical).sorted().toList() + "";
      case Mapping mapping ->
          mapping.entries().stream()
                  .map(entry -> entry.key() + "=" + canonical(entry.value()))
                  .sorted()
                  .toList()
              + "";
    };
  }

  private static String plain(Scalar scalar) {
    return scalar.value() instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : scalar.text();
  }
}
