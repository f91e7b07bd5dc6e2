package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.jobs.git.BoundedTree;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.secrecy.SecretLines;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import picocli.CommandLine.Help.Ansi;

/**
 * Shows the line that a finding stands on, the line before it, and carets below the words that are
 * meant. What may hold a secret is not shown.
 */
final class Excerpts {

  private static final String HIDDEN = "(not shown: it may hold a secret)";

  private final Snapshot tree;
  private final Secrets secrets;
  private final Ansi ansi;
  private final Map<String, Optional<SecretLines>> files = new HashMap<>();

  /**
   * @param secrets those that are known: a line with one of them is not shown
   */
  Excerpts(Snapshot tree, Secrets secrets, Ansi ansi) {
    this.tree = new BoundedTree(tree);
    this.secrets = secrets;
    this.ansi = ansi;
  }

  /**
   * The lines to print; none where there is no such line.
   *
   * @param columns of what is meant, from 1, in code points
   */
  List<String> of(String file, int line, SortedSet<Integer> columns) {
    var source = files.computeIfAbsent(file, path -> tree.read(path).map(SecretLines::of));
    if (source.isEmpty() || line > source.get().lines().size()) {
      return List.of();
    }
    var lines = source.get().lines();
    if (lines.get(line - 1).isBlank()) {
      return List.of();
    }
    var excerpt = new ArrayList<String>();
    int width = String.valueOf(line).length();
    if (hides(source.get(), line)) {
      excerpt.add(row(width, String.valueOf(line), HIDDEN));
      return excerpt;
    }
    var window = Window.around(lines.get(line - 1), columns);
    if (line > 1 && !lines.get(line - 2).isBlank() && !hides(source.get(), line - 1)) {
      var before = window.sameOf(lines.get(line - 2));
      excerpt.add(row(width, String.valueOf(line - 1), before));
    }
    excerpt.add(row(width, String.valueOf(line), window.text()));
    excerpt.add(row(width, "", red(window.carets())));
    return excerpt;
  }

  private boolean hides(SecretLines source, int line) {
    var text = source.lines().get(line - 1);
    return source.hides(line) || !secrets.mask(text).equals(text);
  }

  private String red(String carets) {
    return ansi.enabled() ? "\u001b[31m" + carets + "\u001b[0m" : carets;
  }

  private String row(int width, String number, String text) {
    var margin = "    %s |".formatted(" ".repeat(width - number.length()) + number);
    var faint = ansi.enabled() ? "\u001b[2m" + margin + "\u001b[0m" : margin;
    return (faint + " " + text).stripTrailing();
  }
}
