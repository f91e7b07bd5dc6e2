package io.mindscape.slipway.sandbox.chaos;

/** When the bot dies that seals its audit log. */
enum SealMoment {
  /** While it starts. */
  STARTING,
  /** While it writes the file. */
  EXPORTING,
  /** The file has its name, and the database does not know it. */
  NAMED,
  /** The database knows the file, and has all of its lines still. */
  NOTED,
  /** Some of its lines are removed. */
  REMOVING;

  /** One after another. */
  static SealMoment inTurn(int number) {
    return values()[number % values().length];
  }
}
