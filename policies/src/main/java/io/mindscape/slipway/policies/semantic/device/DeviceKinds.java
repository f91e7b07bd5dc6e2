package io.mindscape.slipway.policies.semantic.device;

import static java.util.Map.entry;

import io.mindscape.slipway.policies.semantic.field.Rules;
import java.util.Map;

/** The kinds of this package. */
public final class DeviceKinds {

  private static final String GROUP = "resource.k8s.io/v1/";

  private DeviceKinds() {}

  /** Rules by {@code apiVersion/kind}; expressions are compiled. */
  public static Map<String, Rules> rules() {
    return rules(CelSyntax.COMPILED);
  }

  /** Rules by {@code apiVersion/kind}. */
  public static Map<String, Rules> rules(CelSyntax syntax) {
    var selectors = new DeviceSelectors(syntax);
    var classes = new DeviceClasses(selectors);
    var claims = new ResourceClaims(new DeviceRequests(selectors));
    return Map.ofEntries(
        entry(GROUP + "DeviceClass", classes::judge),
        entry(GROUP + "DeviceTaintRule", DeviceTaints::rule),
        entry(GROUP + "ResourceClaim", claims::claim),
        entry(GROUP + "ResourceClaimTemplate", claims::template),
        entry(GROUP + "ResourceSlice", ResourceSlices::judge));
  }
}
