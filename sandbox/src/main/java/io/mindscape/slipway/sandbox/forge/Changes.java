package io.mindscape.slipway.sandbox.forge;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Filter;
import io.mindscape.slipway.sandbox.forge.http.Handler;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what changed something. Asking for a token or steering the sandbox changes nothing. */
final class Changes implements Filter {

  private final AtomicLong count = new AtomicLong();

  long count() {
    return count.get();
  }

  void another() {
    count.incrementAndGet();
  }

  @Override
  public Answer pass(Call call, Handler next) {
    var answer = next.answer(call);
    if (!call.request().reads() && answer.status() < 300 && !isAside(call.request().path())) {
      another();
    }
    return answer;
  }

  private static boolean isAside(String path) {
    return path.endsWith("/access_tokens") || path.startsWith("/sandbox/");
  }
}
