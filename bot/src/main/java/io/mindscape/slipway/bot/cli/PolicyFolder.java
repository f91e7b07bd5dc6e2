package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.inspect.Brought;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code --policies DIR}: admission policies from folders, and what is wrong with them. Objects of
 * other kinds beside them may be their params.
 */
final class PolicyFolder {

  private final Judge judge;
  private final List<Manifest> taken = new ArrayList<>();
  private final List<Finding> problems = new ArrayList<>();

  private PolicyFolder(Judge judge) {
    this.judge = judge;
  }

  /**
   * Reads all folders together: a binding may stand in another one than its policy.
   *
   * @param root what is checked; files below it are named from there
   * @throws Refused if a folder is not there, or holds no policy that can be used
   */
  static Brought read(List<Path> folders, Path root, Judge judge) {
    var read = new PolicyFolder(judge);
    folders.forEach(folder -> read.folder(folder, root));
    read.unbound();
    return new Brought(read.taken, read.problems);
  }

  private void folder(Path folder, Path root) {
    long before = policies();
    int told = problems.size();
    var tree = FolderSnapshot.of(folder);
    for (var path : tree.list("")) {
      tree.read(path)
          .filter(SourceFile::isYaml)
          .ifPresent(file -> file(new SourceFile(name(folder, path, root), file.content())));
    }
    if (policies() == before) {
      throw new Refused(nothing(folder, problems.subList(told, problems.size())));
    }
  }

  private long policies() {
    return taken.stream().filter(Policies::isPolicy).count();
  }

  private static String nothing(Path folder, List<Finding> problems) {
    return problems.isEmpty()
        ? "%s holds no ValidatingAdmissionPolicy: name a folder with policies and their bindings, as a cluster would load them."
            .formatted(folder)
        : "%s holds no policy that can be used:%n%s"
            .formatted(
                folder,
                problems.stream()
                    .map(problem -> problem.place() + " " + problem.message())
                    .collect(Collectors.joining(System.lineSeparator())));
  }

  private void file(SourceFile file) {
    var yaml = YamlReader.read(file);
    problems.addAll(yaml.findings());
    for (var object : Manifests.in(yaml)) {
      if (Policies.isPolicy(object) || Policies.isBinding(object)) {
        var refused = judge.refusals(object);
        problems.addAll(refused);
        if (refused.isEmpty()) {
          taken.add(object);
        }
      } else {
        taken.add(object);
      }
    }
  }

  /** A policy that no binding names says nothing, and whoever brings it wants to know. */
  private void unbound() {
    var bound =
        taken.stream()
            .filter(Policies::isBinding)
            .map(binding -> binding.text("spec", "policyName"))
            .collect(Collectors.toSet());
    for (var object : taken) {
      if (Policies.isPolicy(object) && !bound.contains(object.ref().name())) {
        problems.add(
            new Finding(
                "policy/not-bound",
                Severity.WARNING,
                "No binding names the policy %s, so it is in force nowhere. Add a ValidatingAdmissionPolicyBinding with policyName: %s."
                    .formatted(object.ref().name(), object.ref().name()),
                object.root().place(),
                object.ref(),
                null,
                null));
      }
    }
  }

  /** Below what is checked, as the files there are called; elsewhere, as somebody typed it. */
  private static String name(Path folder, String path, Path root) {
    try {
      var file = Files.isDirectory(folder) ? folder.resolve(path) : folder;
      var real = file.toRealPath();
      var from = root.toRealPath();
      var named = real.startsWith(from) && !real.equals(from) ? from.relativize(real) : file;
      return named.toString().replace('\\', '/');
    } catch (IOException e) {
      throw new Refused("%s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
