package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.policies.finding.Finding;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The findings for programs; its shape is a contract. */
final class JsonReport {

  // ASCII alone, so that it is right whatever the terminal's encoding.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonReport() {}

  static String of(Inspection inspection) {
    var root = JsonNodeFactory.instance.objectNode();
    var summary = inspection.summary();
    root.putObject("summary")
        .put("files", summary.files())
        .put("resources", summary.resources())
        .put("errors", summary.errors())
        .put("warnings", summary.warnings())
        .put("skipped", summary.skipped());
    var findings = root.putArray("findings");
    inspection.findings().forEach(finding -> fill(findings.addObject(), finding));
    return Harmless.json(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }

  private static void fill(ObjectNode node, Finding finding) {
    node.put("rule", finding.rule())
        .put("severity", finding.severity().id())
        .put("message", finding.message())
        .put("file", finding.place().file())
        .put("line", finding.place().line())
        .put("column", finding.place().column());
    var resource = finding.resource();
    if (resource == null) {
      node.putNull("resource");
    } else {
      node.putObject("resource")
          .put("apiVersion", resource.apiVersion())
          .put("kind", resource.kind())
          .put("namespace", resource.namespace())
          .put("name", resource.name());
    }
    node.put("environment", finding.environment());
    var rendered = finding.rendered();
    if (rendered != null) {
      node.putObject("rendered")
          .put("template", rendered.template())
          .put("line", rendered.line())
          .put("text", rendered.text());
    }
    node.putNull("fix");
  }
}
