package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Editor;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.fix.Fix;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/**
 * Leads a change of a rendered object back to the value that it was rendered from: one that stands
 * in the object as it is written.
 */
final class Cause {

  private Cause() {}

  /**
   * The same change, of the value at the place of the finding.
   *
   * @param sketch what would mend the rendered object
   */
  static Optional<Fix> of(Finding finding, Manifest object, SourceFile file, Fix sketch) {
    if (sketch.changes().size() != 1
        || !(sketch.changes().getFirst() instanceof Change.Put put)
        || !(put.way().of(object.root()).orElse(null) instanceof Scalar rendered)) {
      return Optional.empty();
    }
    return Editor.value(file, finding.place(), rendered.text())
        .map(way -> new Fix(sketch.title(), List.of(new Change.Put(way, put.value()))))
        .or(() -> part(finding, rendered, file, sketch.title(), put.value()));
  }

  /** The same, where the value there is only a part of the rendered one, such as its tag. */
  private static Optional<Fix> part(
      Finding finding, Scalar rendered, SourceFile file, String title, Value value) {
    if (!(value instanceof Value.Text(var wanted))) {
      return Optional.empty();
    }
    return YamlReader.read(file).documents().stream()
        .flatMap(root -> scalar(root, finding.place()).stream())
        .filter(part -> part.text().length() > 1)
        .flatMap(
            part ->
                inside(rendered.text(), part.text(), wanted)
                    .flatMap(
                        text ->
                            Editor.value(file, finding.place(), part.text())
                                .map(way -> (Change) new Change.Put(way, new Value.Text(text))))
                    .stream())
        .map(change -> new Fix(title, List.of(change)))
        .findFirst();
  }

  /** What {@code part} has to be for {@code old} to become {@code wanted}. */
  private static Optional<String> inside(String old, String part, String wanted) {
    int at = old.lastIndexOf(part);
    if (at < 0 || old.equals(part)) {
      return Optional.empty();
    }
    var before = old.substring(0, at);
    var behind = old.substring(at + part.length());
    return wanted.length() > before.length() + behind.length()
            && wanted.startsWith(before)
            && wanted.endsWith(behind)
        ? Optional.of(wanted.substring(before.length(), wanted.length() - behind.length()))
        : Optional.empty();
  }

  private static Optional<Scalar> scalar(YamlNode node, Place place) {
    return switch (node) {
      case Scalar scalar -> Optional.of(scalar).filter(one -> one.place().equals(place));
      case YamlNode.Sequence list ->
          list.items().stream().flatMap(item -> scalar(item, place).stream()).findFirst();
      case YamlNode.Mapping mapping ->
          mapping.entries().stream()
              .flatMap(entry -> scalar(entry.value(), place).stream())
              .findFirst();
    };
  }
}
