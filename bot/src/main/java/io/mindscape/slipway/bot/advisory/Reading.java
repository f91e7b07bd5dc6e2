package io.mindscape.slipway.bot.advisory;

/** Takes advisories one after another. */
interface Reading {

  /** A file that should be one. */
  void take(byte[] json);

  /** How many were read so far. */
  int read();

  /** Until when it goes on, on the clock of whoever reads. */
  long end();
}
