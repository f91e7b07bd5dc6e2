package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the objects of one unit offer, and what they refer to: all that has to be known of a unit to
 * judge the references of its environment. It holds no values of ConfigMaps or Secrets.
 *
 * @param origin where the objects come from, for a sentence: a folder or a file
 */
public record Extract(String origin, List<Offer> offers, List<Need> needs) {

  public Extract {
    offers = List.copyOf(offers);
    needs = List.copyOf(needs);
  }

  /** Of a unit without objects. */
  public static Extract nothing(String origin) {
    return new Extract(origin, List.of(), List.of());
  }

  /**
   * Reads it.
   *
   * @param namespace of objects that name none
   */
  public static Extract of(String origin, List<Manifest> objects, String namespace) {
    var offers = new ArrayList<Offer>();
    var needs = new ArrayList<Need>();
    for (var object : objects) {
      var referrer = new Referrer(object, namespace);
      offers.addAll(Offers.of(referrer));
      References.read(referrer);
      needs.addAll(referrer.needs());
    }
    return new Extract(origin, offers, needs);
  }

  /** Whether whatever referred to what another extract offers may do so with this one. */
  public boolean offersAll(Extract earlier) {
    return essence().containsAll(earlier.essence());
  }

  private Set<Object> essence() {
    var essence = new HashSet<Object>();
    offers.forEach(offer -> essence.add(offer.essence()));
    return essence;
  }
}
