package io.mindscape.slipway.bot.github;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** A GitHub that says no as soon as it is asked for more than it likes. */
final class StrictGitHub extends Dispatcher {

  private final Semaphore places;
  private final int mostAMinute;
  private final AtomicInteger thisMinute = new AtomicInteger();
  private final AtomicInteger saidNo = new AtomicInteger();

  StrictGitHub(int concurrent, int mostAMinute) {
    this.places = new Semaphore(concurrent);
    this.mostAMinute = mostAMinute;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    boolean place = places.tryAcquire();
    if (!place || thisMinute.incrementAndGet() > mostAMinute) {
      saidNo.incrementAndGet();
      return new MockResponse.Builder().code(403).addHeader("Retry-After", "60").build();
    }
    try {
      return new MockResponse.Builder().code(201).body("{}").build();
    } finally {
      places.release();
    }
  }

  void minutePassed() {
    thisMinute.set(0);
  }

  int saidNo() {
    return saidNo.get();
  }
}
