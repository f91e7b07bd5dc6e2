package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.policies.rule.ShippedRule;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What rules are about, in a sentence: the reason of a policy that ships, what stands here of a
 * rule of our own, else what the family is about.
 */
record RuleTexts(Map<String, String> policies) {

  private static final Map<String, String> FAMILIES =
      Map.of(
          "file", "A file has to be one that can be looked at.",
          "yaml", "The text has to be YAML that everyone reads in the same way.",
          "render", "Charts and overlays have to render to objects, the same ones everywhere.",
          "schema", "The kinds and fields have to be those that the version of Kubernetes has.",
          "semantic", "What the API server's own validation refuses cannot be rolled out.",
          "policy", "A policy of the repository or of those that ship forbids it.",
          "strategy", "slipway.yaml says what each environment has to be like.",
          "reference", "What an object names has to be there.",
          "terraform", "Infrastructure has to be what the strategy says, and safe to apply.",
          "workflow", "A workflow has to do what it says, and nothing for strangers.");

  private static final Map<String, String> OURS =
      """
      yaml/duplicate-key Of a key that stands twice, one value is lost without a word.
      yaml/tab YAML takes no tabs for indentation.
      yaml/syntax What is no YAML cannot be read, by a cluster neither.
      yaml/encoding Kubernetes reads UTF-8.
      yaml/anchor-bomb Aliases that multiply take down whoever reads them.
      yaml/too-large The API server takes no more than 3 MiB at once.
      schema/unknown-field A field that Kubernetes does not know is refused, or dropped without a word.
      schema/type A value of another type is refused.
      schema/removed-api A version that is gone from Kubernetes cannot be applied.
      schema/deprecated-api A version that goes from Kubernetes has to be left before that.
      schema/unknown-kind Nothing here knows what is right for a kind that it does not know.
      semantic/selector Pods whose labels the selector does not match are never found.
      semantic/required The API server refuses an object without it.
      semantic/invalid The API server refuses such a value.
      render/no-chart Without its chart nothing can be made of values.
      render/no-library A chart without the charts that it depends on does not render.
      strategy/renderer What a renderer does nothing with runs as it stands, or not at all.
      strategy/resource-requirements slipway.yaml says how much each component needs in each environment.
      strategy/autoscaling slipway.yaml says between which bounds each environment scales, or that it does not.
      strategy/monitoring slipway.yaml says which alerts there have to be.
      strategy/not-understood A strategy file that is not understood does not come into force.
      strategy/expired-exception An exception ends on its last day, so that somebody looks again.
      policy/not-evaluated What was not evaluated never counts as right.
      workflow/unreachable-step A step that no trigger can reach does nothing, whatever it says.
      workflow/unpinned-action Who can move a tag changes what runs, with the rights and secrets of the run.
      workflow/untrusted-checkout Code of a stranger that is checked out with the repository's rights can use them.
      workflow/script-injection What strangers write becomes a part of the script before a shell reads it.
      workflow/secrets-on-fork Pull requests from forks get no secrets, and what gets some must not run their code.
      workflow/permissions A token that may do less is worth less to whoever takes over a step.
      workflow/self-hosted A machine of one's own remembers what a pull request did on it.
      workflow/deprecated-command The runner obeys these commands no more, or not for long.
      workflow/syntax GitHub refuses a workflow whose form it does not know.
      workflow/expression An expression that is none, or is always true, does not decide what it should.
      workflow/unknown-reference What is not there is empty, without a word.
      workflow/needs A job that waits for what never ends never begins.
      workflow/matrix What is excluded and was never there is a mistake in one of the two.
      workflow/duplicate-id Of two with one name, only one can be meant.
      workflow/cron A time that is none never comes.
      """
          .lines()
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> words[1]));

  static RuleTexts shipped() {
    return new RuleTexts(
        ShippedRule.all().stream()
            .collect(Collectors.toMap(rule -> "policy/" + rule.name(), ShippedRule::reason)));
  }

  String of(String rule) {
    var policy = policies.get(rule);
    if (policy != null) {
      return policy;
    }
    var ours = OURS.get(rule);
    if (ours != null) {
      return ours;
    }
    var family = rule.substring(0, rule.indexOf('/'));
    return FAMILIES.getOrDefault(family, "A rule of Slipway.");
  }
}
