package io.mindscape.slipway.jobs.maintenance.dependencies.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.Projects.Tag;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.maintenance.dependencies.action.ActionVersions.Judged;
import io.mindscape.slipway.jobs.maintenance.dependencies.action.ActionVersions.Step;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an action is moved to. In a case, {@code ‹v4›} is the commit of that tag, {@code ‹?›}
 * another commit, and {@code v4=v4.1.0} a tag that stands for the commit of another.
 */
final class ActionVersionsTest {

  private static final Pattern COMMIT = Pattern.compile("‹([^›]+)›");

  /**
   * A case.
   *
   * @param line of a step
   * @param tags of the project
   * @param said each step, or why it is left
   * @param written the line after the last step; empty where there is none
   */
  record Case(String line, String tags, String said, String written) {}

  static List<Case> cases() {
    return List.of(
        // Tags.
        moved("uses: a/b@v4.1.0", "v4.1.0 v4.1.1", "PATCH v4.1.1", "uses: a/b@v4.1.1"),
        moved(
            "uses: a/b@v4.1.0", "v4.2.0 v4.1.3", "PATCH v4.1.3, MINOR v4.2.0", "uses: a/b@v4.2.0"),
        moved("uses: a/b@v4.1.0", "v5.0.0", "MAJOR v5.0.0", "uses: a/b@v5.0.0"),
        moved("uses: a/b@4.1.0", "v4.2.0 4.2.1", "MINOR 4.2.1", "uses: a/b@4.2.1"),
        moved("uses: a/b@v4.9.0", "v4.10.0 v4.8.0", "MINOR v4.10.0", "uses: a/b@v4.10.0"),
        moved("uses: a/b@v4.1", "v4.2 v4.1.9", "MINOR v4.2", "uses: a/b@v4.2"),
        moved("uses: a/b@v4", "v4 v4.2.0 v5 v6", "MAJOR v5, MAJOR v6", "uses: a/b@v6"),
        moved("uses: a/b@v9", "v9 v10", "MAJOR v10", "uses: a/b@v10"),
        moved("uses: a/b/sub@v1.0.0", "v1.0.1", "PATCH v1.0.1", "uses: a/b/sub@v1.0.1"),
        moved(
            "uses: a/b/.github/workflows/x.yml@v1.0.0",
            "v1.1.0",
            "MINOR v1.1.0",
            "uses: a/b/.github/workflows/x.yml@v1.1.0"),
        moved(
            "uses: a/b/setup@setup-v1.2.0",
            "setup-v1.3.0 v9.0.0 lint-v2.0.0",
            "MINOR setup-v1.3.0",
            "uses: a/b/setup@setup-v1.3.0"),
        moved("uses: a/b/x@x/v1", "x/v2 y/v3 v4", "MAJOR x/v2", "uses: a/b/x@x/v2"),
        moved("uses: \"a/b@v1.0.0\"", "v1.0.1", "PATCH v1.0.1", "uses: \"a/b@v1.0.1\""),
        moved(
            "uses: 'a/b@v1.0.0'  # pinned",
            "v1.0.1",
            "PATCH v1.0.1",
            "uses: 'a/b@v1.0.1'  # pinned"),
        moved("uses:   a/b@v1.0.0   ", "v1.0.1", "PATCH v1.0.1", "uses:   a/b@v1.0.1   "),
        moved(
            "uses: a/b@v1.0.0 # v1.0.0 is fine",
            "v1.0.1",
            "PATCH v1.0.1",
            "uses: a/b@v1.0.1 # v1.0.0 is fine"),
        moved(
            "{uses: a/b@v1.0.0, with: {x: y}}",
            "v1.0.1",
            "PATCH v1.0.1",
            "{uses: a/b@v1.0.1, with: {x: y}}"),
        moved(
            "{name: \"grün 🚀\", uses: a/b@v1.0.0}",
            "v1.0.1",
            "PATCH v1.0.1",
            "{name: \"grün 🚀\", uses: a/b@v1.0.1}"),
        moved("uses: a/b@2026.04.1", "2026.05.0", "MINOR 2026.05.0", "uses: a/b@2026.05.0"),
        known("uses: a/b@v4.1.0", "v4.1.0 v4.0.9 v3.9.9"),
        known("uses: a/b@v4", "v4 v3 v4.9.9"),
        known("uses: a/b@v4.1.0", "v4.2.0-rc.1 v5.0.0-beta v5.0.0-alpha1 nightly-v6"),
        known("uses: a/b@v4.1.0", "v4 v5 v4.2"),
        known("uses: a/b@v4", "v5.0.0"),
        known("uses: a/b@v1.2.3", ""),
        left("uses: a/b@main", "v1.0.0", "is at main, which is no tag of it"),
        left("uses: a/b@releases/stable", "v1.0.0", "is at releases/stable, which is no tag of it"),
        left("uses: a/b@stable", "stable v1.0.0", "is at the tag stable, which is no version"),
        left("uses: a/b@v1.0.0-rc.1", "v1.0.0", "is at v1.0.0-rc.1, which is no tag of it"),
        left(
            "uses: a/b@1234abc",
            "v1.0.0",
            "names a commit by a part of its id: write the whole id, and its version behind it, as"
                + " in # v1.2.3"),
        // Commits.
        moved(
            "uses: a/b@‹v4.1.0› # v4.1.0",
            "v4.1.0 v4.1.1",
            "PATCH v4.1.1",
            "uses: a/b@‹v4.1.1› # v4.1.1"),
        moved(
            "uses: a/b@‹v4.1.0› # 4.1.0",
            "v4.1.0 v4.2.0",
            "MINOR v4.2.0",
            "uses: a/b@‹v4.2.0› # 4.2.0"),
        moved(
            "uses: a/b@‹v4.1.0› # tag=v4.1.0",
            "v4.1.0 v5.0.0",
            "MAJOR v5.0.0",
            "uses: a/b@‹v5.0.0› # tag=v5.0.0"),
        moved(
            "uses: a/b@‹v4.1.0› #v4.1.0",
            "v4.1.0 v4.1.1",
            "PATCH v4.1.1",
            "uses: a/b@‹v4.1.1› #v4.1.1"),
        moved(
            "uses: a/b@‹v4.1.0› # pin@v4.1.0",
            "v4.1.0 v4.1.1",
            "PATCH v4.1.1",
            "uses: a/b@‹v4.1.1› # pin@v4.1.1"),
        moved(
            "uses: a/b@‹v4.1.0› # ratchet:a/b@v4.1.0",
            "v4.1.0 v4.1.1",
            "PATCH v4.1.1",
            "uses: a/b@‹v4.1.1› # ratchet:a/b@v4.1.1"),
        moved(
            "uses: a/b@‹v4.1.0›   # v4.1.0 — do not touch",
            "v4.1.0 v4.1.1",
            "PATCH v4.1.1",
            "uses: a/b@‹v4.1.1›   # v4.1.1 — do not touch"),
        moved(
            "uses: \"a/b@‹v4.1.0›\" # v4.1.0",
            "v4.1.0 v4.1.1",
            "PATCH v4.1.1",
            "uses: \"a/b@‹v4.1.1›\" # v4.1.1"),
        moved(
            "{uses: a/b@‹v4.1.0›} # v4.1.0",
            "v4.1.0 v4.1.1",
            "PATCH v4.1.1",
            "{uses: a/b@‹v4.1.1›} # v4.1.1"),
        moved(
            "uses: a/b/x@‹x-v1.0.0› # x-v1.0.0",
            "x-v1.0.0 x-v1.1.0 v3.0.0",
            "MINOR x-v1.1.0",
            "uses: a/b/x@‹x-v1.1.0› # x-v1.1.0"),
        moved(
            "uses: a/b@‹v4.1.0› # v4",
            "v4=v4.2.0 v4.1.0 v4.2.0",
            "DIGEST v4",
            "uses: a/b@‹v4.2.0› # v4"),
        moved(
            "uses: a/b@‹v4.1.0› # v4",
            "v4=v4.2.0 v4.1.0 v4.2.0 v5",
            "DIGEST v4, MAJOR v5",
            "uses: a/b@‹v5› # v5"),
        moved(
            "uses: a/b@‹v4.1.0› # v4.1",
            "v4.1=v4.1.3 v4.1.0 v4.1.3",
            "DIGEST v4.1",
            "uses: a/b@‹v4.1.3› # v4.1"),
        known("uses: a/b@‹v4.2.0› # v4", "v4=v4.2.0 v4.2.0"),
        known("uses: a/b@‹v4.1.0› # v4.1.0", "v4.1.0 v4.0.0"),
        left(
            "uses: a/b@‹v4.1.0›",
            "v4.1.0 v4.2.0",
            "is pinned to a commit without its version: write # v4.1.0 behind it, which it is"),
        left(
            "uses: a/b@‹v4.1.0› # the good one",
            "v4=v4.1.0 v4.1.0",
            "is pinned to a commit without its version: write # v4.1.0 behind it, which it is"),
        left("uses: a/b@‹?›", "v4.1.0", "is pinned to a commit that is no version of it"),
        left(
            "uses: a/b@‹?› # v4.1.0",
            "v4.1.0 v4.2.0",
            "is pinned to the commit "
                + commit("?").abbreviated()
                + ", and the comment behind it says v4.1.0, which is another: find out which of"
                + " them is right"),
        left(
            "uses: a/b@‹v4.1.0› # v4.0.0",
            "v4.0.0 v4.1.0",
            "is pinned to the commit "
                + commit("v4.1.0").abbreviated()
                + ", and the comment behind it says v4.0.0, which is another: find out which of"
                + " them is right"),
        left(
            "uses: a/b@‹v4.1.0› # v3.0.0",
            "v4.1.0",
            "is pinned to a commit, and the comment behind it says v3.0.0, which is no version of"
                + " it"),
        left("uses: \"a/b\\x40v1.0.0\"", "v1.0.1", "is not written in one line: write it so"));
  }

