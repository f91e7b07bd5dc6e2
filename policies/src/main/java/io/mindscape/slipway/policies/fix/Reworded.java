package io.mindscape.slipway.policies.fix;

/** Kinds in whose new version a field or two are called, or mean, something else. */
final class Reworded {

  private Reworded() {}

  /** An empty selector came to mean the opposite. */
  static void budget(Moving moving) {
    boolean selectsAll =
        moving.isEmptyMapping("spec.selector")
            || (moving.isEmptyMapping("spec.selector.matchLabels")
                && !moving.has("spec.selector.matchExpressions"));
    if (selectsAll) {
      moving.byHand(
          "its empty selector selects no pods in policy/v1beta1, and all of the namespace in"
              + " policy/v1: write down which are meant");
    }
  }

  static void definition(Moving moving) {
    moving.byHand(
        "each of its versions needs a structural schema of its own, its own printer columns and"
            + " subresources, and spec.preserveUnknownFields has to be false or gone");
  }

  /** Since {@code v1}, none is no longer taken for nothing said. */
  static void priorityLevel(Moving moving) {
    var limited = "spec.limited.";
    if (moving.has(limited + "assuredConcurrencyShares")) {
      moving.rename(limited + "assuredConcurrencyShares", "nominalConcurrencyShares");
    }
    boolean isZero =
        moving.text(limited + "assuredConcurrencyShares").equals("0")
            || moving.text(limited + "nominalConcurrencyShares").equals("0");
    if (isZero) {
      moving.byHand(
          "0 shares were taken for 30 before, and are none in flowcontrol.apiserver.k8s.io/v1:"
              + " write down how many are meant");
    }
  }

  static void signingRequest(Moving moving) {
    var signer = moving.text("spec.signerName");
    if (signer.isEmpty() || signer.equals("kubernetes.io/legacy-unknown")) {
      moving.byHand("spec.signerName has to name who is asked to sign");
    }
    if (moving.items("spec.usages").isEmpty()) {
      moving.byHand("spec.usages has to say what the certificate is for");
    }
  }

  static void endpointSlice(Moving moving) {
    for (var endpoint : moving.items("endpoints")) {
      if (moving.has(endpoint + ".topology")) {
        moving.byHand("endpoints have no topology any more: write nodeName and zone");
      }
    }
  }

  static void event(Moving moving) {
    moving.byHand("events are written by who saw something happen, and not kept in a repository");
  }

  static void accessReview(Moving moving) {
    if (moving.has("spec.group")) {
      moving.rename("spec.group", "groups");
    }
  }

  static void resourceClaim(Moving moving) {
    if (moving.from().equals("resource.k8s.io/v1beta1")) {
      moving.byHand("what a request asks for stands below exactly in resource.k8s.io/v1");
    }
  }

  static void resourceSlice(Moving moving) {
    if (moving.from().equals("resource.k8s.io/v1beta1")) {
      moving.byHand("what stands below basic of a device stands in the device itself");
    }
  }
}
