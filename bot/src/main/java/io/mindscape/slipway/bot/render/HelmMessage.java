package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Failed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart what Helm says when it cannot render. */
final class HelmMessage {

  private static final int LONGEST = 1000;

  /** {@code at (chart/templates/x.yaml:3:6): why}, by the engine and by {@code fail}. */
  private static final Pattern AT =
      Pattern.compile("(?s)(?:execution|parse) error at \\([^/)]+/(.+?):(\\d+)(?::\\d+)?\\): (.*)");

  /** {@code template: chart/templates/x.yaml:3:6: why}; of several, the last is the cause. */
  private static final Pattern TEMPLATE =
      Pattern.compile("(?s).*template: [^/\\s:]+/([^:]+):(\\d+)(?::\\d+)?: (.*)");

  /** Names no line of the template: its line is one of what was rendered. */
  private static final Pattern NO_YAML =
      Pattern.compile(
          "(?s)YAML parse error on [^/]+/([^:]+): (?:error converting YAML to JSON: )?(.*)");

  private HelmMessage() {}

  static Failed parse(String message) {
    var said = message.replaceFirst("(?s)\\s*Use --debug flag.*$", "").strip();
    var at = AT.matcher(said);
    if (at.matches()) {
      return failed(at);
    }
    var template = TEMPLATE.matcher(said);
    if (template.matches()) {
      return failed(template);
    }
    var yaml = NO_YAML.matcher(said);
    if (yaml.matches()) {
      return new Failed("What it renders is no YAML: " + cut(yaml.group(2)), yaml.group(1), 1);
    }
    return new Failed("Helm cannot render it: " + cut(said), "", 1);
  }

  private static Failed failed(Matcher form) {
    var why = form.group(3).replaceFirst("^executing \"[^\"]*\" at ", "at ");
    if (why.contains("error calling lookup")) {
      why = "lookup asks a cluster, and rendering has none; give the value in a values file.";
    }
    return new Failed(
        "Helm cannot render it: " + cut(why), form.group(1), Integer.parseInt(form.group(2)));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
