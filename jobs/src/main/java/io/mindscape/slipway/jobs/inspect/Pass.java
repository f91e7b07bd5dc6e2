package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.inspect.Inspection.Summary;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.inspect.Renderings.Rendered;
import io.mindscape.slipway.jobs.render.Charts;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.semantic.custom.CustomKinds;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One inspection of one tree. */
final class Pass {

  private final Judge judge;
  private final Renderings renderings;
  private final Scope scope;
  private final List<Unit> units;
  private final Charts charts;
  private final Sieve findings;
  private final LocalDate day;
  private final Set<ResourceRef> notChecked = new LinkedHashSet<>();
  private final Map<Unit, Rendered> outcomes = new HashMap<>();
  private final Map<Unit, List<Manifest>> rendered = new LinkedHashMap<>();
  private final Definitions definitions;
  private int resources;
  private int skipped;

  /**
   * @param day today, UTC
   */
  Pass(Judge judge, Renderings renderings, Scope scope, LocalDate day) {
    this.judge = judge;
    this.day = day;
    this.findings = new Sieve(renderings.strategy(), day);
    this.renderings = renderings;
    this.scope = scope;
    this.units = Units.in(renderings.files().tree(), renderings.strategy());
    this.charts = Units.charts(renderings.files().tree());
    this.definitions = new Definitions(judge, renderings.files());
  }

  Inspection inspection() {
    var selected = units.stream().filter(this::isSelected).toList();
    var paths = paths(selected);
    var hygiene = new Hygiene(renderings.files());
    paths.forEach(path -> findings.addAll(hygiene.judge(path)));
    selected.forEach(this::unit);
    loose(paths);
    ownRules();
    return new Inspection(
        new Summary(
            renderings.files().read().size(),
            resources,
            findings.count(Severity.ERROR),
            findings.count(Severity.WARNING),
            skipped),
        findings.told(),
        rendered,
        List.copyOf(notChecked),
        findings.excepted());
  }

  /** What is wrong with the rules that the tree itself brings, if that is looked at. */
  private void ownRules() {
    if (scope instanceof Scope.Paths(var paths) && !paths.contains(Strategy.FILE)) {
      return;
    }
    var own = OwnRules.in(renderings.files(), day);
    findings.addAll(own.flaws(Policies.shippedNames()));
    if (scope instanceof Scope.Whole) {
      findings.addAll(own.unused(findings.used()));
    }
  }

  private boolean isSelected(Unit unit) {
    return switch (scope) {
      case Scope.Whole() -> true;
      case Scope.Environment(var name) ->
          unit.environment().equals(name)
              || (unit.environment().isEmpty() && standsFor(unit, name));
      case Scope.Paths(var paths) -> !Units.affected(List.of(unit), paths).isEmpty();
    };
  }

  /**
   * Where nothing is delivered, a chart is judged for the environment, unless it has values for it.
   */
  private boolean standsFor(Unit unit, String environment) {
    return nothingIsDelivered()
        && units.stream()
            .noneMatch(
                other ->
                    other.environment().equals(environment)
                        && other.application().equals(unit.application()));
  }

  private boolean nothingIsDelivered() {
    return renderings.strategy().delivery().environments().isEmpty();
  }

  /** The YAML files to look at as files. */
  private List<String> paths(List<Unit> selected) {
    return yaml().filter(path -> isInScope(path, selected)).toList();
  }

  private Stream<String> yaml() {
    return renderings.files().tree().list("").stream()
        .filter(path -> path.endsWith(".yaml") || path.endsWith(".yml"))
        .filter(path -> !charts.isTemplate(path));
  }

  private Rendered outcome(Unit unit) {
    return outcomes.computeIfAbsent(unit, renderings::of);
  }

  /** The kinds that definitions anywhere in the tree describe; those of charts, if in scope. */
  private CustomKinds custom() {
    var objects =
        units.stream()
            .filter(unit -> unit.source() instanceof Source.Helm && isSelected(unit))
            .flatMap(unit -> outcome(unit).objects().stream())
            .filter(CustomKinds::isDefinition)
            .toList();
    return definitions.kinds(yaml().toList(), objects);
  }

  private boolean isInScope(String path, List<Unit> selected) {
    return switch (scope) {
      case Scope.Whole() -> true;
      case Scope.Environment(var name) ->
          nothingIsDelivered() || !Units.affected(selected, List.of(path)).isEmpty();
      case Scope.Paths(var paths) -> paths.contains(path);
    };
  }

  private void unit(Unit unit) {
    var objects = outcome(unit);
    rendered.put(unit, objects.objects());
    var environment = unit.environment().isEmpty() ? fallback() : unit.environment();
    for (var problem : objects.problems()) {
      // What is wrong with a plain file as a file was told once, for all environments.
      var traced = objects.atSource(problem);
      findings.add(environment == null ? traced : traced.in(environment));
    }
    judge(objects.objects(), environment, objects);
  }

  private @Nullable String fallback() {
    return scope instanceof Scope.Environment(var name) && nothingIsDelivered() ? name : null;
  }

  /** The objects of files that are part of no unit. */
  private void loose(List<String> paths) {
    var taken = new HashSet<String>();
    for (var unit : units) {
      switch (unit.source()) {
        case Source.Plain(var files) -> taken.addAll(files);
        case Source.Helm(var chart, var values) -> taken.addAll(values);
        case Source.NoChart(var values) -> taken.addAll(values);
      }
    }
    var environment = fallback();
    Map<String, List<Manifest>> folders = new TreeMap<>();
    for (var path : paths) {
      if (!taken.contains(path) && charts.of(path).isEmpty()) {
        folders
            .computeIfAbsent(
                environment == null ? Files.folder(path) : "", any -> new ArrayList<>())
            .addAll(Manifests.in(renderings.files().yaml(path)));
      }
    }
    folders.values().forEach(objects -> judge(objects, environment, null));
  }

  private void judge(
      List<Manifest> objects, @Nullable String environment, @Nullable Rendered traced) {
    var verdict = judge.judge(objects, renderings.strategy(), environment, this::custom);
    for (var finding : verdict.findings()) {
      findings.add(traced == null ? finding : traced.atSource(finding));
    }
    resources += verdict.judged();
    skipped += verdict.notChecked().size();
    notChecked.addAll(verdict.notChecked());
  }
}
