package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.inspect.Renderings.Rendered;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.reference.Extract;
import io.mindscape.slipway.policies.reference.Index;
import io.mindscape.slipway.policies.reference.Judgement;
import io.mindscape.slipway.policies.reference.Setting;
import io.mindscape.slipway.policies.reference.Setting.Extent;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the references between the objects of each environment, over all units that it has.
 * Outside of environments each folder and each chart stands for itself.
 */
final class Relations {

  private static final String DEFAULT = "default";
  private static final String KUSTOMIZATION = "kustomization.yaml";

  private final Renderings renderings;
  private final Strategy strategy;

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

  private boolean isDelivered(Unit unit) {
    return strategy.delivery().environments().containsKey(unit.environment());
  }

  private List<Finding> whole(String environment, List<Unit> units) {
    var extracts = new LinkedHashMap<Unit, Extract>();
    units.forEach(unit -> extracts.put(unit, extract(unit, namespace(environment))));
    boolean isWhole = units.stream().allMatch(this::isKnown);
    var index = Index.of(extracts.values(), namespace(environment));
    var judgement = new Judgement(index, setting(environment, isWhole));
    var findings = new ArrayList<Finding>();
    extracts.forEach(
        (unit, extract) ->
            traced(renderings.of(unit), judgement.of(extract))
                .forEach(finding -> findings.add(finding.in(environment))));
    return findings;
  }

  private Setting setting(String environment, boolean isWhole) {
    return new Setting(
        "this environment",
        isWhole ? Extent.WHOLE : Extent.PARTIAL,
        (kind, namespace, name) ->
            strategy.delivery().external().stream()
                .anyMatch(external -> external.has(environment, kind, namespace, name)));
  }

  private List<Finding> alone(Unit unit) {
    var extract = extract(unit, DEFAULT);
    var findings = traced(renderings.of(unit), judge(extract, "this chart"));
    return unit.environment().isEmpty()
        ? findings
        : findings.stream().map(finding -> finding.in(unit.environment())).toList();
  }

  /** Of the objects in one folder that are part of no unit. */
  List<Finding> loose(String folder, List<Manifest> objects) {
    return isOverlay(folder)
        ? List.of()
        : judge(Extract.of(folder, objects, DEFAULT), "this folder");
  }

  private static List<Finding> judge(Extract extract, String words) {
    var index = Index.of(List.of(extract), DEFAULT);
    return new Judgement(index, Setting.folder(words)).of(extract);
  }

  private Extract extract(Unit unit, String namespace) {
    return isUnbuilt(unit)
        ? Extract.nothing(unit.folder())
        : Extract.of(unit.folder(), renderings.of(unit).objects(), namespace);
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
    return isRead
        && !isUnbuilt(unit)
        && renderings.of(unit).problems().stream().allMatch(this::isHarmless);
  }

  private boolean isHarmless(Finding problem) {
    return problem.severity() != Severity.ERROR && !problem.rule().startsWith("render/");
  }

  /** Files of an overlay are patches, and no objects that would run. */
  private boolean isUnbuilt(Unit unit) {
    return unit.source() instanceof Source.Plain(var files)
        && files.stream().anyMatch(path -> path.endsWith(KUSTOMIZATION));
  }

  private boolean isOverlay(String folder) {
    return renderings.files().glance(Files.join(folder, KUSTOMIZATION)).isPresent();
  }

  private static List<Finding> traced(Rendered rendered, List<Finding> findings) {
    return findings.stream().map(rendered::atSource).toList();
  }

  private String namespace(String environment) {
    var target = strategy.delivery().environments().get(environment);
    return target == null ? DEFAULT : target.namespace();
  }
}
