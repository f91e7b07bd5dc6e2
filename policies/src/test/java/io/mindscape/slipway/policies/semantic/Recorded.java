package io.mindscape.slipway.policies.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import java.util.List;
import java.util.Set;

/**
 * What the rules say of an object that a real API server accepted, and of the same with one change
 * that it refused.
 */
public final class Recorded {

  private Recorded() {}

  /** Each finding as {@code field rule line:column}. */
  public static List<String> findings(String object) {
    return Semantics.refusals(Given.object(object), Set.of()).stream()
        .map(
            finding ->
                "%s %s %d:%d"
                    .formatted(
                        finding.field(),
                        finding.rule().substring("semantic/".length()),
                        finding.place().line(),
                        finding.place().column()))
        .toList();
  }

  /**
   * The findings of a changed object.
   *
   * @param instead the first text like this goes; {@code \n} stands for the end of a line
   * @param write and this comes in its place
   */
  public static List<String> changed(String object, String instead, String write) {
    var before = lines(instead);
    int at = object.indexOf(before);
    assertThat(at).as("\"%s\" stands in the object", instead).isNotNegative();
    return findings(
        object.substring(0, at) + lines(write) + object.substring(at + before.length()));
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n");
  }
}
