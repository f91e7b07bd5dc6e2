package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.bot.observe.Version;
import io.mindscape.slipway.jobs.fix.Fixes.Proposal;
import io.mindscape.slipway.policies.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * SARIF 2.1.0. Files are told from the root of the repository, so that code scanning finds them;
 * columns count code points. Of the lines of a file, only what a fix writes anew is part of it, and
 * no fix that would show a secret.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
final class SarifReport {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final String ROOT = "%SRCROOT%";
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** A colon could be taken for the end of a scheme, so it is none of these. */
  private static final String UNESCAPED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/@!$&'()*+,;=";

  private final Told told;
  private final List<Cause> causes;
  private final List<String> rules;
  private final Map<String, Integer> fingerprints = new HashMap<>();
  private final Map<Cause.Said, Set<Proposal>> fixes = new HashMap<>();

  private SarifReport(Told told) {
    this.told = told;
    this.causes = Cause.of(told.inspection().findings());
    var ids = new TreeSet<String>();
    causes.forEach(cause -> ids.add(cause.rule()));
    this.rules = new ArrayList<>(ids);
    for (var finding : told.inspection().findings()) {
      var fix = told.fixes().get(finding);
      if (fix != null) {
        fixes.computeIfAbsent(Cause.Said.of(finding), any -> new LinkedHashSet<>()).add(fix);
      }
    }
  }

  static String of(Told told) {
    var report = new SarifReport(told).log();
    return Harmless.json(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
  }

  private ObjectNode log() {
    var log = JsonNodeFactory.instance.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
    var run = log.putArray("runs").addObject();
    var driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Slipway").put("semanticVersion", Version.NUMBER);
    var about = driver.putArray("rules");
    var texts = RuleTexts.shipped();
    rules.forEach(rule -> rule(about.addObject(), rule, texts.of(rule)));
    run.putObject("originalUriBaseIds")
        .putObject(ROOT)
        .putObject("description")
        .put("text", "The root of the repository.");
    run.put("columnKind", "unicodeCodePoints");
    run.putArray("invocations").addObject().put("executionSuccessful", true);
    var results = run.putArray("results");
    causes.forEach(cause -> result(results.addObject(), cause));
    return log;
  }

  private void rule(ObjectNode node, String rule, String text) {
    node.put("id", rule);
    node.putObject("shortDescription").put("text", text);
    node.putObject("fullDescription").put("text", text);
    node.putObject("help")
        .put("text", text + " More: docs/rules.md of Slipway.")
        .put("markdown", text + " More: `docs/rules.md` of Slipway.");
    var gravest =
        causes.stream()
            .filter(cause -> cause.rule().equals(rule))
            .map(Cause::severity)
            .min(Severity::compareTo)
            .orElse(Severity.INFO);
    node.putObject("defaultConfiguration").put("level", level(gravest));
    node.putObject("properties").putArray("tags").add(rule.substring(0, rule.indexOf('/')));
  }

  private void result(ObjectNode node, Cause cause) {
    node.put("ruleId", cause.rule())
        .put("ruleIndex", rules.indexOf(cause.rule()))
        .put("level", level(cause.severity()));
    node.putObject("message").put("text", cause.message());
    var location = node.putArray("locations").addObject();
    var physical = location.putObject("physicalLocation");
    artifact(physical.putObject("artifactLocation"), cause.place().file());
    physical
        .putObject("region")
        .put("startLine", cause.place().line())
        .put("startColumn", cause.place().column());
    var resource = cause.resource();
    if (resource != null) {
      location
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", Harmless.line(resource.toString()))
          .put("kind", "object");
    }
    var rendered = cause.rendered();
    if (rendered != null) {
      var related = node.putArray("relatedLocations").addObject();
      artifact(
          related.putObject("physicalLocation").putObject("artifactLocation"), rendered.template());
      related.putObject("message").put("text", Harmless.line(rendered.toString()));
    }
    node.putObject("partialFingerprints").put("slipway/v1", fingerprint(cause));
    if (!cause.environments().isEmpty()) {
      var environments = node.putObject("properties").putArray("environments");
      cause.environments().forEach(environments::add);
    }
    var mended = fixes.getOrDefault(cause.said(), Set.of());
    if (!mended.isEmpty()) {
      var array = node.putArray("fixes");
      mended.forEach(fix -> SarifFixes.add(array, fix, this::artifact));
    }
  }

  private void artifact(ObjectNode location, String file) {
    location.put("uri", uri(told.fromRoot(file))).put("uriBaseId", ROOT);
  }

  /** The same wherever the line moves to; the second of two that are the same is another one. */
  private String fingerprint(Cause cause) {
    var print = Fingerprint.of(told.fromRoot(cause.place().file()), cause);
    int number = fingerprints.merge(print, 1, Integer::sum);
    return print + ":" + number;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  /** A path as a relative reference, whatever characters it has. */
  private static String uri(String path) {
    var uri = new StringBuilder();
    for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
      if (one > ' ' && UNESCAPED.indexOf(one) >= 0) {
        uri.append((char) one);
      } else {
        uri.append("%%%02X".formatted(one));
      }
    }
    return uri.toString();
  }
}
