package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Set;

/** {@code flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration}. */
final class PriorityLevels {

  private static final String ROUND_TRIP =
      "flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares";
  private static final int MAX_QUEUES = 10_000_000;
  private static final int DEFAULT_QUEUES = 64;
  private static final int DEFAULT_HAND = 8;
  private static final int PERCENT = 100;

  /** As many bits of a hash are there to deal hands of queues by. */
  private static final int HASH_BITS = 60;

  private PriorityLevels() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var roundTrip = object.get("metadata", "annotations").entry(ROUND_TRIP);
    if (roundTrip.isSet()) {
      roundTrip.forbidden("it is for another version of the kind.");
    }
    var spec = object.get("spec");
    var type = spec.get("type");
    boolean exempt = type.text().equals("Exempt");
    if (object.get("metadata", "name").text().equals("exempt") != exempt) {
      type.invalid("the one that is called exempt is Exempt, and no other.");
    }
    switch (type.text()) {
      case "" -> type.required("write Limited.");
      case "Exempt" -> exempt(spec);
      case "Limited" -> limited(spec);
      default -> type.unsupported(Set.of("Exempt", "Limited"));
    }
  }

  private static void exempt(Field spec) {
    if (spec.get("limited").isSet()) {
      spec.get("limited").forbidden("the type is Exempt.");
    }
    shares(spec.get("exempt"));
  }

  private static void limited(Field spec) {
    var limited = spec.get("limited");
    if (spec.get("exempt").isSet()) {
      spec.get("exempt").forbidden("the type is Limited.");
    }
    if (!limited.isSet()) {
      limited.required("the type is Limited.");
      return;
    }
    shares(limited);
    var borrowing = limited.get("borrowingLimitPercent");
    borrowing.check(Formats.notNegative(borrowing.number()));
    response(limited.get("limitResponse"));
  }

  private static void shares(Field limits) {
    var shares = limits.get("nominalConcurrencyShares");
    shares.check(Formats.notNegative(shares.number()));
    var lendable = limits.get("lendablePercent");
    lendable.check(Formats.range(lendable.number(), 0, PERCENT));
  }

  private static void response(Field response) {
    var type = response.get("type");
    var queuing = response.get("queuing");
    switch (type.text()) {
      case "" -> type.required("write Queue or Reject.");
      case "Reject" -> {
        if (queuing.isSet()) {
          queuing.forbidden("the type is Reject.");
        }
      }
      case "Queue" -> {
        if (queuing.isSet()) {
          queuing(queuing);
        } else {
          queuing.required("the type is Queue.");
        }
      }
      default -> type.unsupported(Set.of("Queue", "Reject"));
    }
  }

  private static void queuing(Field queuing) {
    long queues = orDefault(queuing.get("queues"), DEFAULT_QUEUES);
    long hand = orDefault(queuing.get("handSize"), DEFAULT_HAND);
    if (queuing.get("queueLengthLimit").number() < 0) {
      queuing.get("queueLengthLimit").invalid("it has to be positive.");
    }
    queuing.get("queues").check(Formats.range(queues, 1, MAX_QUEUES));
    var size = queuing.get("handSize");
    if (hand <= 0) {
      size.invalid("it has to be positive.");
    } else if (hand > queues) {
      size.invalid("there are only %d queues.".formatted(queues));
    } else if (Math.ceil(Math.log((double) queues) / Math.log(2) * hand) > HASH_BITS) {
      size.invalid("with so many queues a hand has to be smaller.");
    }
  }

  /** Zero is the default too. */
  private static long orDefault(Field field, long otherwise) {
    return field.number() == 0 ? otherwise : field.number();
  }
}
