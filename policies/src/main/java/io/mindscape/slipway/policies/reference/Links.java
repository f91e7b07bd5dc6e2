package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the objects of one unit offer, and what they refer to: all that has to be known of a unit to
 * judge the references of its environment. It holds no values of ConfigMaps or Secrets.
 *
 * @param origin where the objects come from, for a sentence: a folder or a file
 * @param isComplete whether all objects of the unit are known
 */
public record Links(String origin, boolean isComplete, List<Offer> offers, List<Need> needs) {

  private static final long BYTES_EACH = 350;

  public Links {
    offers = List.copyOf(offers);
    needs = List.copyOf(needs);
  }

  /** Of a unit of which nothing is known. */
  public static Links unknown(String origin) {
    return new Links(origin, false, List.of(), List.of());
  }

  /**
   * Reads them.
   *
   * @param namespace of objects that name none
   */
  public static Links of(String origin, List<Manifest> objects, String namespace) {
    var offers = new ArrayList<Offer>();
    var needs = new ArrayList<Need>();
    for (var object : objects) {
      var referrer = new Referrer(object, namespace);
      offers.addAll(Offers.of(referrer));
      References.read(referrer);
      needs.addAll(referrer.needs());
    }
    return new Links(origin, true, offers, needs);
  }

  /** The same of a unit that has further objects, of which nothing is known. */
  public Links incomplete() {
    return new Links(origin, false, offers, needs);
  }

  /** How much memory it takes, roughly. */
  public long bytes() {
    return BYTES_EACH * (1L + offers.size() + needs.size());
  }

  /** Those of its offers and needs that fulfil a condition. */
  Links only(Predicate<Offer> offered, Predicate<Need> needed) {
    return new Links(
        origin,
        isComplete,
        offers.stream().filter(offered).toList(),
        needs.stream().filter(needed).toList());
  }

  /** Whether there is nothing to judge. */
  public boolean isEmpty() {
    return offers.isEmpty() && needs.isEmpty();
  }

  /** Whether it is the same to others, wherever it stands: some units before and after a change. */
  public static boolean offerTheSame(Collection<Links> some, Collection<Links> others) {
    return essence(some).equals(essence(others));
  }

  static Set<Object> essence(Collection<Links> units) {
    var essence = new HashSet<Object>();
    units.forEach(links -> links.offers().forEach(offer -> essence.add(offer.essence())));
    return essence;
  }
}
