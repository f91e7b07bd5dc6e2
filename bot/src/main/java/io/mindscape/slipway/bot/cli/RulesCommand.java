package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.policies.rule.ShippedRule;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code slipway rules}: the policies that ship, and why each is there. */
@Command(
    name = "rules",
    description = "Lists the policies that ship: how grave, about what, and why.",
    mixinStandardHelpOptions = true)
public final class RulesCommand implements Runnable {

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
  private Format format = Format.TEXT;

  @Spec private @Nullable CommandSpec spec;

  private enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("only a command line runs this");
    }
    var out = spec.commandLine().getOut();
    var rules = ShippedRule.all();
    switch (format) {
      case TEXT -> rules.forEach(rule -> print(rule, out));
      case JSON -> out.println(json(rules));
    }
    out.flush();
  }

  private static void print(ShippedRule rule, PrintWriter out) {
    out.printf("%s  %s%n", rule.severity().id(), rule.name());
    out.printf("    %s%n", rule.reason());
    out.printf("    About %s.%n", String.join(", ", rule.resources()));
  }

  /** The names are a contract. */
  private static String json(List<ShippedRule> rules) {
    var mapper = JsonMapper.shared();
    var root = mapper.createObjectNode();
    var list = root.putArray("rules");
    for (var rule : rules) {
      var entry = list.addObject();
      entry.put("name", rule.name());
      entry.put("severity", rule.severity().id());
      var resources = entry.putArray("resources");
      rule.resources().forEach(resources::add);
      entry.put("reason", rule.reason());
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
