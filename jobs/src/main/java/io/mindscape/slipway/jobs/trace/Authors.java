package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.trace.Templates.Copy;
import io.mindscape.slipway.jobs.trace.Templates.Line;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which lines of templates a rendered line comes from, told by a rendering with marked lines. */
final class Authors {

  private final Trials trials;
  private final Plain plain;
  private @Nullable Marked marked;

  Authors(Trials trials, Plain plain) {
    this.trials = trials;
    this.plain = plain;
  }

  /**
   * Who wrote a rendered line.
   *
   * @param own the template's line that became it, in a helper if it stands in one; null where a
   *     value or a function made the line
   * @param through the instruction that rendered it among others; null for none
   * @param above the line of the nearest key above it that a template wrote; null for none
   */
  record Author(@Nullable Line own, @Nullable Line through, @Nullable Line above) {
    /** The one that is closest to it; null for none. */
    @Nullable Line nearest() {
      if (own != null) {
        return own;
      }
      return through != null ? through : above;
    }
  }

  private record Marked(Copy copy, Optional<Trial> trial) {}

  /** Empty where the rendering with marks does not tell. */
  Optional<Author> of(String template, int line) {
    var doc = plain.doc(template, line);
    return doc == null ? Optional.empty() : of(template, doc, line - doc.first());
  }

  /**
   * The same.
   *
   * @param at the line in its document, from 0
   */
  Optional<Author> of(String template, Doc doc, int at) {
    var twin = twin(template, doc);
    return twin == null || twin.lines().size() != doc.lines().size() || at >= doc.lines().size()
        ? Optional.empty()
        : Optional.of(new Author(own(twin, at), through(twin.lines(), at), above(doc, twin, at)));
  }

  private @Nullable Doc twin(String template, Doc doc) {
    return marked()
        .trial()
        .map(trial -> trial.twin(template, doc, plain.docs(template)))
        .orElse(null);
  }

  private Marked marked() {
    var known = marked;
    if (known == null) {
      var copy = trials.marked();
      known = new Marked(copy, trials.of(copy));
      marked = known;
    }
    return known;
  }

  private @Nullable Line own(Doc twin, int at) {
    return first(twin.lines().get(at), false);
  }

  /** An instruction has its mark at the end of the last line that it renders. */
  private @Nullable Line through(List<String> lines, int at) {
    for (int next = at; next < lines.size(); next++) {
      var instruction = first(lines.get(next), true);
      if (instruction != null) {
        return instruction;
      }
      if (next > at && first(lines.get(next), false) != null) {
        return null;
      }
    }
    return null;
  }

  private @Nullable Line above(Doc doc, Doc twin, int at) {
    int indent = indent(doc.lines().get(at));
    for (int before = at - 1; before >= 0; before--) {
      var line = doc.lines().get(before);
      if (!line.isBlank() && indent(line) < indent) {
        var author = own(twin, before);
        if (author != null) {
          return author;
        }
        indent = indent(line);
      }
    }
    return null;
  }

  private @Nullable Line first(String text, boolean isInstruction) {
    for (int mark : Mark.LINE.in(text)) {
      var line = marked().copy().line(mark);
      if (line != null && line.isInstruction() == isInstruction) {
        return line;
      }
    }
    return null;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
