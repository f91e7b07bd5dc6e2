package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.hcl.HclReader;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Infrastructure;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges Terraform, and tells what it will make. */
public final class Terraform {

  private final Modules modules;

  /** Those of the folder that was asked about last: who judges it often wants its plan too. */
  private final Map<Root, Judgement> judgements = new HashMap<>();

  public Terraform(Sources sources) {
    this.modules = new Modules(sources);
  }

  /**
   * Judges the roots of one folder together: what holds for all of their environments is told once.
   *
   * @param wanted what the strategy says
   */
  public List<Finding> judge(List<Root> roots, Infrastructure wanted) {
    Map<Finding, List<String>> where = new LinkedHashMap<>();
    for (var root : roots) {
      for (var finding : findings(root, wanted)) {
        where
            .computeIfAbsent(finding, any -> new ArrayList<>())
            .add(root.environment() == null ? "" : root.environment());
      }
    }
    var findings = new ArrayList<Finding>();
    where.forEach(
        (finding, environments) -> {
          if (environments.size() == roots.size() || environments.contains("")) {
            findings.add(finding);
          } else {
            environments.forEach(environment -> findings.add(finding.in(environment)));
          }
        });
    return findings;
  }

  /**
   * The resources of a root, and what is said of them besides, as objects; what only a run can tell
   * of them says so.
   */
  public List<Manifest> plan(Root root) {
    return judgement(root).stream()
        .map(Judgement::plan)
        .flatMap(plan -> Stream.concat(plan.resources().stream(), plan.besides().stream()))
        .map(Plans::manifest)
        .toList();
  }

  private Set<Finding> findings(Root root, Infrastructure wanted) {
    return judgement(root).map(judgement -> judgement.judge(wanted)).orElse(Set.of());
  }

  /** Empty where there is no module in the folder. */
  private Optional<Judgement> judgement(Root root) {
    judgements.keySet().removeIf(other -> !other.folder().equals(root.folder()));
    return modules
        .in(root.folder())
        .map(
            module ->
                judgements.computeIfAbsent(root, any -> new Judgement(root, module, modules)));
  }

  /** The folders of all modules that one takes part in, itself among them. */
  public Set<String> folders(String folder) {
    var found = new LinkedHashSet<String>();
    collect(folder, found);
    return found;
  }

  private void collect(String folder, Set<String> found) {
    if (found.size() < 500 && found.add(folder)) {
      modules
          .in(folder)
          .ifPresent(
              module ->
                  module.calls().values().stream()
                      .map(module::local)
                      .flatMap(Optional::stream)
                      .forEach(inner -> collect(inner, found)));
    }
  }

  /** Whether Terraform is meant to run in a folder: it has a provider or a backend. */
  public boolean isRoot(String folder) {
    return modules
        .in(folder)
        .filter(
            module ->
                module.others("provider").findAny().isPresent()
                    || module
                        .others("terraform")
                        .anyMatch(
                            block ->
                                block.body().blocks("backend").findAny().isPresent()
                                    || block.body().blocks("cloud").findAny().isPresent()))
        .isPresent();
  }

  /** Whether a file is part of a module: {@code *.tf} and {@code *.tf.json}. */
  public static boolean isCode(String path) {
    return Modules.isCode(path);
  }

  /** Whether a module has a variable that tells the environment. */
  public boolean knowsEnvironments(String folder) {
    return modules
        .in(folder)
        .filter(
            module ->
                Variables.ENVIRONMENT.stream()
                    .anyMatch(name -> Variables.tellsEnvironment(module, name)))
        .isPresent();
  }

  /** What is to be said of a file that nothing uses: its syntax. */
  public static List<Finding> judge(SourceFile file) {
    return HclReader.read(file).problems().stream()
        .map(problem -> Rule.SYNTAX.at(problem.place(), problem.message()))
        .toList();
  }
}
