package io.mindscape.slipway.sandbox.forge.state;

import java.util.Optional;

/**
 * What makes an issue a pull request.
 *
 * @param head the branch that wants in; of the same repository
 * @param base the branch it wants into
 * @param headSha the newest commit of the head, or the last one it had
 * @param baseSha where the base stood when this was last looked at while open
 */
public record Pull(
    int number, String head, String base, String headSha, String baseSha, Optional<Merged> merged) {

  /**
   * How it got in.
   *
   * @param commit what is on the base since
   */
  public record Merged(String commit, String by) {}

  /** Where the forge keeps its head. */
  public String ref() {
    return "refs/pull/" + number + "/head";
  }

  public Pull at(String newHead, String newBase) {
    return new Pull(number, head, base, newHead, newBase, merged);
  }

  public Pull into(String newBase, String newBaseSha) {
    return new Pull(number, head, newBase, headSha, newBaseSha, merged);
  }

  public Pull merged(String commit, String by) {
    return new Pull(number, head, base, headSha, baseSha, Optional.of(new Merged(commit, by)));
  }
}
