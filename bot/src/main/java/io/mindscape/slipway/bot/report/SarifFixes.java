package io.mindscape.slipway.bot.report;

import io.mindscape.slipway.jobs.fix.Fixes.Proposal;
import io.mindscape.slipway.jobs.fix.Patch.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fixes as SARIF tells them: by file, what goes and what stands there instead. Regions count as the
 * rest of the log does, and end behind their last character.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html#_Toc34317881">fix
 *     objects</a>
 */
final class SarifFixes {

  private SarifFixes() {}

  /** How a file is named in the log. */
  @FunctionalInterface
  interface Naming {
    void name(ObjectNode artifactLocation, String file);
  }

  /** Adds one fix to those of a result. */
  static void add(ArrayNode fixes, Proposal proposal, Naming naming) {
    var fix = fixes.addObject();
    fix.putObject("description").put("text", Harmless.line(proposal.title()));
    var changes = fix.putArray("artifactChanges");
    byFile(proposal.edits())
        .forEach(
            (file, edits) -> {
              var change = changes.addObject();
              naming.name(change.putObject("artifactLocation"), file);
              var replacements = change.putArray("replacements");
              edits.forEach(edit -> replacement(replacements.addObject(), edit));
            });
  }

  private static Map<String, List<Edit>> byFile(List<Edit> edits) {
    Map<String, List<Edit>> byFile = new LinkedHashMap<>();
    edits.forEach(edit -> byFile.computeIfAbsent(edit.file(), any -> new ArrayList<>()).add(edit));
    return byFile;
  }

  private static void replacement(ObjectNode node, Edit edit) {
    node.putObject("deletedRegion")
        .put("startLine", edit.startLine())
        .put("startColumn", edit.startColumn())
        .put("endLine", edit.endLine())
        .put("endColumn", edit.endColumn());
    if (!edit.text().isEmpty()) {
      node.putObject("insertedContent").put("text", edit.text());
    }
  }
}
