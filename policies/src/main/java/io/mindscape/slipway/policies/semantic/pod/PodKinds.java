package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Rules;
import java.util.Map;

/** The kinds of this package. */
public final class PodKinds {

  private PodKinds() {}

  /** Rules by {@code apiVersion/kind}. */
  public static Map<String, Rules> rules() {
    return Map.of("v1/Pod", Pods::judge, "v1/PodTemplate", Pods::judgeTemplate);
  }
}
