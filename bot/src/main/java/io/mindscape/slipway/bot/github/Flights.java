package io.mindscape.slipway.bot.github;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Lets those who ask for the same thing at the same time ask once. Only a request that has not been
 * sent yet is joined: an answer is never older than the question.
 */
final class Flights {

  private final Map<String, CompletableFuture<Line.Reply>> boarding = new HashMap<>();

  /**
   * The answer.
   *
   * @param ask waits for its turn, runs what it is given, and only then sends
   */
  @SuppressWarnings("ReferenceEquality") // whether it is our own is the question
  Line.Reply ask(String key, Function<Runnable, Line.Reply> ask) {
    var own = new CompletableFuture<Line.Reply>();
    var shared = board(key, own);
    if (shared != own) {
      return join(shared);
    }
    try {
      var reply = ask.apply(() -> depart(key, own));
      own.complete(reply);
      return reply;
    } catch (RuntimeException | Error failure) {
      depart(key, own);
      own.completeExceptionally(failure);
      throw failure;
    }
  }

  private synchronized CompletableFuture<Line.Reply> board(
      String key, CompletableFuture<Line.Reply> own) {
    return boarding.computeIfAbsent(key, same -> own);
  }

  private synchronized void depart(String key, CompletableFuture<Line.Reply> own) {
    boarding.remove(key, own);
  }

  private static Line.Reply join(CompletableFuture<Line.Reply> shared) {
    try {
      return shared.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
