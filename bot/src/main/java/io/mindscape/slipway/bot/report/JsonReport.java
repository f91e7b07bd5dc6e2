package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.jobs.fix.Fixes.Proposal;
import io.mindscape.slipway.policies.finding.Finding;
import org.jspecify.annotations.Nullable;
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

  static String of(Told told) {
    var inspection = told.inspection();
    var root = JsonNodeFactory.instance.objectNode();
    var summary = inspection.summary();
    root.putObject("summary")
        .put("files", summary.files())
        .put("resources", summary.resources())
        .put("errors", summary.errors())
        .put("warnings", summary.warnings())
        .put("skipped", summary.skipped());
    var findings = root.putArray("findings");
    inspection
        .findings()
        .forEach(finding -> fill(findings.addObject(), finding, told.fixes().get(finding)));
    return Harmless.json(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }

  private static void fill(ObjectNode node, Finding finding, @Nullable Proposal fix) {
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
    if (fix == null) {
      node.putNull("fix");
    } else {
      fill(node.putObject("fix"), fix);
    }
  }

  private static void fill(ObjectNode node, Proposal fix) {
    node.put("title", fix.title());
    var edits = node.putArray("edits");
    for (var edit : fix.edits()) {
      edits
          .addObject()
          .put("file", edit.file())
          .put("startLine", edit.startLine())
          .put("startColumn", edit.startColumn())
          .put("endLine", edit.endLine())
          .put("endColumn", edit.endColumn())
          .put("text", edit.text());
    }
  }
}
