package io.mindscape.slipway.policies.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A schema in a file: gzip over lines of words. The first line has the Kubernetes version; then
 * come the kinds, and then the types, whose numbers are their order:
 *
 * <pre>
 * kubernetes 1.37
 * K apps/v1 Deployment deployments n 12
 * T io.k8s.api.apps.v1.Deployment apiVersion s kind s metadata @3 spec @13 status @20
 * </pre>
 *
 * <p>A type's line is taken apart when somebody asks for the type.
 */
final class Packed {

  private static final String NAMESPACED = "n";

  private Packed() {}

  /** Reads a schema. */
  static Schemas read(InputStream packed) throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
      var version = words(lines.readLine())[1];
      Map<String, Kind> kinds = new HashMap<>();
      List<String> types = new ArrayList<>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("T ")) {
          types.add(line);
        } else {
          var kind = kind(words(line));
          kinds.put(kind.apiVersion() + "/" + kind.kind(), kind);
        }
      }
      return new Schemas(version, kinds, new Types(types));
    }
  }

  /** Writes a schema; the same schema gives the same bytes. */
  static void write(String version, List<Kind> kinds, List<Type> types, OutputStream into)
      throws IOException {
    var best =
        new GZIPOutputStream(into) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        };
    try (var out = new OutputStreamWriter(best, StandardCharsets.UTF_8)) {
      out.write("kubernetes " + version + "\n");
      for (var kind : kinds) {
        out.write(
            "K %s %s %s %s %d\n"
                .formatted(
                    kind.apiVersion(),
                    kind.kind(),
                    kind.plural(),
                    kind.namespaced() ? NAMESPACED : "c",
                    kind.type()));
      }
      for (var type : types) {
        out.write("T " + type.name());
        for (var field : new TreeMap<>(type.fields()).entrySet()) {
          out.write(" " + field.getKey() + " " + field.getValue().code());
        }
        out.write("\n");
      }
    }
  }

  private static Kind kind(String[] words) {
    return new Kind(
        words[1], words[2], words[3], words[4].equals(NAMESPACED), Integer.parseInt(words[5]));
  }

  /** The type that a line describes. */
  static Type type(String line) {
    var words = words(line);
    Map<String, FieldType> fields = new HashMap<>();
    for (int at = 2; at < words.length; at += 2) {
      fields.put(words[at], FieldType.parse(words[at + 1]));
    }
    return new Type(words[1], fields);
  }

  private static String[] words(String line) {
    return line.split(" ");
  }
}
