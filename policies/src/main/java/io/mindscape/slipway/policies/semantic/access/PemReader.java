package io.mindscape.slipway.policies.semantic.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds PEM blocks as the API server's reader does: what is around them, and what looks like a
 * block and is none, is passed over.
 */
final class PemReader {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "\n-----END ";
  private static final String DASHES = "-----";

  private final String text;
  private int at;

  private PemReader(String text) {
    this.text = text;
  }

  /**
   * A block.
   *
   * @param type what stands behind BEGIN
   * @param annotated whether headers stand before the content
   * @param der the content, as Latin-1: each character a byte
   */
  record Block(String type, boolean annotated, String der) {

    byte[] bytes() {
      return der.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  static List<Block> blocks(byte[] content) {
    var reader = new PemReader(new String(content, StandardCharsets.ISO_8859_1));
    List<Block> blocks = new ArrayList<>();
    for (var block = reader.next(); block != null; block = reader.next()) {
      blocks.add(block);
    }
    return blocks;
  }

  private @Nullable Block next() {
    int from = at;
    while (true) {
      int end = text.indexOf(END, from);
      if (end < 0) {
        return null;
      }
      var block = block(from, end);
      if (block != null) {
        at = afterLine(end + END.length() - 1);
        return block;
      }
      from = end + END.length();
    }
  }

  /** The block that ends at {@code end}, or null where none does. */
  private @Nullable Block block(int from, int end) {
    int begin = text.lastIndexOf(BEGIN, end - BEGIN.length());
    if (begin < from || (begin > from && text.charAt(begin - 1) != '\n')) {
      return null;
    }
    var first = line(begin + BEGIN.length());
    if (!first.endsWith(DASHES)) {
      return null;
    }
    var type = first.substring(0, first.length() - DASHES.length());
    int content = afterLine(begin + BEGIN.length());
    int headers = content;
    while (headers < text.length() && line(headers).contains(":")) {
      headers = afterLine(headers);
    }
    if (headers > end + 1 || !closes(type, end + END.length())) {
      return null;
    }
    var der = decoded(text.substring(Math.min(headers, end), end));
    return der == null ? null : new Block(type, headers > content, der);
  }

  private boolean closes(String type, int trailer) {
    var last = type + DASHES;
    return text.startsWith(last, trailer) && line(trailer + last.length()).isEmpty();
  }

  private static @Nullable String decoded(String base64) {
    var dense = base64.replaceAll("[ \\t\\r\\n]+", "");
    if (dense.length() % 4 != 0) {
      return null;
    }
    try {
      return new String(Base64.getDecoder().decode(dense), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** The rest of a line, without the space at its end. */
  private String line(int start) {
    int end = text.indexOf('\n', start);
    var line = text.substring(start, end < 0 ? text.length() : end);
    if (end >= 0 && line.endsWith("\r")) {
      line = line.substring(0, line.length() - 1);
    }
    int length = line.length();
    while (length > 0 && (line.charAt(length - 1) == ' ' || line.charAt(length - 1) == '\t')) {
      length--;
    }
    return line.substring(0, length);
  }

  private int afterLine(int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end + 1;
  }
}
