package io.mindscape.slipway.jobs.trace;

import java.util.List;

/**
 * A node of what was rendered.
 *
 * @param way from the root of its document
 * @param text of the scalar that stands there; empty for none
 */
record Sought(String template, Doc doc, List<Step> way, String text) {

  Sought {
    way = List.copyOf(way);
  }

  String key() {
    return Step.lastKey(way);
  }

  /** The node around it. */
  Sought around() {
    return new Sought(template, doc, way.subList(0, way.size() - 1), "");
  }
}
