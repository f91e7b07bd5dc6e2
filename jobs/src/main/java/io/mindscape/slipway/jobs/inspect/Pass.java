package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.inspect.Inspection.Summary;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.inspect.Renderings.Rendered;
import io.mindscape.slipway.jobs.render.Affected;
import io.mindscape.slipway.jobs.render.Paths;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judges;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.semantic.custom.CustomKinds;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One inspection of one tree. */
final class Pass {

  /** So many units are in memory at once, as objects. */
  private static final int AT_ONCE = 32;

  private final Judges judges;
  private final Ground ground;
  private final Renderings renderings;
  private final Layout layout;
  private final Scope scope;
  private final By by;
  private final Sieve findings;
  private final Set<ResourceRef> notChecked = new LinkedHashSet<>();
  private final Map<Unit, List<Manifest>> rendered = new LinkedHashMap<>();
  private final Map<String, List<List<Manifest>>> objects = new HashMap<>();
  private final Definitions definitions;
  private final Besides besides;
  private final Relations relations;
  private int resources;
  private int skipped;

  Pass(Ground ground, Scope scope, By by) {
    this.judges = ground.judges();
    this.by = by;
    this.ground = ground;
    this.renderings = ground.renderings();
    this.layout = ground.layout();
    this.scope = scope;
    this.findings = new Sieve(renderings.strategy(), by.day());
    this.definitions = new Definitions(judges.usual(), renderings.files());
    this.relations = new Relations(renderings);
    this.besides = new Besides(ground, by, this::custom);
  }

  /**
   * What it judges by.
   *
   * @param day today, UTC
   * @param base what the tree is a change of
   * @param brought what somebody brings along
   * @param reached is told how many units are judged, and of how many
   */
  record By(LocalDate day, Inspector.Base base, Brought brought, Reached reached) {}

  /** Is told how many units are judged, and of how many. */
  interface Reached {
    void at(int units, int of);
  }

  Inspection inspection() {
    var selected = selected();
    var paths = paths(selected);
    renderings.files().parse(paths);
    var hygiene = new Hygiene(renderings.files());
    paths.forEach(path -> findings.addAll(hygiene.judge(path)));
    units(selected);
    loose(paths);
    var terraform = new Terraforms(ground).judge(scope);
    findings.addAll(terraform.findings());
    int read = renderings.files().read().size();
    var related = relations(selected, paths);
    ownRules();
    findings.addAll(by.brought().problems());
    findings.addAll(new Oversize(renderings.files()).besides(findings.told(), scope));
    var lists = objects.values().stream().flatMap(List::stream).toList();
    var secrets = Hidden.of(ground.files(), rendered.keySet(), lists, findings.told());
    return new Inspection(
        new Summary(
            read,
            resources,
            findings.count(Severity.ERROR),
            findings.count(Severity.WARNING),
            skipped + findings.undecided()),
        findings.told().stream().map(secrets::mask).toList(),
        rendered,
        List.copyOf(notChecked),
        objects,
        findings.undecided(),
        findings.excepted(),
        secrets,
        findings.told().stream().filter(related::knows).map(secrets::mask).toList(),
        related.links(),
        terraform.stacks());
  }

  /** What is wrong with the rules that the tree itself brings, if that is looked at. */
  private void ownRules() {
    if (scope instanceof Scope.Paths(var paths) && !paths.contains(Strategy.FILE)) {
      return;
    }
    var own = OwnRules.in(renderings.files(), by.day());
    findings.addAll(own.flaws(this::paramKinds));
    if (scope instanceof Scope.Whole) {
      findings.addAll(own.unused(findings.used()));
    }
  }

  /** Of all policies that do not ship, those that a pull request brings included. */
  private Map<String, String> paramKinds() {
    var kinds = new HashMap<>(by.base().policies().paramKinds());
    kinds.putAll(new OwnPolicies(judges, new Stock(ground), by.brought()).paramKinds());
    return kinds;
  }

  private List<Unit> selected() {
    return switch (scope) {
      case Scope.Whole() -> layout.units();
      case Scope.Environment(var name) ->
          layout.units().stream().filter(unit -> isFor(name, unit)).toList();
      case Scope.Paths(var paths) -> layout.affected(paths);
    };
  }

  private boolean isFor(String environment, Unit unit) {
    return unit.environment().equals(environment)
        || (unit.environment().isEmpty() && standsFor(unit, environment));
  }

  /**
   * Where nothing is delivered, a chart is judged for the environment, unless it has values for it.
   */
  private boolean standsFor(Unit unit, String environment) {
    return layout.nothingIsDelivered()
        && layout.units().stream()
            .noneMatch(
                other ->
                    other.environment().equals(environment)
                        && other.application().equals(unit.application()));
  }

  /** The YAML files to look at as files. */
  private List<String> paths(List<Unit> selected) {
    return switch (scope) {
      case Scope.Whole() -> layout.yaml();
      case Scope.Environment(var name) ->
          layout.nothingIsDelivered() ? layout.yaml() : ofUnits(selected);
      case Scope.Paths(var paths) -> changed(paths);
    };
  }

