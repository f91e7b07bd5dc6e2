package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.policies.rule.ShippedRule;
import io.mindscape.slipway.policies.strategy.Exemption;
import io.mindscape.slipway.policies.strategy.Rules;
import io.mindscape.slipway.policies.strategy.Rules.Params;
import io.mindscape.slipway.policies.strategy.Rules.Rule;
import io.mindscape.slipway.policies.strategy.Rules.Tuning;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The policies that ship, and below each what the repository makes of it; then what it makes of
 * other rules.
 */
record RulesList(List<ShippedRule> shipped, Rules rules, LocalDate day) {

  String text() {
    var text = new StringBuilder();
    for (var rule : shipped) {
      text.append("%s  %s%n".formatted(rule.severity().id(), rule.name()))
          .append("    %s%n".formatted(rule.reason()))
          .append("    About %s.%n".formatted(String.join(", ", rule.resources())));
      here(rules.byId().get(id(rule)), text);
    }
    for (var rule : others()) {
      text.append(rule.id()).append(System.lineSeparator());
      here(rule, text);
    }
    return text.toString();
  }

  private static String id(ShippedRule rule) {
    return "policy/" + rule.name();
  }

  private List<Rule> others() {
    Set<String> ours = shipped.stream().map(RulesList::id).collect(Collectors.toSet());
    return rules.byId().values().stream().filter(rule -> !ours.contains(rule.id())).toList();
  }

  private void here(@org.jspecify.annotations.Nullable Rule rule, StringBuilder text) {
    if (rule == null) {
      return;
    }
    if (rule.tuning() != null) {
      text.append("    %s%n".formatted(tuned(rule.tuning())));
    }
    if (rule.params() != null) {
      text.append("    %s%n".formatted(given(rule.params())));
    }
    for (var exemption : rule.exemptions()) {
      text.append("    %s%n".formatted(excepted(exemption)));
    }
  }

  private String tuned(Tuning tuning) {
    var level = level(tuning);
    if (!tuning.holdsOn(day)) {
      return "Here, %s until %s, which is over: %s (%s)"
          .formatted(level, tuning.until(), tuning.reason(), tuning.place());
    }
    var until = tuning.until() == null ? "" : " until " + tuning.until();
    return "Here, %s%s: %s (%s)".formatted(level, until, tuning.reason(), tuning.place());
  }

  private static String given(Params params) {
    var values = new StringJoiner(", ");
    if (params.object().at("data") instanceof Mapping data) {
      data.entries()
          .forEach(
              entry -> values.add(entry.key() + "=" + params.object().text("data", entry.key())));
    }
    return "Here, with %s: %s (%s)"
        .formatted(values, params.reason(), params.object().root().place());
  }

  private static String level(Tuning tuning) {
    return tuning.severity() == null ? "off" : tuning.severity().id();
  }

  private String excepted(Exemption exemption) {
    return "Not for %s until %s%s: %s (%s)"
        .formatted(
            exemption.what(),
            exemption.until(),
            exemption.holdsOn(day) ? "" : ", which is over",
            exemption.reason(),
            exemption.place());
  }

  /** The names are a contract. */
  String json() {
    var mapper = JsonMapper.shared();
    var root = mapper.createObjectNode();
    var list = root.putArray("rules");
    for (var rule : shipped) {
      var entry = list.addObject();
      entry.put("name", rule.name());
      entry.put("severity", rule.severity().id());
      var resources = entry.putArray("resources");
      rule.resources().forEach(resources::add);
      entry.put("reason", rule.reason());
      var here = rules.byId().get(id(rule));
      if (here != null) {
        here(here, entry.putObject("here"));
      }
    }
    var others = root.putArray("others");
    for (var rule : others()) {
      here(rule, others.addObject().put("rule", rule.id()).putObject("here"));
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private void here(Rule rule, ObjectNode node) {
    var tuning = rule.tuning();
    if (tuning != null) {
      node.put("severity", level(tuning))
          .put("until", tuning.until() == null ? null : tuning.until().toString())
          .put("holds", tuning.holdsOn(day))
          .put("reason", tuning.reason())
          .put("line", tuning.place().line());
    }
    if (rule.params() != null && rule.params().object().at("data") instanceof Mapping data) {
      var params = node.putObject("params");
      var given = rule.params().object();
      data.entries().forEach(entry -> params.put(entry.key(), given.text("data", entry.key())));
      node.put("reason", rule.params().reason());
    }
    var except = node.putArray("except");
    for (var exemption : rule.exemptions()) {
      var one = except.addObject();
      var objects = one.putArray("objects");
      exemption.objects().forEach(object -> objects.add(object.toString()));
      var files = one.putArray("files");
      exemption.files().forEach(files::add);
      var environments = one.putArray("environments");
      exemption.environments().forEach(environments::add);
      one.put("until", exemption.until().toString())
          .put("holds", exemption.holdsOn(day))
          .put("reason", exemption.reason())
          .put("line", exemption.place().line());
    }
  }
}
