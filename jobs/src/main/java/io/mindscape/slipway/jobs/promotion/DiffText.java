package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.change.ObjectChange.Added;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.ObjectChange.Removed;
import java.util.ArrayList;
import java.util.List;

/** Changes of objects as a Markdown block that can be read like a diff. */
final class DiffText {

  /** A description holds 65,536 characters; the rest of it needs some. */
  private static final int LONGEST = 40_000;

  private static final int LONGEST_LINE = 500;

  private DiffText() {}

  /** The block; what does not fit is counted at its end. */
  static String block(List<ObjectChange> changes) {
    var block = new StringBuilder("```diff\n");
    for (int i = 0; i < changes.size(); i++) {
      var lines = String.join("", lines(changes.get(i)));
      if (block.length() + lines.length() > LONGEST) {
        return block
            + "```\n\n%s not shown here: see the files of this pull request.\n"
                .formatted(Prose.count(changes.size() - i, "more object"));
      }
      block.append(lines);
    }
    return block.append("```\n").toString();
  }

  private static List<String> lines(ObjectChange change) {
    return switch (change) {
      case Added(var object) -> List.of(line('+', object.toString()));
      case Removed(var object) -> List.of(line('-', object.toString()));
      case Changed(var object, var fields) -> {
        var lines = new ArrayList<String>();
        lines.add(line(' ', object.toString()));
        fields.forEach(field -> lines.addAll(lines(field)));
        yield lines;
      }
    };
  }

  private static List<String> lines(FieldChange field) {
    var path = "  " + field.path() + ": ";
    var before = field.before();
    var after = field.after();
    if (before != null && before.equals(after)) {
      return List.of(line(' ', path + before));
    }
    var lines = new ArrayList<String>();
    if (before != null) {
      lines.add(line('-', path + before));
    }
    if (after != null) {
      lines.add(line('+', path + after));
    }
    return lines;
  }

  /** One line, whatever the text holds: it can neither end the block nor hide a marker. */
  private static String line(char sign, String text) {
    var plain = text.replaceAll("\\p{Cntrl}+", " ").replace("```", "'''").replace("<!--", "<! --");
    var cut = plain.length() > LONGEST_LINE ? plain.substring(0, LONGEST_LINE) + "…" : plain;
    return sign + " " + cut + "\n";
  }
}
