package io.mindscape.slipway.jobs.command;

/**
 * What a command came to.
 *
 * @param done whether what was asked for was done
 * @param text Markdown, follows the name of the one who asked
 */
record Reply(boolean done, String text) {

  static Reply done(String text) {
    return new Reply(true, text);
  }

  static Reply not(String text) {
    return new Reply(false, text);
  }
}
