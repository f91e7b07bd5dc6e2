package io.mindscape.slipway.sandbox.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * A file to be read.
 *
 * @param origin how it was made: {@code grammar}, {@code mutant}, or the name of a bomb
 * @param content the bytes; not to be changed by anyone
 * @param secret a word that stands in the values of a Secret and may be told to nobody; empty where
 *     there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sample(String origin, byte[] content, String secret) {

  Sample(String origin, byte[] content) {
    this(origin, content, "");
  }

  static Sample of(String origin, String text) {
    return new Sample(origin, text.getBytes(StandardCharsets.UTF_8));
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
