package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.workflow.Workflows;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Judges a YAML file as a file: how it is written, and what it is when it is no manifest. */
final class Hygiene {

  private static final Pattern WORKFLOW = Pattern.compile("\\.github/workflows/[^/]+");
  private static final Pattern PROBLEM = Pattern.compile("(.*):([0-9]+) (.*)");

  private final Files files;

  Hygiene(Files files) {
    this.files = files;
  }

  List<Finding> judge(String path) {
    var yaml = files.yaml(path);
    var findings = new ArrayList<>(yaml.findings());
    for (var document : yaml.documents()) {
      if (WORKFLOW.matcher(path).matches() || Workflows.isWorkflow(document)) {
        findings.addAll(Workflows.judge(document));
      }
    }
    if (path.equals(Strategy.FILE) && yaml.findings().isEmpty()) {
      findings.addAll(strategy(path));
    }
    return findings;
  }

  /** A strategy file that is not understood would be refused, and the old one stay in force. */
  private List<Finding> strategy(String path) {
    var source = files.source(path);
    if (source.isEmpty()) {
      return List.of();
    }
    try {
      StrategyReader.read(source.get());
      return List.of();
    } catch (Refused refused) {
      return refused.getMessage().lines().map(line -> problem(path, line)).toList();
    }
  }

  private static Finding problem(String path, String line) {
    var form = PROBLEM.matcher(line);
    return form.matches()
        ? finding(
            "strategy/not-understood",
            Severity.ERROR,
            form.group(3),
            new Place(path, Integer.parseInt(form.group(2)), 1))
        : finding("strategy/not-understood", Severity.ERROR, line, Place.startOf(path));
  }

  private static Finding finding(String rule, Severity severity, String message, Place place) {
    return new Finding(rule, severity, message, place, null, null, null);
  }
}
