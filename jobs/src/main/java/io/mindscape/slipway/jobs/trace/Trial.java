package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of one more rendering: the documents of each template. */
final class Trial {

  private final Map<String, List<Doc>> docs = new HashMap<>();
  private final Map<String, Map<Doc, Doc>> twins = new HashMap<>();

  private Trial(List<SourceFile> rendered) {
    for (var file : rendered) {
      docs.put(file.path(), Doc.of(text(file)));
    }
  }

  static Trial of(List<SourceFile> rendered) {
    return new Trial(rendered);
  }

  /** What a template renders, whether it was made to give it as a JSON text or not. */
  private static String text(SourceFile file) {
    var text = file.text();
    if (!text.stripLeading().startsWith("---\ntext: \"")) {
      return text;
    }
    var documents = YamlReader.read(file).documents();
    return documents.size() == 1
            && documents.getFirst() instanceof Mapping root
            && root.entries().size() == 1
            && root.get("text") instanceof Scalar scalar
        ? scalar.text()
        : text;
  }

  List<Doc> docs(String template) {
    return docs.getOrDefault(template, List.of());
  }

  /**
   * The document here that is {@code doc} there; null for none. Helm sorts documents, and other
   * values may add some: alike is what has most lines in common.
   *
   * @param all the documents of the same template there
   */
  @Nullable Doc twin(String template, Doc doc, List<Doc> all) {
    return twins.computeIfAbsent(template, any -> pair(all, docs(template))).get(doc);
  }

  private static Map<Doc, Doc> pair(List<Doc> all, List<Doc> here) {
    Map<Doc, Doc> pairs = new HashMap<>();
    var left = new ArrayList<>(here);
    for (var doc : all) {
      @Nullable Doc best = null;
      int most = 0;
      for (var other : left) {
        int likeness = doc.likeness(other);
        if (likeness > most) {
          most = likeness;
          best = other;
        }
      }
      if (best != null) {
        pairs.put(doc, best);
        left.remove(best);
      }
    }
    return pairs;
  }
}
