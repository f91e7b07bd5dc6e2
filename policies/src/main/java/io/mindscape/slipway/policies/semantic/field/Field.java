package io.mindscape.slipway.policies.semantic.field;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in an object, whether or not something stands there. Rules walk from the root, read, and
 * say at the place itself what is wrong; its path then reads as the API server writes it, and the
 * finding stands on the line of the value, or, where nothing stands, of what is around it.
 *
 * <p>Reading follows Go, in which the server's rules are written: what is absent, or null, or of
 * another type than is asked for, reads as the empty text, zero, false, or an empty list. Rules
 * that tell "absent" from "empty" ask {@link #isSet()}.
 */
public final class Field {

  private final Problems problems;
  private final @Nullable Field parent;
  private final String step;
  private final @Nullable YamlNode node;
  private final Place place;

  private Field(
      Problems problems,
      @Nullable Field parent,
      String step,
      @Nullable YamlNode node,
      Place place) {
    this.problems = problems;
    this.parent = parent;
    this.step = step;
    this.node = node;
    this.place = place;
  }

  static Field root(Problems problems, Mapping object) {
    return new Field(problems, null, "", object, object.place());
  }

  // ── where

  /** The path from the object, such as {@code spec.containers[0].image}; empty for the object. */
  public String path() {
    var path = new StringBuilder();
    append(path);
    return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
  }

  private void append(StringBuilder path) {
    if (parent != null) {
      parent.append(path);
    }
    path.append(step);
  }

  /** The last step of the path: the name of a field, or the key of a {@link #entries() entry}. */
  public String key() {
    return step.startsWith(".") ? step.substring(1) : step.substring(1, step.length() - 1);
  }

  /** The field of that name below this one. */
  public Field get(String name) {
    var entry = node instanceof Mapping mapping ? mapping.entry(name) : null;
    return entry == null
        ? new Field(problems, this, "." + name, null, place)
        : new Field(problems, this, "." + name, entry.value(), placeOf(entry));
  }

  /** Several steps at once. */
  public Field get(String name, String... more) {
    var field = get(name);
    for (var next : more) {
      field = field.get(next);
    }
    return field;
  }

  /** The items of a list; none where this is no list. */
  public List<Field> items() {
    if (!(node instanceof Sequence list)) {
      return List.of();
    }
    var items = new ArrayList<Field>(list.items().size());
    for (var item : list.items()) {
      items.add(new Field(problems, this, "[" + items.size() + "]", item, item.place()));
    }
    return items;
  }

  /** The values of a map under their {@link #key() keys}; none where this is no map. */
  public List<Field> entries() {
    if (!(node instanceof Mapping mapping)) {
      return List.of();
    }
    var entries = new ArrayList<Field>(mapping.entries().size());
    for (var entry : mapping.entries()) {
      entries.add(
          new Field(problems, this, "[" + entry.key() + "]", entry.value(), placeOf(entry)));
    }
    return entries;
  }

  /** The value of a map under a key, whether or not it is there. */
  public Field entry(String key) {
    var entry = node instanceof Mapping mapping ? mapping.entry(key) : null;
    return entry == null
        ? new Field(problems, this, "[" + key + "]", null, place)
        : new Field(problems, this, "[" + key + "]", entry.value(), placeOf(entry));
  }

  /** Where the value stands; where nothing stands, what is around it. */
  public Place place() {
    return place;
  }

  /** What is written here, or null. */
  public @Nullable YamlNode node() {
    return node;
  }

  /** Whether a map has a key; null may stand there, which is a text in a map of texts. */
  public boolean has(String key) {
    return node instanceof Mapping mapping && mapping.entry(key) != null;
  }

  private static Place placeOf(YamlNode.Entry entry) {
    return entry.value() instanceof Scalar ? entry.value().place() : entry.place();
  }

  /**
   * The same place as though something else stood there: the server changes some objects before it
   * judges them.
   *
   * @param value texts, numbers, flags, lists and maps, which stand here, and fields, which stay
   *     where they are; or null
   */
  public Field as(@Nullable Object value) {
    return new Field(problems, parent, step, Nodes.of(value, place), place);
  }

  /** The values of a map by their keys, to be changed and given to {@link #as}. */
  public Map<String, Object> parts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    entries().forEach(entry -> parts.put(entry.key(), entry));
    return parts;
  }

  /**
   * This field, and what stands at another place: the server names the list for some faults of its
   * items, and we point to the item.
   */
  public Field showing(Field item) {
    return new Field(problems, parent, step, item.node, item.place);
  }

  // ── what stands there

  /** Whether anything stands here but null; an empty text, list or mapping does. */
  public boolean isSet() {
    return node instanceof Scalar scalar ? scalar.type() != Scalar.Type.NULL : node != null;
  }

  /** Whether nothing stands here, or an empty text, list or mapping. */
  public boolean isEmpty() {
    return Reading.isEmpty(node);
  }

  /** How many items or entries there are. */
  public int size() {
    return switch (node) {
      case Sequence list -> list.items().size();
      case Mapping mapping -> mapping.entries().size();
      case null, default -> 0;
    };
  }

  /** The text, or the empty text. */
  public String text() {
    return isText() ? ((Scalar) Objects.requireNonNull(node)).text() : "";
  }

  /** The text, or {@code otherwise} where it is empty: the server's defaults work so. */
  public String text(String otherwise) {
    var text = text();
    return text.isEmpty() ? otherwise : text;
  }

  /** Whether a text stands here, and not a number: the two sides of {@code IntOrString}. */
  public boolean isText() {
    return node instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING;
  }

  /** The whole number, or 0. */
  public long number() {
    return number(0);
  }

  /** The whole number, or {@code otherwise} where none stands here; 0 is a number. */
  public long number(long otherwise) {
    return Reading.number(node, otherwise);
  }

  /** The number, which may have a fraction, or 0. */
  public double fraction() {
    return Reading.fraction(node);
  }

  /** Whether true stands here. */
  public boolean flag() {
    return flag(false);
  }

  /** Whether true stands here; {@code otherwise} where neither true nor false does. */
  public boolean flag(boolean otherwise) {
    return Reading.flag(node, otherwise);
  }

  /** The quantity, or none of it. */
  public Quantity quantity() {
    return Reading.quantity(node);
  }

  /** What base64 stands for; nothing where none stands here. */
  public byte[] bytes() {
    return Reading.bytes(node);
  }

  /** The texts of a list of texts; null reads as the empty text. */
  public List<String> texts() {
    return items().stream().map(Field::text).toList();
  }

  /**
   * What stands here as it would be compared: texts, numbers, lists, maps; null where nothing does.
   */
  public @Nullable Object value() {
    return Plain.of(node);
  }

  // ── what is wrong with it

  /** Nothing stands here, and something has to. */
  public void required() {
    report("required", path() + " is required.");
  }

  /**
   * Nothing stands here, and something has to.
   *
   * @param why a sentence
   */
  public void required(String why) {
    report("required", "%s is required: %s".formatted(path(), why));
  }

  /**
   * What stands here is wrong.
   *
   * @param why what it has to be, after a colon, such as "it has to be at least 1."
   */
  public void invalid(String why) {
    report(
        "invalid",
        node instanceof Mapping
            ? "%s: %s".formatted(path(), why)
            : "%s is %s: %s".formatted(path(), shown(), why));
  }

  /** Says what is wrong if {@code problem} is not null: see {@link Formats}. */
  public void check(@Nullable String problem) {
    if (problem != null) {
      invalid(problem);
    }
  }

  /** What stands here, however right, may not stand here. */
  public void forbidden(String why) {
    report("forbidden", "%s may not be set: %s".formatted(path(), why));
  }

  /** What stands here is none of a few. */
  public void unsupported(Collection<String> allowed) {
    var words = allowed.stream().map(word -> '"' + word + '"').sorted().toList();
    report(
        "unsupported",
        "%s is %s: it has to be %s%s."
            .formatted(
                path(), shown(), words.size() == 1 ? "" : "one of ", String.join(", ", words)));
  }

  /** Says so unless what stands here is one of {@code allowed}. */
  public void oneOf(Collection<String> allowed) {
    if (!allowed.contains(text())) {
      unsupported(allowed);
    }
  }

  /** What stands here stands elsewhere too, and may not. */
  public void duplicate() {
    report("duplicate", "%s is %s, which is there already.".formatted(path(), shown()));
  }

  /** What stands here has more bytes than it may have. */
  public void tooLong(int most) {
    report("too-long", "%s has more than %d bytes.".formatted(path(), most));
  }

  /** There are more items or entries here than may be. */
  public void tooMany(int most) {
    report("too-many", "%s has %d items; at most %d are allowed.".formatted(path(), size(), most));
  }

  /** Whether anything was said of what stands here or below. */
  public boolean isBlamed() {
    return problems.areOf(path());
  }

  private String shown() {
    return problems.mayShow(path()) ? Plain.shown(node) : "a secret";
  }

  /**
   * Says something else.
   *
   * @param rule the name of the rule, the second half of {@code semantic/…}
   * @param message a whole sentence
   */
  public void report(String rule, String message) {
    problems.add(rule, path(), message, place);
  }
}
