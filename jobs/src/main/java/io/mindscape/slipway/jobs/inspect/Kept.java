package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.derived.Derived;
import io.mindscape.slipway.jobs.derived.Key;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Rendered;
import io.mindscape.slipway.jobs.render.KeptRenderings;
import io.mindscape.slipway.jobs.render.KustomizeRenderer.Build;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What inspections leave for those that come after them, each thing by the ids of all that it was
 * derived from. Bounded; the bounds go with a heap of 240 MB. Safe to use from many threads.
 */
public final class Kept {

  private static final long RENDERED_BYTES = 16L << 20;
  private static final long BUILT_BYTES = 12L << 20;
  private static final long EXTRACT_BYTES = 40L << 20;
  private static final long LAYOUT_BYTES = 24L << 20;
  private static final long WORD_BYTES = 12L << 20;

  private final KeptRenderings beyond;
  private final Derived<Key, Rendered> renderings = new Derived<>(RENDERED_BYTES, Kept::size);
  private final Derived<Key, Build.Built> builds = new Derived<>(BUILT_BYTES, Kept::size);
  private final Derived<Key, Extracted> extracts = new Derived<>(EXTRACT_BYTES, Extracted::bytes);
  private final Derived<Layout.Origin, Layout> layouts = new Derived<>(LAYOUT_BYTES, Layout::bytes);
  private final Derived<String, Words> words = new Derived<>(WORD_BYTES, Words::bytes);
  private final Derived<String, Key> shapes = new Derived<>(WORD_BYTES, any -> 300);

  /**
   * @param beyond what outlives this
   */
  public Kept(KeptRenderings beyond) {
    this.beyond = beyond;
  }

  /** In memory alone. */
  public static Kept inMemory() {
    return new Kept(KeptRenderings.NOTHING);
  }

  /** What was made of a unit's objects. */
  private record Extracted(Object value, long bytes) {}

  Optional<Rendered> rendering(Key key) {
    var here = renderings.find(key);
    return here.isPresent()
        ? here
        : beyond.find(key).map(rendering -> renderings.keep(key, rendering));
  }

  void keep(Key key, Rendered rendering) {
    renderings.keep(key, rendering);
    beyond.keep(key, rendering);
  }

  /** What Kustomize built, in memory alone. */
  Derived<Key, Build.Built> builds() {
    return builds;
  }

  /**
   * What was made of a unit's objects, if it is kept.
   *
   * @param key tells the type of the value too
   */
  <V> Optional<V> extract(Key key, Extract<V> what) {
    return extracts.find(key).map(extracted -> what.type().cast(extracted.value()));
  }

  /** What is kept, or is derived and kept now. */
  <V> V extract(Key key, Extract<V> what, Supplier<V> derive) {
    return extract(key, what)
        .orElseGet(
            () -> {
              var value = derive.get();
              keep(key, what, value);
              return value;
            });
  }

  <V> void keep(Key key, Extract<V> what, V value) {
    extracts.keep(key, new Extracted(value, what.bytes().applyAsLong(value)));
  }

  Layout layout(Layout.Origin key, Supplier<Layout> derive) {
    return layouts.of(key, derive);
  }

  /** The words of a file or folder by its id. */
  Derived<String, Words> words() {
    return words;
  }

  /** The shape of a folder by its id. */
  Derived<String, Key> shapes() {
    return shapes;
  }

  private static long size(Build.Built built) {
    return built.objects().stream()
        .mapToLong(made -> 300L + made.file().length() + made.yaml().length())
        .sum();
  }

  private static long size(Rendered rendering) {
    return rendering.files().stream()
        .mapToLong(file -> 200L + file.path().length() + file.content().length)
        .sum();
  }
}
