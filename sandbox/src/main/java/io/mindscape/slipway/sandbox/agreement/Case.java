package io.mindscape.slipway.sandbox.agreement;

import java.util.List;

/**
 * One file that both judge.
 *
 * @param kind of the seed
 * @param number within the kind
 * @param mutations in words
 * @param harmless whether it says the same as a valid object
 * @param file the text that we judge
 * @param bodies what a client sends for it, one by one; mostly the same text
 */
record Case(
    Kind kind,
    int number,
    List<String> mutations,
    boolean harmless,
    String file,
    List<Body> bodies) {

  Case {
    mutations = List.copyOf(mutations);
    bodies = List.copyOf(bodies);
  }

  String name() {
    return kind.id() + " #" + number;
  }

  /**
   * What a client sends for one object.
   *
   * @param namespace that the object names; empty for none
   */
  record Body(String apiVersion, String kind, String namespace, String yaml) {

    /** Another text, sent to the same place. */
    Body with(String text) {
      return new Body(apiVersion, kind, namespace, text);
    }

    /** As a client reads it from the object. */
    static Body of(Tree object, String yaml) {
      var plain = Resolution.of(object);
      return new Body(
          plain.text("apiVersion"), plain.text("kind"), plain.text("metadata", "namespace"), yaml);
    }
  }
}
