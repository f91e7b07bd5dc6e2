package io.mindscape.slipway.sandbox.forge.http;

/** Writes every problem down as GitHub does; anything else that goes wrong is a fault of ours. */
public final class Errors implements Filter {

  @Override
  public Answer pass(Call call, Handler next) {
    try {
      return next.answer(call);
    } catch (Problem problem) {
      return problem.answer();
    }
  }
}
