package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.fix.Mended;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What {@code slipway fix} says that it did, and what it leaves to a person. */
final class FixText {

  private FixText() {}

  static String of(Mended mended, boolean dryRun) {
    var done =
        mended.done().stream()
            .map(
                one ->
                    "%s  %s  %s"
                        .formatted(one.finding().place(), one.finding().rule(), one.fix().title()))
            .distinct()
            .map(FixText::line)
            .toList();
    var left =
        mended.left().stream()
            .filter(finding -> finding.severity() != Severity.INFO)
            .map(FixText::left)
            .distinct()
            .map(FixText::line)
            .toList();
    return String.join("", done)
        + sum(mended, done.size(), dryRun)
        + takes(left.size())
        + String.join("", left);
  }

  /**
   * The images that could not be pinned.
   *
   * @param unknown why, by image
   * @param online whether registries were asked
   */
  static String unpinned(SortedMap<String, String> unknown, boolean online) {
    if (unknown.isEmpty()) {
      return "";
    }
    var images = count(unknown.size(), "image", "images");
    if (!online) {
      return line(
          "%s can only be pinned once the registry is asked: run it again with --online."
              .formatted(images));
    }
    return line("%s could not be pinned:".formatted(images))
        + unknown.entrySet().stream()
            .map(one -> line("  %s  %s".formatted(one.getKey(), one.getValue())))
            .collect(Collectors.joining());
  }

  private static String sum(Mended mended, int fixes, boolean dryRun) {
    if (fixes == 0) {
      return line("Nothing here can be fixed mechanically.");
    }
    return line(
        "%s %s in %s."
            .formatted(
                dryRun ? "Would make" : "Made",
                count(fixes, "fix", "fixes"),
                count(mended.files().size(), "file", "files")));
  }

  private static String takes(int left) {
    return left == 0
        ? ""
        : line("%s a person:".formatted(left == 1 ? "1 finding takes" : left + " findings take"));
  }

  private static String left(Finding finding) {
    return "  %s  %s  %s  %s"
        .formatted(finding.place(), finding.severity().id(), finding.rule(), finding.message());
  }

  private static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** What a file says must not steer a terminal. */
  private static String line(String text) {
    return text.codePoints()
            .mapToObj(
                each ->
                    Character.isISOControl(each) || Character.getType(each) == Character.FORMAT
                        ? "?"
                        : Character.toString(each))
            .collect(Collectors.joining())
        + System.lineSeparator();
  }
}
