package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Kustomizations;
import io.mindscape.slipway.jobs.render.Paths;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.reference.Delta;
import io.mindscape.slipway.policies.reference.Index;
import io.mindscape.slipway.policies.reference.Judgement;
import io.mindscape.slipway.policies.reference.Links;
import io.mindscape.slipway.policies.reference.Setting;
import io.mindscape.slipway.policies.reference.Setting.Extent;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges the references between the objects of each environment, over all units that it has.
 * Outside of environments each folder and each chart stands for itself. Safe to use from many
 * threads.
 */
final class Relations {

  private static final String DEFAULT = "default";

  private final Renderings renderings;
  private final Strategy strategy;
  private final Map<Unit, Links> known = new ConcurrentHashMap<>();

  Relations(Renderings renderings) {
    this.renderings = renderings;
    this.strategy = renderings.strategy();
  }

  /** What is wrong with the references of these units, which are all that there are. */
  List<Finding> among(List<Unit> units) {
    Map<String, List<Unit>> environments = new LinkedHashMap<>();
    var findings = new ArrayList<Finding>();
    for (var unit : units) {
      if (isDelivered(unit)) {
        environments.computeIfAbsent(unit.environment(), any -> new ArrayList<>()).add(unit);
      } else {
        findings.addAll(alone(unit));
      }
    }
    environments.forEach((environment, all) -> findings.addAll(whole(environment, all)));
    return findings;
  }

  /** Whether a unit is of an environment that the strategy delivers. */
  boolean isDelivered(Unit unit) {
    return strategy.delivery().environments().containsKey(unit.environment());
  }

  private List<Finding> whole(String environment, List<Unit> units) {
    var links = new LinkedHashMap<Unit, Links>();
    units.forEach(unit -> links.put(unit, links(unit)));
    var findings = new ArrayList<Finding>();
    judged(environment, links.values(), links)
        .forEach(
            (unit, theirs) ->
                theirs.forEach(finding -> findings.add(traced(unit, finding).in(environment))));
    return findings;
  }

  /** What is wrong with some units, by all that there are; those that are right are left out. */
  Map<Unit, List<Finding>> judged(
      String environment, Collection<Links> all, Map<Unit, Links> some) {
    var judgement = judgement(environment, all);
    var judged = new LinkedHashMap<Unit, List<Finding>>();
    some.forEach(
        (unit, links) -> {
          var findings = judgement.of(links);
          if (!findings.isEmpty()) {
            judged.put(unit, findings);
          }
        });
    return judged;
  }

  /** What is wrong with some, by all that there are. */
  List<Finding> findings(String environment, Collection<Links> all, Collection<Links> some) {
    var judgement = judgement(environment, all);
    return some.stream().flatMap(links -> judgement.of(links).stream()).toList();
  }

  /** What a change of some units makes other for those beside them. */
  Delta delta(String environment, Collection<Links> before, Collection<Links> now) {
    return Delta.between(before, now, namespace(environment));
  }

  private Judgement judgement(String environment, Collection<Links> all) {
    boolean isWhole = all.stream().allMatch(Links::isComplete);
    return new Judgement(Index.of(all, namespace(environment)), setting(environment, isWhole));
  }

  private Setting setting(String environment, boolean isWhole) {
    return new Setting(
        "this environment",
        isWhole ? Extent.WHOLE : Extent.PARTIAL,
        (kind, namespace, name) ->
            strategy.delivery().external().stream()
                .anyMatch(external -> external.has(environment, kind, namespace, name)));
  }

  /** What is wrong with a unit that stands for itself. */
  List<Finding> alone(Unit unit) {
    var environment = unit.environment();
    return judge(links(unit), "this chart").stream()
        .map(finding -> traced(unit, finding))
        .map(finding -> environment.isEmpty() ? finding : finding.in(environment))
        .toList();
  }

  /** Of the objects in one folder that are part of no unit. */
  List<Finding> loose(String folder, List<Manifest> objects) {
    return isOverlay(folder) ? List.of() : judge(Links.of(folder, objects, DEFAULT), "this folder");
  }

  private static List<Finding> judge(Links links, String words) {
    var index = Index.of(List.of(links), DEFAULT);
    return new Judgement(index, Setting.folder(words)).of(links);
  }

  /** What a unit offers and refers to; it is best asked for while its objects are at hand. */
  Links links(Unit unit) {
    return known.computeIfAbsent(unit, this::kept);
  }

  private Links kept(Unit unit) {
    var namespace = namespace(unit.environment());
    return renderings.extract(
        unit,
        new Extract<>(
            "links/1 " + namespace,
            Links.class,
            objects -> links(unit, objects, namespace),
            Links::bytes));
  }

  private Links links(Unit unit, List<Manifest> objects, String namespace) {
    if (isUnbuilt(unit)) {
      return Links.unknown(unit.folder());
    }
    var links = Links.of(unit.folder(), objects, namespace);
    return isKnown(unit) ? links : links.incomplete();
  }

  /** Whether all objects of a unit could be read. */
  private boolean isKnown(Unit unit) {
    boolean isRead =
        !(unit.source() instanceof Source.Plain(var files))
            || files.stream()
                .allMatch(
                    path ->
                        renderings.files().yaml(path).findings().stream()
                            .allMatch(this::isHarmless));
    return isRead && renderings.of(unit).problems().stream().allMatch(this::isHarmless);
  }

  private boolean isHarmless(Finding problem) {
    return problem.severity() != Severity.ERROR && !problem.rule().startsWith("render/");
  }

  /** Files of an overlay are patches, and no objects that would run. */
  private boolean isUnbuilt(Unit unit) {
    return unit.source() instanceof Source.Plain(var files)
        && files.stream().map(Paths::folder).distinct().anyMatch(this::isOverlay);
  }

  private boolean isOverlay(String folder) {
    return Kustomizations.filesOf(folder).stream()
        .anyMatch(path -> renderings.files().glance(path).isPresent());
  }

  /** The same finding, where somebody wrote what it is about. */
  Finding traced(Unit unit, Finding finding) {
    return renderings.of(unit).atSource(finding);
  }

  private String namespace(String environment) {
    var target = strategy.delivery().environments().get(environment);
    return target == null ? DEFAULT : target.namespace();
  }
}
