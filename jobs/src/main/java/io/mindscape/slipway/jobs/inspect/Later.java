package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Supplier;

/**
 * The objects of a unit, without holding them: of a thousand units, most are made again when
 * somebody looks at them. What they are called is always at hand.
 */
final class Later extends AbstractList<Manifest> {

  private final List<ResourceRef> refs;
  private final Supplier<List<Manifest>> objects;

  /**
   * @param now the objects, which are not kept
   * @param objects makes the same ones again, or has them still
   */
  Later(List<Manifest> now, Supplier<List<Manifest>> objects) {
    this.refs = now.stream().map(Manifest::ref).toList();
    this.objects = objects;
  }

  /** What the objects are called, in their order. */
  List<ResourceRef> refs() {
    return refs;
  }

  @Override
  public int size() {
    return refs.size();
  }

  @Override
  public Manifest get(int index) {
    return objects.get().get(index);
  }

  @Override
  public Iterator<Manifest> iterator() {
    return objects.get().iterator();
  }

  @Override
  public Spliterator<Manifest> spliterator() {
    return objects.get().spliterator();
  }

  @Override
  public Object[] toArray() {
    return objects.get().toArray();
  }
}
