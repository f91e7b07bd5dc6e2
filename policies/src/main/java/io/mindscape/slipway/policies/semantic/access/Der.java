package io.mindscape.slipway.policies.semantic.access;

import java.util.Arrays;

/** Reads DER, one value after the other. */
final class Der {

  static final int INTEGER = 0x02;
  static final int BITS = 0x03;
  static final int OID = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** {@code [0]}, constructed. */
  static final int ATTRIBUTES = 0xa0;

  private static final int LONG_FORM = 0x80;
  private static final int MAX_LENGTH_BYTES = 3;

  private final byte[] bytes;
  private int at;

  Der(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What was read is not DER, or not what was asked for. */
  static final class Malformed extends Exception {

    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  boolean isEmpty() {
    return at == bytes.length;
  }

  /** The content of the next value, which has that tag. */
  byte[] content(int tag) throws Malformed {
    int start = at;
    int length = header(tag);
    int from = at;
    if (length > bytes.length - from) {
      at = start;
      throw new Malformed("a value is cut off");
    }
    at = from + length;
    return Arrays.copyOfRange(bytes, from, at);
  }

  /** The next value as it stands there, with its tag and length. */
  byte[] whole(int tag) throws Malformed {
    int start = at;
    content(tag);
    return Arrays.copyOfRange(bytes, start, at);
  }

  /** The next value, whatever it is. */
  byte[] any() throws Malformed {
    if (isEmpty()) {
      throw new Malformed("a value is missing");
    }
    return content(bytes[at] & 0xff);
  }

  private int header(int tag) throws Malformed {
    if (bytes.length - at < 2 || (bytes[at] & 0xff) != tag) {
      throw new Malformed("another value was expected");
    }
    int first = bytes[at + 1] & 0xff;
    at += 2;
    if (first < LONG_FORM) {
      return first;
    }
    int count = first - LONG_FORM;
    if (count == 0 || count > MAX_LENGTH_BYTES || count > bytes.length - at) {
      throw new Malformed("a length is wrong");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | (bytes[at++] & 0xff);
    }
    if (length < LONG_FORM || length >>> (8 * (count - 1)) == 0) {
      throw new Malformed("a length is not the shortest");
    }
    return length;
  }
}
