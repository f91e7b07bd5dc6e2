package io.mindscape.slipway.sandbox.agreement;

/**
 * How a tree is put into text, without a change of what it says.
 *
 * @param flow in braces and brackets, as JSON does
 * @param indent spaces for each level, 2 or more
 * @param hanging whether the dashes of a list stand below its key, not further in
 * @param comments whether comments stand between the lines
 * @param markers whether {@code ---} stands before and {@code ...} after it
 * @param crlf whether lines end as on Windows
 * @param plainKeys whether keys that YAML 1.1 takes for something else stand without quotes
 */
record Writing(
    boolean flow,
    int indent,
    boolean hanging,
    boolean comments,
    boolean markers,
    boolean crlf,
    boolean plainKeys) {

  static final Writing USUAL = new Writing(false, 2, false, false, false, false, false);

  Writing inFlow() {
    return new Writing(true, indent, hanging, comments, markers, crlf, plainKeys);
  }

  Writing indented(int spaces, boolean hangingLists) {
    return new Writing(flow, spaces, hangingLists, comments, markers, crlf, plainKeys);
  }

  Writing withComments() {
    return new Writing(flow, indent, hanging, true, markers, crlf, plainKeys);
  }

  Writing withMarkers() {
    return new Writing(flow, indent, hanging, comments, true, crlf, plainKeys);
  }

  Writing withCrlf() {
    return new Writing(flow, indent, hanging, comments, markers, true, plainKeys);
  }

  Writing withPlainKeys() {
    return new Writing(flow, indent, hanging, comments, markers, crlf, true);
  }
}
