package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was judged: the rendering without marks, and with the values as they are. */
final class Plain {

  private final Map<String, List<Doc>> docs;

  private Plain(Map<String, List<Doc>> docs) {
    this.docs = docs;
  }

  /** As the renderer gave it. */
  static Plain of(List<SourceFile> rendered) {
    var docs = new HashMap<String, List<Doc>>();
    rendered.forEach(file -> docs.put(file.path(), Doc.of(file.text())));
    return new Plain(docs);
  }

  /** What one template renders, of a chart that cannot be rendered as it is. */
  static Plain of(String template, List<Doc> docs) {
    return new Plain(Map.of(template, docs));
  }

  List<Doc> docs(String template) {
    return docs.getOrDefault(template, List.of());
  }

  /** The document that a line is part of; null for none. */
  @Nullable Doc doc(String template, int line) {
    return docs(template).stream().filter(doc -> doc.has(line)).findFirst().orElse(null);
  }
}
