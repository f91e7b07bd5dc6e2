package io.mindscape.slipway.sandbox.agreement.admission;

import io.mindscape.slipway.sandbox.agreement.admission.AdmissionAgreement.Difference;
import java.util.List;
import java.util.function.Predicate;

/** Differences that are understood, each with its reason. */
final class Known {

  private Known() {}

  /** A difference that may be. */
  private record Explained(String reason, Predicate<Difference> is) {}

  private static final List<Explained> EXPLAINED =
      List.of(
          new Explained(
              "cel-go counts what distinct() and sort() cost even where they are given a fault, and"
                  + " panics over it; the server says so in place of the fault",
              difference ->
                  difference.theirs().contains("internal error: interface conversion: *types.Err")
                      && difference.ours().contains("resulted in error: ")));

  static List<Difference> unknown(List<Difference> differences) {
    return differences.stream()
        .filter(difference -> EXPLAINED.stream().noneMatch(one -> one.is().test(difference)))
        .toList();
  }
}
