package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether regions of AWS are written as there are some, and zones are in their region. */
final class Regions {

  private static final Pattern REGION =
      Pattern.compile(
          "(af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov|us-iso[bef]?|eu-isoe|eusc-de)"
              + "-(central|east|north|northeast|northwest|south|southeast|southwest|west)-[1-9]");
  private static final Pattern ZONE = Pattern.compile("(.+-[0-9])(-[a-z0-9-]+)?[a-z]");
  private static final List<String> VARIABLES = List.of("region", "aws_region");

  private final Checks checks;

  /** The region of each provider, where it is known. */
  private final Map<String, String> byProvider = new HashMap<>();

  Regions(Checks checks) {
    this.checks = checks;
  }

  /** The provider of AWS of a module, its region worked out. */
  void provider(String name, Node provider) {
    provider
        .text("region")
        .ifPresent(
            region -> {
              shape(region, provider.placeOf("region"));
              byProvider.put(name, region);
            });
  }

  private void shape(String region, Place place) {
    if (!REGION.matcher(region).matches()) {
      checks.add(
          Rule.REGION,
          place,
          ZONE.matcher(region).matches()
              ? "\"%s\" is a zone, not a region.".formatted(region)
              : "\"%s\" is no region of AWS: they are written like eu-west-1.".formatted(region));
    }
  }

  /** The root module, where a variable for the region may say something else than the provider. */
  void root(Instance root, Map<String, Place> places) {
    for (var name : VARIABLES) {
      var variable = root.module().variables().get(name);
      if (variable == null || !(root.member("var", name) instanceof Value.Text(var region))) {
        continue;
      }
      var place = places.getOrDefault(name, variable.place());
      var own = byProvider.get("aws");
      if (own == null || !own.equals(region)) {
        shape(region, place);
      }
      if (own != null && !own.equals(region)) {
        checks.warn(
            Rule.REGION,
            place,
            "The variable \"%s\" says %s, and the provider is in %s.".formatted(name, region, own));
      }
    }
  }

  void judge(Planned resource) {
    var region = byProvider.get(resource.provider());
    var zone = resource.node().text("availability_zone").orElse("");
    var form = ZONE.matcher(zone);
    if (region != null && !zone.isEmpty() && (!form.matches() || !form.group(1).equals(region))) {
      checks.add(
          Rule.REGION,
          resource.node().placeOf("availability_zone"),
          "The zone \"%s\" is not in %s, where the provider is.".formatted(zone, region));
    }
  }
}
