package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.trace.Trace;
import io.mindscape.slipway.policies.finding.Finding;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Leads back to the source, and is made when there is something to lead back. */
final class LateTrace implements Trace {

  private final Supplier<Trace> make;
  private @Nullable Trace made;

  LateTrace(Supplier<Trace> make) {
    this.make = make;
  }

  @Override
  public synchronized Finding atSource(Finding finding) {
    var trace = made;
    if (trace == null) {
      trace = make.get();
      made = trace;
    }
    return trace.atSource(finding);
  }
}
