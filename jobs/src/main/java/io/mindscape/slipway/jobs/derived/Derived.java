package io.mindscape.slipway.jobs.derived;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Values by what they were derived from, in memory, up to a bound; what was not asked for the
 * longest goes first. Safe to use from many threads. Two that ask at once for what is not there
 * both derive it, and get the same.
 *
 * @param <K> holds the ids of everything that the value depends on
 * @param <V> not to be changed by anyone
 */
public final class Derived<K, V> {

  private final long most;
  private final ToLongFunction<V> size;
  private final LinkedHashMap<K, Sized<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  /**
   * @param most how many bytes all values may have together
   * @param size what a value has, in bytes, roughly
   */
  public Derived(long most, ToLongFunction<V> size) {
    this.most = most;
    this.size = size;
  }

  private record Sized<V>(V value, long bytes) {}

  /** The value of that key, which is derived if it is not kept. */
  public V of(K key, Supplier<V> derive) {
    return find(key).orElseGet(() -> keep(key, derive.get()));
  }

  /** The value of that key, if it is kept. */
  public Optional<V> find(K key) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(key)).map(Sized::value);
    }
  }

  /** Keeps a value, unless it is larger than all may be together; gives the one that counts. */
  public V keep(K key, V value) {
    long bytes = size.applyAsLong(value);
    synchronized (kept) {
      var there = kept.get(key);
      if (there != null) {
        return there.value();
      }
      if (bytes <= most) {
        kept.put(key, new Sized<>(value, bytes));
        held += bytes;
        makeRoom();
      }
    }
    return value;
  }

  private void makeRoom() {
    var oldest = kept.entrySet().iterator();
    while (held > most) {
      held -= oldest.next().getValue().bytes();
      oldest.remove();
    }
  }

  /** How many bytes are held, roughly. */
  public long held() {
    synchronized (kept) {
      return held;
    }
  }
}
