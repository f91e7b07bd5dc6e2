package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.Paths;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.terraform.Root;
import io.mindscape.slipway.policies.terraform.Sources;
import io.mindscape.slipway.policies.terraform.Terraform;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The Terraform of a tree. It runs in a folder that no other calls as a module, or that has a
 * provider, a backend or files of variables; for each environment that its files or its variable
 * {@code environment} know, or once for all.
 */
final class Terraforms {

  private final Files files;
  private final Strategy strategy;
  private final Map<String, List<String>> folders = new TreeMap<>();
  private final Terraform terraform;

  Terraforms(Ground ground) {
    this.files = ground.files();
    this.strategy = ground.renderings().strategy();
    for (var path : ground.layout().terraform()) {
      folders.computeIfAbsent(Paths.folder(path), any -> new ArrayList<>()).add(path);
    }
    this.terraform = new Terraform(new Tree(folders, files));
  }

  static boolean isTerraform(String path) {
    boolean isOurs =
        path.endsWith(".tf")
            || path.endsWith(".tfvars")
            || path.endsWith(".tf.json")
            || path.endsWith(".tfvars.json");
    return isOurs && !path.startsWith(".terraform/") && !path.contains("/.terraform/");
  }

  /** The files of a tree by their folders. */
  private record Tree(Map<String, List<String>> folders, Files files) implements Sources {
    @Override
    public List<String> in(String folder) {
      return folders.getOrDefault(folder, List.of());
    }

    @Override
    public Optional<SourceFile> read(String path) {
      return files.source(path);
    }
  }

  /**
   * What is wrong, and what comes of it.
   *
   * @param stacks none where everything is looked at: then there is nothing to compare with
   */
  record Judged(List<Finding> findings, List<Stack> stacks) {
    Judged {
      findings = List.copyOf(findings);
      stacks = List.copyOf(stacks);
    }
  }

  Judged judge(Scope scope) {
    if (isApart(scope)) {
      return new Judged(List.of(), List.of());
    }
    var findings = new LinkedHashSet<Finding>();
    var stacks = new ArrayList<Stack>();
    var read = new LinkedHashSet<String>();
    for (var roots : roots().values()) {
      var selected = roots.stream().filter(root -> isSelected(root, scope)).toList();
      if (!selected.isEmpty()) {
        findings.addAll(terraform.judge(selected, strategy.delivery().terraform()));
        if (scope instanceof Scope.Paths) {
          selected.stream().map(this::stack).forEach(stacks::add);
        }
      }
      roots.forEach(root -> read.addAll(root.variables()));
    }
    folders.values().stream()
        .flatMap(List::stream)
        .filter(path -> !Terraform.isCode(path) && !read.contains(path) && isSelected(path, scope))
        .forEach(
            path -> files.source(path).ifPresent(file -> findings.addAll(Terraform.judge(file))));
    return new Judged(List.copyOf(findings), stacks);
  }

  List<Stack> stacks(Scope scope) {
    if (isApart(scope)) {
      return List.of();
    }
    return roots().values().stream()
        .flatMap(List::stream)
        .filter(root -> isSelected(root, scope))
        .map(this::stack)
        .toList();
  }

  private Stack stack(Root root) {
    return new Stack(
        root.folder(),
        root.environment() == null ? "" : root.environment(),
        terraform.folders(root.folder()),
        terraform.plan(root));
  }

  /** Whether nothing has to be read to know that no Terraform is in scope. */
  private boolean isApart(Scope scope) {
    return folders.isEmpty()
        || (scope instanceof Scope.Paths(var paths)
            && !paths.contains(Strategy.FILE)
            && paths.stream().noneMatch(Terraforms::isTerraform));
  }

  private static boolean isSelected(String path, Scope scope) {
    return !(scope instanceof Scope.Paths(var paths)) || paths.contains(path);
  }

  private boolean isSelected(Root root, Scope scope) {
    return switch (scope) {
      case Scope.Whole() -> true;
      case Scope.Environment(var name) ->
          root.environment() == null || root.environment().equals(name);
      case Scope.Paths(var paths) ->
          paths.contains(Strategy.FILE) || paths.stream().anyMatch(path -> takesPart(path, root));
    };
  }

  private boolean takesPart(String path, Root root) {
    return isTerraform(path)
        && (root.variables().contains(path)
            || Paths.isIn(path, root.folder())
            || terraform.folders(root.folder()).contains(Paths.folder(path)));
  }

  /** By their folders. */
  private Map<String, List<Root>> roots() {
    var called = new LinkedHashSet<String>();
    for (var folder : folders.keySet()) {
      var all = new LinkedHashSet<>(terraform.folders(folder));
      all.remove(folder);
      called.addAll(all);
    }
    var roots = new TreeMap<String, List<Root>>();
    folders.forEach(
        (folder, paths) -> {
          boolean hasCode = paths.stream().anyMatch(Terraform::isCode);
          boolean hasVariables = paths.stream().anyMatch(Terraforms::isVariables);
          if (hasCode && (!called.contains(folder) || hasVariables || terraform.isRoot(folder))) {
            roots.put(folder, roots(folder, paths));
          }
        });
    return roots;
  }

  private List<Root> roots(String folder, List<String> paths) {
    var common = paths.stream().filter(Terraforms::isAlwaysRead).sorted().toList();
    var own = folderEnvironment(folder);
    if (own.isPresent()) {
      return List.of(new Root(folder, own.get(), common));
    }
    var byFile = new ArrayList<Root>();
    var byName = new ArrayList<Root>();
    for (var environment : environments()) {
      var files = new ArrayList<>(common);
      files.addAll(variables(folder, environment));
      (files.size() > common.size() ? byFile : byName).add(new Root(folder, environment, files));
    }
    if (!byFile.isEmpty()) {
      return byFile;
    }
    return terraform.knowsEnvironments(folder) && !byName.isEmpty()
        ? byName
        : List.of(new Root(folder, null, common));
  }

  /** A folder that is called like an environment is of that one. */
  private Optional<String> folderEnvironment(String folder) {
    var parts = List.of(folder.split("/", -1));
    return environments().stream().filter(parts::contains).findFirst();
  }

  private Set<String> environments() {
    var names = new LinkedHashSet<>(strategy.environments().keySet());
    names.addAll(strategy.delivery().environments().keySet());
    return names;
  }

  private static boolean isVariables(String path) {
    return path.endsWith(".tfvars") || path.endsWith(".tfvars.json");
  }

  private static boolean isAlwaysRead(String path) {
    var name = Paths.name(path);
    return name.equals("terraform.tfvars")
        || name.equals("terraform.tfvars.json")
        || name.endsWith(".auto.tfvars")
        || name.endsWith(".auto.tfvars.json");
  }

  /** {@code ENV.tfvars} there or in a folder below, and what stands in a folder of that name. */
  private List<String> variables(String folder, String environment) {
    var found = new ArrayList<String>();
    for (var below : List.of("", "environments", "envs", "vars", "tfvars")) {
      var here = below.isEmpty() ? folder : Paths.join(folder, below);
      for (var path : folders.getOrDefault(here, List.of())) {
        if (isVariables(path) && path.startsWith(Paths.join(here, environment + ".tfvars"))) {
          found.add(path);
        }
      }
      if (!below.isEmpty()) {
        folders.getOrDefault(Paths.join(here, environment), List.of()).stream()
            .filter(Terraforms::isVariables)
            .forEach(found::add);
      }
    }
    return found;
  }
}
