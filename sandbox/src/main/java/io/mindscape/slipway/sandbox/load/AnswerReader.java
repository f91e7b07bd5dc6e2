package io.mindscape.slipway.sandbox.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Puts the bytes of one answer together until it is whole. Answers to deliveries are short. */
final class AnswerReader {

  private static final int USUAL = 512;
  private static final String END = "\r\n\r\n";

  private byte[] bytes = new byte[USUAL];
  private int length;

  /** Adds what came. */
  void add(ByteBuffer more) {
    int count = more.remaining();
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
    more.get(bytes, length, count);
    length += count;
  }

  /** Whether anything of an answer came yet. */
  boolean isEmpty() {
    return length == 0;
  }

  /**
   * The status, once the whole answer is there, and begins anew; 0 before.
   *
   * @throws IllegalArgumentException if it is no answer
   */
  int status() {
    var text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    int head = text.indexOf(END);
    if (head < 0 || !isWhole(text, head)) {
      return 0;
    }
    length = 0;
    return Integer.parseInt(text, text.indexOf(' ') + 1, text.indexOf(' ') + 4, 10);
  }

  private static boolean isWhole(String text, int head) {
    var headers = text.substring(0, head).toLowerCase(Locale.ROOT);
    int at = headers.indexOf("\r\ncontent-length:");
    if (at >= 0) {
      int end = headers.indexOf("\r\n", at + 2);
      var value = headers.substring(at + 17, end < 0 ? headers.length() : end).strip();
      return text.length() - head - END.length() >= Integer.parseInt(value);
    }
    return !headers.contains("transfer-encoding: chunked") || text.endsWith("0\r\n\r\n");
  }
}
