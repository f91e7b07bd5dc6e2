package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who types something wrong is told so in one sentence, and not given a page to search. */
final class UsageErrorsTest {

  private record Case(String typed, String sentence, String command) {}

  private static final List<Case> CASES =
      List.of(
          typed(
              "",
              "Say what to do: check, render, diff, fix, serve, audit, deliveries, window, rules,"
                  + " doctor.",
              ""),
          typed("chek", "There is no command \"chek\"; did you mean check?", ""),
          typed("rendr --env staging", "There is no command \"rendr\"; did you mean render?", ""),
          typed("banana", "There is no command \"banana\".", ""),
          typed("--verbos", "slipway has no option --verbos.", ""),
          typed("--versio", "slipway has no option --versio; did you mean --version?", ""),
          typed("check --forma json", noOption("check", "--forma", "--format"), "check"),
          typed("check --strict", noOption("check", "--strict", "--strict-kinds"), "check"),
          typed("check --polices=a", noOption("check", "--polices", "--policies"), "check"),
          typed("check --cache", "slipway check has no option --cache.", "check"),
          typed("check --format xml", noWord("xml", "text, json, sarif, junit, github."), "check"),
          typed(
              "check --format jsn",
              noWord("jsn", "text, json, sarif, junit, github; did you mean json?"),
              "check"),
          typed("check --format", "--format needs a value: --format FORMAT.", "check"),
          typed(
              "check --fail-on warn",
              "--fail-on: \"warn\" is not one of error, warning, never; did you mean warning?",
              "check"),
          typed("check --env a --env b", "--env stands there twice: give it once.", "check"),
          typed(
              "check --cluster a --kubernetes-version 1.36",
              "--kubernetes-version and --cluster do not go together: give one of them.",
              "check"),
          typed("check a b", "\"b\" is one word too many: take it away.", "check"),
          typed("check a b c", "\"b\" and \"c\" are too many: take them away.", "check"),
          typed("render", "--env NAME is missing.", "render"),
          typed("diff", "BASE is missing.", "diff"),
          typed("diff a --format html", noWord("html", "text, json, markdown."), "diff"),
          typed("fix --dry", noOption("fix", "--dry", "--dry-run"), "fix"),
          typed("fix --dryrun", noOption("fix", "--dryrun", "--dry-run"), "fix"),
          typed("rules --format xml", noWord("xml", "text, json."), "rules"),
          typed("window --format TEX", noWord("TEX", "text, json; did you mean text?"), "window"),
          typed("window --att now", noOption("window", "--att", "--at"), "window"),
          typed("serve --port abc", "--port: \"abc\" is not a whole number.", "serve"),
          typed("serve --prt 1", noOption("serve", "--prt", "--port"), "serve"),
          typed("serve now", "\"now\" is one word too many: take it away.", "serve"),
          typed(
              "deliveries", "Say what to do with deliveries: list, show or replay.", "deliveries"),
          typed("deliveries lst", "There is no command \"lst\"; did you mean list?", "deliveries"),
          typed("deliveries list --format xml", noWord("xml", "text, json."), "deliveries list"),
          typed(
              "deliveries list --limit ten",
              "--limit: \"ten\" is not a whole number.",
              "deliveries list"),
          typed("deliveries show", "GUID is missing.", "deliveries show"),
          typed("audit", "Say what to do with it: slipway audit verify.", "audit"),
          typed("audit verfy", "There is no command \"verfy\"; did you mean verify?", "audit"),
          typed(
              "audit verify --hed 0", noOption("audit verify", "--hed", "--head"), "audit verify"));

  @Test
  void eachIsOneSentenceAndOneLineThatSaysWhereAllIsShown() {
    assertThat(CASES).hasSize(37);
    assertThat(CASES)
        .allSatisfy(
            one -> {
              var words = one.typed().isEmpty() ? new String[0] : one.typed().split(" ", -1);
              var run = CommandLineRun.of(words);
              assertThat(run.exit()).as(one.typed()).isEqualTo(2);
              assertThat(run.out()).as(one.typed()).isEmpty();
              assertThat(run.err())
                  .as(one.typed())
                  .isEqualTo(
                      "slipway: %s%nslipway: slipway%s --help shows all.%n"
                          .formatted(one.sentence(), one.command()));
            });
  }

  @Test
  void whatATerminalWouldObeyIsNotRepeated() {
    assertThat(CommandLineRun.of("check", "--\u001b[31mred").err()).doesNotContain("\u001b");
  }

  private static Case typed(String typed, String sentence, String command) {
    return new Case(typed, sentence, command.isEmpty() ? "" : " " + command);
  }

  private static String noOption(String command, String typed, String meant) {
    return "slipway %s has no option %s; did you mean %s?".formatted(command, typed, meant);
  }

  private static String noWord(String typed, String rest) {
    return "--format: \"%s\" is not one of %s".formatted(typed, rest);
  }
}