  private List<String> ofUnits(List<Unit> selected) {
    var theirs = Affected.of(selected);
    return layout.yaml().stream().filter(path -> !theirs.by(List.of(path)).isEmpty()).toList();
  }

  private List<String> changed(List<String> paths) {
    var files = renderings.files();
    return paths.stream()
        .distinct()
        .sorted()
        .filter(path -> layout.isYaml(path) && files.source(path).isPresent())
        .toList();
  }

  /** The kinds that definitions anywhere in the tree describe; those of charts, if in scope. */
  private CustomKinds custom() {
    var files = renderings.mentions().of(Set.of(Definitions.NAME));
    return definitions.kinds(
        files.stream().filter(layout::isYaml).toList(), () -> definitions(files));
  }

  private List<Manifest> definitions(Set<String> files) {
    return files.isEmpty()
        ? List.of()
        : selected().stream()
            .filter(unit -> isRendered(unit.source()))
            .flatMap(unit -> renderings.of(unit).objects().stream())
            .filter(CustomKinds::isDefinition)
            .toList();
  }

  private static boolean isRendered(Source source) {
    return source instanceof Source.Helm || source instanceof Source.Kustomize;
  }

  /** Some units at once, on all cores; what comes out has the order of what went in. */
  private void units(List<Unit> selected) {
    for (int from = 0; from < selected.size(); from += AT_ONCE) {
      int to = Math.min(selected.size(), from + AT_ONCE);
      selected.subList(from, to).parallelStream().map(this::judged).toList().forEach(this::add);
      by.reached().at(to, selected.size());
    }
  }

  private Judged judged(Unit unit) {
    var objects = renderings.of(unit);
    relations.links(unit);
    Hidden.note(ground.files(), objects.objects());
    var environment = unit.environment().isEmpty() ? fallback() : unit.environment();
    var problems = new ArrayList<Finding>();
    for (var problem : objects.problems()) {
      // What is wrong with a plain file as a file was told once, for all environments.
      var traced = objects.atSource(problem);
      problems.add(environment == null ? traced : traced.in(environment));
    }
    return new Judged(unit, problems, judged(objects.objects(), environment, objects));
  }

  private void add(Judged judged) {
    var objects = renderings.later(judged.unit());
    rendered.put(judged.unit(), objects);
    findings.addAll(judged.problems());
    add(objects, judged.verdict());
  }

  /** What came of a unit. */
  private record Judged(Unit unit, List<Finding> problems, Told verdict) {}

  private @Nullable String fallback() {
    return scope instanceof Scope.Environment(var name) && layout.nothingIsDelivered()
        ? name
        : null;
  }

  /** The objects of files that are part of no unit. */
  private void loose(List<String> paths) {
    var environment = fallback();
    var files = paths.stream().filter(layout::isLoose).map(renderings.files()::yaml).toList();
    var objects = files.parallelStream().map(Manifests::in).toList();
    Map<String, List<Manifest>> folders = new TreeMap<>();
    for (int at = 0; at < files.size(); at++) {
      var folder = environment == null ? Paths.folder(files.get(at).path()) : "";
      folders.computeIfAbsent(folder, any -> new ArrayList<>()).addAll(objects.get(at));
    }
    folders.values().forEach(together -> add(together, judged(together, environment, null)));
  }

  /** What objects refer to, over all that an environment has. */
  private Related relations(List<Unit> selected, List<String> paths) {
    var related = Related.nothing();
    if (scope instanceof Scope.Paths) {
      related =
          new ChangedRelations(relations, layout.units()).judge(selected, by.base().earlier());
      findings.addAll(related.told());
      selected.stream()
          .filter(unit -> !relations.isDelivered(unit))
          .forEach(unit -> findings.addAll(relations.alone(unit)));
    } else {
      findings.addAll(relations.among(selected));
    }
    new LooseRelations(relations, ground).of(paths).forEach(findings::add);
    return related;
  }

  private Told judged(
      List<Manifest> objects, @Nullable String environment, @Nullable Rendered traced) {
    var where = environment == null ? Stock.OUTSIDE : environment;
    var verdict =
        judges
            .of(environment)
            .judge(objects, renderings.strategy(), environment, besides.of(where));
    var findings =
        verdict.findings().stream()
            .map(finding -> traced == null ? finding : traced.atSource(finding))
            .toList();
    return new Told(where, findings, verdict.judged(), verdict.notChecked());
  }

  /** What came of objects that were judged together. */
  private record Told(
      String where, List<Finding> findings, int judged, List<ResourceRef> notChecked) {}

  private void add(List<Manifest> objects, Told told) {
    this.objects.computeIfAbsent(told.where(), any -> new ArrayList<>()).add(objects);
    findings.addAll(told.findings());
    resources += told.judged();
    skipped += told.notChecked().size();
    notChecked.addAll(told.notChecked());
  }
}
