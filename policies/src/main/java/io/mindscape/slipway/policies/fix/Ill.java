package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.manifest.Workload.Container;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A finding and what a fix may be derived from.
 *
 * @param root the way to the object
 */
record Ill(Finding finding, Manifest object, Way root, Around around) {

  private static final Pattern CONTAINER =
      Pattern.compile("(.*\\.)?(?:initContainers|containers)\\[\\d+]");

  /**
   * What is around an object.
   *
   * @param beside the other objects of its environment
   * @param digests the digest of an image, where somebody may ask for it
   */
  record Around(
      List<Manifest> beside, Strategy strategy, Function<String, Optional<String>> digests) {
    Around {
      beside = List.copyOf(beside);
    }
  }

  /** The path that the finding is about; empty where there is none. */
  String field() {
    var field = finding.field();
    return field == null ? "" : field;
  }

  /** The way to what the finding is about. */
  Way way() {
    return root.below(field());
  }

  /** What stands at a path of the object. */
  Optional<YamlNode> at(String path) {
    return Way.root(0).below(path).of(object.root());
  }

  /** The single value at a path of the object; empty where there is none. */
  String text(String path) {
    return at(path)
        .map(node -> node instanceof YamlNode.Scalar scalar ? scalar.text() : "")
        .orElse("");
  }

  /** The container that the finding is about, or is in. */
  Optional<Container> container() {
    var path = CONTAINER.matcher(field());
    var workload = Workload.of(object);
    if (!path.lookingAt() || workload == null) {
      return Optional.empty();
    }
    return workload.containers().stream()
        .filter(container -> container.path().equals(path.group()))
        .findFirst();
  }

  /** A pod's labels and the rest: the path of what makes pods, or empty. */
  Optional<Workload> workload() {
    return Optional.ofNullable(Workload.of(object));
  }

  /** A mapping of text at a path, to be written elsewhere. */
  Optional<Value.Tree> tree(String path) {
    return at(path)
        .filter(node -> node instanceof YamlNode.Mapping mapping && !mapping.entries().isEmpty())
        .map(node -> (Value.Tree) Value.of(node));
  }
}
