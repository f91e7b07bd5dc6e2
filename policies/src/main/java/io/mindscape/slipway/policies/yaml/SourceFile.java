package io.mindscape.slipway.policies.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file of the repository as it is stored.
 *
 * @param path relative to the root, with forward slashes
 * @param content the bytes; not to be changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record SourceFile(String path, byte[] content) {

  /** The bytes read as UTF-8. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** The lines of its text, each with what ends it. */
  public List<String> lines() {
    var text = text();
    var lines = new ArrayList<String>();
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
    return lines;
  }

  /** Whether {@link #text} says all that the bytes say. */
  public boolean isUtf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  public boolean isYaml() {
    return path.endsWith(".yaml") || path.endsWith(".yml");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFile file
        && path.equals(file.path)
        && Arrays.equals(content, file.content);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return path + " (" + content.length + " bytes)";
  }
}
