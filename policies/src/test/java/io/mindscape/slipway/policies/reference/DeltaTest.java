package io.mindscape.slipway.policies.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Takes each object out of each example of the table, and looks at what is said of the rest. */
class DeltaTest {

  private int tries;
  private int otherwise;

  @Test
  void whatAChangeDoesNotTouchIsJudgedAsItWas() {
    var examples = JudgementTest.examples();
    var fragments = JudgementTest.fragments();
    for (var example : examples) {
      var units = new ArrayList<>(List.of(example.links()));
      example
          .beside()
          .forEach(name -> units.add(Example.links(name, fragments.getOrDefault(name, ""))));
      objects(units).forEach(object -> withAndWithout(object, units, example));
    }

    assertThat(tries).isGreaterThan(400);
    assertThat(otherwise).as("cases in which the rest is judged otherwise").isGreaterThan(100);
  }

  private void withAndWithout(ResourceRef object, List<Links> units, Example example) {
    var gone = units.stream().map(unit -> of(unit, object, true)).toList();
    var rest = units.stream().map(unit -> of(unit, object, false)).toList();
    var delta = Delta.between(gone, List.of(Links.of("gone", List.of(), "shop")), "shop");
    var touched = rest.stream().map(delta::touched).toList();

    var all = new ArrayList<>(gone);
    all.addAll(rest);
    var setting =
        new Setting("this environment", Setting.Extent.WHOLE, example.setting().elsewhere());
    var with = new Judgement(Index.of(all, "shop"), setting);
    var without = new Judgement(Index.of(rest, "shop"), setting);

    assertThat(untouched(without, rest, touched))
        .as("%s without %s", example.title(), object)
        .isEqualTo(untouched(with, rest, touched));
    tries++;
    otherwise += said(with, rest).equals(said(without, rest)) ? 0 : 1;
  }

  private static Set<Said> untouched(Judgement judgement, List<Links> all, List<Links> touched) {
    var said = said(judgement, all);
    said.removeAll(said(judgement, touched));
    return said;
  }

  private static Set<Said> said(Judgement judgement, List<Links> units) {
    return units.stream()
        .flatMap(unit -> judgement.of(unit).stream())
        .map(finding -> new Said(finding.rule(), finding.resource(), finding.field()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Links of(Links unit, ResourceRef object, boolean isWanted) {
    return unit.only(
        offer -> offer.object().equals(object) == isWanted,
        need -> need.object().equals(object) == isWanted);
  }

  private static Set<ResourceRef> objects(List<Links> units) {
    var objects = new LinkedHashSet<ResourceRef>();
    units.forEach(
        unit -> {
          unit.offers().forEach(offer -> objects.add(offer.object()));
          unit.needs().forEach(need -> objects.add(need.object()));
        });
    return objects;
  }

  /** How grave it is may differ: that depends on whether there is anything of the kind at all. */
  private record Said(String rule, ResourceRef object, String field) {}
}
