package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.fix.Lines.Block;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How files change: as a unified diff, which {@code git apply} takes, and as single edits. */
public final class Patch {

  private static final int CONTEXT = 3;
  private static final String NO_END = "\\ No newline at end of file\n";

  private Patch() {}

  /**
   * An edit of a text, as editors take them; lines and columns count from 1, columns in code
   * points.
   *
   * @param endColumn behind the last character that goes
   * @param text what stands there instead
   */
  public record Edit(
      String file, int startLine, int startColumn, int endLine, int endColumn, String text) {}

  /** The unified diff of a file; empty where nothing differs. */
  public static String unified(SourceFile before, SourceFile after) {
    var old = before.lines();
    var now = after.lines();
    var hunks = hunks(Lines.differing(old, now));
    if (hunks.isEmpty()) {
      return "";
    }
    return "--- %s%n+++ %s%n"
            .formatted(name("a/" + before.path()), name("b/" + after.path()))
            .replace("\r", "")
        + hunks.stream().map(hunk -> hunk(hunk, old, now)).collect(Collectors.joining());
  }

  /** With a space in it, a name ends at a tab; with stranger characters, it stands in quotes. */
  private static String name(String path) {
    if (path.chars().anyMatch(each -> each == '"' || each == '\\' || each < ' ')) {
      var quoted = new StringBuilder("\"");
      for (int at = 0; at < path.length(); at++) {
        char here = path.charAt(at);
        quoted.append(
            here < ' '
                ? "\\%03o".formatted((int) here)
                : here == '"' || here == '\\' ? "\\" + here : here);
      }
      return quoted.append('"').toString();
    }
    return path.indexOf(' ') < 0 ? path : path + "\t";
  }

  /** Blocks that are near enough to share their surroundings. */
  private static List<List<Block>> hunks(List<Block> blocks) {
    var hunks = new ArrayList<List<Block>>();
    for (var block : blocks) {
      if (!hunks.isEmpty() && block.from() - hunks.getLast().getLast().to() <= 2 * CONTEXT) {
        hunks.getLast().add(block);
      } else {
        hunks.add(new ArrayList<>(List.of(block)));
      }
    }
    return hunks;
  }

  private static String hunk(List<Block> blocks, List<String> old, List<String> now) {
    var first = blocks.getFirst();
    var last = blocks.getLast();
    int before = Math.min(CONTEXT, first.from());
    int after = Math.min(CONTEXT, old.size() - last.to());
    var text = new StringBuilder();
    int at = first.from() - before;
    for (var block : blocks) {
      lines(text, " ", old, at, block.from());
      lines(text, "-", old, block.from(), block.to());
      lines(text, "+", now, block.newFrom(), block.newTo());
      at = block.to();
    }
    lines(text, " ", old, at, last.to() + after);
    return "@@ -%s +%s @@\n%s"
        .formatted(
            range(first.from() - before, last.to() + after),
            range(first.newFrom() - before, last.newTo() + after),
            text);
  }

  private static void lines(StringBuilder text, String sign, List<String> lines, int from, int to) {
    for (var line : lines.subList(from, to)) {
      text.append(sign).append(line);
      if (!line.endsWith("\n")) {
        text.append('\n').append(NO_END);
      }
    }
  }

  private static String range(int from, int to) {
    int count = to - from;
    return "%d,%d".formatted(count == 0 ? from : from + 1, count);
  }

  /** The edits that make {@code after} of {@code before}, none of which touches another. */
  public static List<Edit> edits(SourceFile before, SourceFile after) {
    var old = before.lines();
    var now = after.lines();
    return Lines.differing(old, now).stream()
        .map(block -> edit(before.path(), block, old, now))
        .toList();
  }

  private static Edit edit(String path, Block block, List<String> old, List<String> now) {
    var gone = String.join("", old.subList(block.from(), block.to()));
    var come = String.join("", now.subList(block.newFrom(), block.newTo()));
    int start = 0;
    int most = Math.min(gone.length(), come.length());
    while (start < most && gone.charAt(start) == come.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && gone.charAt(gone.length() - 1 - end) == come.charAt(come.length() - 1 - end)) {
      end++;
    }
    var head = gone.substring(0, start);
    var whole = gone.substring(0, gone.length() - end);
    return new Edit(
        path,
        line(block, head),
        column(head),
        line(block, whole),
        column(whole),
        come.substring(start, come.length() - end));
  }

  private static int line(Block block, String before) {
    return block.from() + 1 + (int) before.chars().filter(each -> each == '\n').count();
  }

  private static int column(String before) {
    int line = before.lastIndexOf('\n') + 1;
    return before.codePointCount(line, before.length()) + 1;
  }
}
