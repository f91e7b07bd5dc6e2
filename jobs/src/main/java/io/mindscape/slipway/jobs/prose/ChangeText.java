package io.mindscape.slipway.jobs.prose;

import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.change.ObjectChange.Added;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.ObjectChange.Removed;
import io.mindscape.slipway.policies.change.ObjectChange.Renamed;
import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens to objects, in the form of a diff. */
public final class ChangeText {

  private static final int LONGEST_VALUE = 200;

  private ChangeText() {}

  /** As {@link #diff(List, int, String)}, with all the room there is. */
  public static String diff(List<ObjectChange> changes) {
    return diff(changes, Integer.MAX_VALUE, "");
  }

  /**
   * A block with the language {@code diff}: a line for each object, below it its fields.
   *
   * @param room how many characters there are; what does not fit is counted below the block
   * @param link where the rest can be read; empty where it cannot
   */
  public static String diff(List<ObjectChange> changes, int room, String link) {
    var block = new StringBuilder();
    int shown = 0;
    for (var change : changes) {
      var lines = lines(change);
      if (block.length() + lines.length() > room) {
        break;
      }
      block.append(lines);
      shown++;
    }
    int more = changes.size() - shown;
    return (shown == 0 ? "" : Markdown.fenced("diff", block.toString()))
        + (more == 0
            ? ""
            : rest(Markdown.count(more, shown == 0 ? "object" : "more object"), link));
  }

  private static String rest(String objects, String link) {
    return link.isEmpty()
        ? "\n%s not shown: there is no room for it here.\n".formatted(objects)
        : "\n[%s](%s)\n".formatted(objects, link);
  }

  /** The lines of a diff, without the block around them, and however many. */
  public static String lines(List<ObjectChange> changes) {
    return changes.stream().map(ChangeText::lines).collect(Collectors.joining());
  }

  private static String lines(ObjectChange change) {
    return switch (change) {
      case Added(var object) -> "+ %s (new)\n".formatted(oneLine(object.toString()));
      case Removed(var object) -> "- %s (goes)\n".formatted(oneLine(object.toString()));
      case Changed(var object, var fields) ->
          "  %s\n%s"
              .formatted(
                  oneLine(object.toString()),
                  fields.stream().map(ChangeText::lines).collect(Collectors.joining()));
      case Renamed renamed ->
          "  %s → %s (%s)\n%s"
              .formatted(
                  oneLine(renamed.from().toString()),
                  oneLine(newName(renamed)),
                  oneLine(followed(renamed)),
                  renamed.fields().stream().map(ChangeText::lines).collect(Collectors.joining()));
    };
  }

  private static String newName(Renamed renamed) {
    var namespace = renamed.object().namespace();
    return namespace.equals(renamed.from().namespace())
        ? renamed.object().name()
        : renamed.object().toString();
  }

  private static String followed(Renamed renamed) {
    var followers = renamed.followers();
    return followers.isEmpty()
        ? "renamed"
        : "renamed; %s %s"
            .formatted(
                followers.stream().map(ResourceRef::toString).collect(Collectors.joining(", ")),
                followers.size() == 1 ? "follows" : "follow");
  }

  private static String lines(FieldChange field) {
    var before = field.before();
    if (before != null && before.equals(field.after())) {
      return "    %s: %s\n".formatted(oneLine(field.path()), oneLine(before));
    }
    return side("-", field.path(), before) + side("+", field.path(), field.after());
  }

  private static String side(String sign, String path, @Nullable String value) {
    return value == null ? "" : "%s   %s: %s\n".formatted(sign, oneLine(path), oneLine(value));
  }

  private static String oneLine(String text) {
    var line = text.replaceAll("\\R", "⏎ ");
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
  }
}
