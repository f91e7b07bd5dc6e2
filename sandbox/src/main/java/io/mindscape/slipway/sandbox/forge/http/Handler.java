package io.mindscape.slipway.sandbox.forge.http;

/** Answers a call. */
@FunctionalInterface
public interface Handler {

  /**
   * @throws Problem where it cannot be answered as asked
   */
  Answer answer(Call call);
}
