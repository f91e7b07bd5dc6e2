package io.mindscape.slipway.jobs.delivery;

import java.time.Instant;

/** A delivery in {@link MemoryInbox}, and what became of it. */
final class MemoryRow {
  final Delivery delivery;
  long place;
  State state = State.PENDING;
  int attempts;
  int failures;
  int losses;
  Instant begunAt;
  Instant finishedAt;
  String error;
  String supersededBy;

  MemoryRow(Delivery delivery, long place) {
    this.delivery = delivery;
    this.place = place;
  }

  boolean open() {
    return switch (state) {
      case PENDING, RUNNING, FAILED -> true;
      case DONE, DEAD, SUPERSEDED -> false;
    };
  }

  void finish(State end, String why, Instant at) {
    state = end;
    error = why;
    finishedAt = at;
  }

  Entry entry() {
    return new Entry(delivery, state, attempts, begunAt, finishedAt, error, supersededBy);
  }

  /** Whether {@code newer} makes it superfluous. */
  boolean isOlderThan(MemoryRow newer) {
    return begunAt == null && delivery.slot().equals(newer.delivery.slot()) && place < newer.place;
  }
}
