package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An object on its way to another version, and what has been found out so far of how it gets there.
 * Paths are such as {@code spec.rules[0].http}.
 */
final class Moving {

  private final Manifest object;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> byHand = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Moving(Manifest object) {
    this.object = object;
  }

  /** The version that it is written in. */
  String from() {
    return object.text("apiVersion");
  }

  String kind() {
    return object.text("kind");
  }

  /** The kind and the name, for a person. */
  String named() {
    return "%s %s".formatted(kind(), object.text("metadata", "name")).strip();
  }

  Optional<YamlNode> at(String path) {
    return Way.root(0).below(path).of(object.root());
  }

  boolean has(String path) {
    return at(path).isPresent();
  }

  /** Whether an empty mapping stands there. */
  boolean isEmptyMapping(String path) {
    return at(path)
        .filter(node -> node instanceof Mapping mapping && mapping.entries().isEmpty())
        .isPresent();
  }

  /** The single value at a path; empty where there is none. */
  String text(String path) {
    return scalar(path).map(Scalar::text).orElse("");
  }

  Optional<Scalar> scalar(String path) {
    return at(path).filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }

  /** The paths of the items of a list; none where there is no list. */
  List<String> items(String path) {
    int size = at(path).orElse(null) instanceof YamlNode.Sequence list ? list.items().size() : 0;
    return IntStream.range(0, size).mapToObj(at -> "%s[%d]".formatted(path, at)).toList();
  }

  void put(String path, Value value) {
    changes.add(new Change.Put(Way.root(0).below(path), value));
  }

  /** Writes what the old version took it to mean where nothing was written. */
  void say(String path, Value value) {
    if (!has(path)) {
      put(path, value);
    }
  }

  void rename(String path, String key) {
    changes.add(new Change.Rename(Way.root(0).below(path), key));
  }

  void remove(String path) {
    changes.add(new Change.Remove(Way.root(0).below(path)));
  }

  /** Takes a person, and why. */
  void byHand(String why) {
    byHand.add(why);
  }

  /** What to look at afterwards. */
  void note(String what) {
    notes.add(what);
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  String byHand() {
    return String.join("; ", byHand.stream().distinct().toList());
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
