package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was judged: the rendering without marks, and with the values as they are. */
final class Plain {

  private final Map<String, List<Doc>> docs = new HashMap<>();

  Plain(List<SourceFile> rendered) {
    rendered.forEach(file -> docs.put(file.path(), Doc.of(file.text())));
  }

  List<Doc> docs(String template) {
    return docs.getOrDefault(template, List.of());
  }

  /** The document that a line is part of; null for none. */
  @Nullable Doc doc(String template, int line) {
    return docs(template).stream().filter(doc -> doc.has(line)).findFirst().orElse(null);
  }
}
