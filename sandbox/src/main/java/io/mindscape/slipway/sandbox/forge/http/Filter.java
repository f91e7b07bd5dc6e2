package io.mindscape.slipway.sandbox.forge.http;

import java.util.List;

/** One concern of every call: looks at it on its way in, and at its answer on the way out. */
@FunctionalInterface
public interface Filter {

  Answer pass(Call call, Handler next);

  /** A handler behind {@code filters}, of which the first is met first. */
  static Handler chain(List<Filter> filters, Handler end) {
    var chain = end;
    for (var filter : filters.reversed()) {
      var next = chain;
      chain = call -> filter.pass(call, next);
    }
    return chain;
  }
}
