package io.mindscape.slipway.policies.edit;

/**
 * A piece of a text and what stands there instead.
 *
 * @param start offset of the piece in UTF-16 units
 * @param end behind it
 */
record Span(int start, int end, String text) {

  static Span insertion(int at, String text) {
    return new Span(at, at, text);
  }

  String in(String whole) {
    return whole.substring(0, start) + text + whole.substring(end);
  }
}
