package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.UpdateRules.Group;
import io.mindscape.slipway.policies.strategy.UpdateRules.Limits;
import io.mindscape.slipway.policies.strategy.UpdateRules.Selection;
import io.mindscape.slipway.policies.version.VersionRange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads {@code maintenance.updates}. */
final class UpdateRulesReader {

  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int MOST = 100;

  private UpdateRulesReader() {}

  /** What is wanted of updates; the usual where the block is not there. */
  static UpdateRules read(@Nullable Block maintenance) {
    var block = maintenance == null ? null : maintenance.block("updates");
    if (block == null) {
      return UpdateRules.usual();
    }
    block.only("minimum_age", "pull_requests", "majors", "ranges", "ignore", "groups");
    var usual = UpdateRules.usual().limits();
    return new UpdateRules(
        new Limits(
            or(block.read("minimum_age", UpdateRulesReader::age), usual.minimumAge()),
            or(block.read("pull_requests", UpdateRulesReader::most), usual.pullRequests()),
            or(block.read("majors", UpdateRulesReader::majors), usual.majors())),
        block.blocks("ranges").stream().map(one -> selection(one, true)).toList(),
        block.blocks("ignore").stream().map(one -> selection(one, false)).toList(),
        block.blocks("groups").stream().map(UpdateRulesReader::group).toList());
  }

  private static <T> T or(@Nullable T read, T usual) {
    return read == null ? usual : read;
  }

  private static Selection selection(Block block, boolean needsVersions) {
    block.only("what", "source", "versions");
    if (block.text("what").isBlank()) {
      block.problem(
          "what", "\"what\" is needed: the name of a dependency, such as redis or bitnami/*");
    }
    var versions = block.read("versions", VersionRange::parse);
    if (needsVersions && block.isNothing("versions")) {
      block.problem(
          "versions",
          "\"versions\" is needed: those that are taken, such as 1.x or \">= 1.2, < 2\"");
    }
    return new Selection(block.text("what").strip(), source(block), versions, block.place());
  }

  private static String source(Block block) {
    var source = block.text("source").strip();
    if (!source.isEmpty() && !UpdateRules.SOURCES.contains(source)) {
      block.problem(
          "source",
          "\"%s\" is no source of updates; there are %s"
              .formatted(source, String.join(", ", UpdateRules.SOURCES)));
    }
    return source;
  }

  private static Group group(Block block) {
    block.only("name", "what", "source");
    var name = block.text("name").strip();
    if (name.isEmpty()) {
      block.problem(
          "name", "\"name\" is needed: the branch of the pull request is called after it");
    }
    var what = block.all("what", text -> text);
    if (what.isEmpty()) {
      block.problem(
          "what", "\"what\" is needed: names of dependencies, such as [redis, \"bitnami/*\"]");
    }
    var source = source(block);
    return new Group(
        name,
        what.stream().map(one -> new Selection(one.strip(), source, null, block.place())).toList());
  }

  private static Duration age(String text) {
    var age = text.strip().equals("0") ? Duration.ZERO : Words.duration(text);
    if (age.isNegative() || age.compareTo(LONGEST) > 0) {
      throw new Refused("\"%s\" is not between 0 and 365d: write 3d or 12h".formatted(text));
    }
    return age;
  }

  private static Integer most(String text) {
    int most = Words.count(text);
    if (most == 0 || most > MOST) {
      throw new Refused("\"%s\" is not between 1 and %d".formatted(text, MOST));
    }
    return most;
  }

  private static Boolean majors(String text) {
    return switch (text.strip()) {
      case "never" -> false;
      case "apart" -> true;
      default ->
          throw new Refused(
              "\"%s\" is no way with major releases: write never, or apart for a pull request of its own for each"
                  .formatted(text));
    };
  }
}