  private static Case moved(String line, String tags, String said, String written) {
    return new Case(line, tags, said, written);
  }

  private static Case known(String line, String tags) {
    return new Case(line, tags, "", "");
  }

  private static Case left(String line, String tags, String why) {
    return new Case(line, tags, why, "");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void movesOrSaysWhyNot(Case it) {
    var file = workflow(it.line());
    var used = ActionPlace.in(file).getFirst();

    var judged = new ActionVersions(tags(it.tags())).judge(used.pin());

    assertThat(said(judged)).isEqualTo(it.said());
    var steps = judged instanceof Judged.Known(var current, var all) ? all : List.<Step>of();
    assertThat(steps.isEmpty()).isEqualTo(it.written().isEmpty());
    if (!steps.isEmpty()) {
      var last = steps.getLast();
      assertThat(
              new String(used.at().write(file, last.ref(), last.comment()), StandardCharsets.UTF_8))
          .isEqualTo(workflow(it.written()).text());
    }
  }

  @Test
  void thereAreEnoughCases() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
  }

  private static String said(Judged judged) {
    return switch (judged) {
      case Judged.Left(var why) -> why;
      case Judged.Known(var current, var steps) ->
          steps.stream()
              .map(step -> step.size() + " " + step.tag().name())
              .collect(Collectors.joining(", "));
    };
  }

  static SourceFile workflow(String line) {
    var text =
        """
        on: push
        jobs:
          build:
            runs-on: x
            steps:
              - run: |
                  uses: a/b@v0.0.1
              - LINE
              - run: make # uses: a/b@v0.0.1
        """
            .replace("LINE", filled(line));
    return new SourceFile(".github/workflows/ci.yml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String filled(String text) {
    return COMMIT
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(commit(found.group(1)).hex()));
  }

  static List<Tag> tags(String tags) {
    return Stream.of(tags.split(" ", -1))
        .filter(tag -> !tag.isEmpty())
        .map(tag -> tag.split("=", 2))
        .map(tag -> new Tag(tag[0], commit(tag[tag.length - 1])))
        .toList();
  }

  static CommitId commit(String tag) {
    var hex =
        String.format(Locale.ROOT, "%08x", Arrays.hashCode(tag.getBytes(StandardCharsets.UTF_8)));
    return new CommitId(hex.repeat(5));
  }
}
