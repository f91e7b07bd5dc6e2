package io.mindscape.slipway.bot.doctor;

/**
 * What is told of one thing, in a line.
 *
 * @param what the thing, such as {@code webhook secret}
 * @param words how it is; if it is wrong, where and what to do too
 */
record Told(Sign sign, String what, String words) {

  static Told ok(String what, String words) {
    return new Told(Sign.OK, what, words);
  }

  static Told note(String what, String words) {
    return new Told(Sign.NOTE, what, words);
  }

  static Told wrong(String what, String words) {
    return new Told(Sign.WRONG, what, words);
  }

  static Told notAsked(String what, String words) {
    return new Told(Sign.NOT_ASKED, what, words);
  }
}
