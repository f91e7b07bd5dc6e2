package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Body;
import io.mindscape.slipway.policies.hcl.Body.Argument;
import io.mindscape.slipway.policies.hcl.Body.Block;
import io.mindscape.slipway.policies.hcl.HclFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the files of a folder together. */
final class ModuleReader {

  private final Map<String, Block> variables = new LinkedHashMap<>();
  private final Map<String, Argument> locals = new LinkedHashMap<>();
  private final Map<String, Block> resources = new LinkedHashMap<>();
  private final Map<String, Block> calls = new LinkedHashMap<>();
  private final Map<String, Block> outputs = new LinkedHashMap<>();
  private final List<Block> others = new ArrayList<>();
  private final List<Finding> problems = new ArrayList<>();
  private boolean isWhole = true;

  private ModuleReader() {}

  static Module read(String folder, List<HclFile> files) {
    var reader = new ModuleReader();
    files.stream().filter(file -> !isOverride(file.path())).forEach(reader::file);
    files.stream().filter(file -> isOverride(file.path())).forEach(reader::override);
    return new Module(
        folder,
        reader.variables,
        reader.locals,
        reader.resources,
        reader.calls,
        reader.outputs,
        reader.others,
        reader.problems,
        reader.isWhole);
  }

  static boolean isOverride(String path) {
    var name = Folders.name(path).replaceFirst("\\.json$", "");
    return name.equals("override.tf") || name.endsWith("_override.tf");
  }

  private void file(HclFile file) {
    problems(file);
    file.body().blocks().forEach(this::block);
  }

  private void problems(HclFile file) {
    for (var problem : file.problems()) {
      problems.add(Rule.SYNTAX.at(problem.place(), problem.message()));
      isWhole = false;
    }
  }

  private void override(HclFile file) {
    problems(file);
    for (var block : file.body().blocks()) {
      var name = block.label(0);
      switch (block.type()) {
        case "variable" -> variables.computeIfPresent(name, (any, old) -> merged(old, block));
        case "locals" ->
            block.body().arguments().forEach(local -> locals.replace(local.name(), local));
        case "resource" ->
            resources.computeIfPresent(
                name + "." + block.label(1), (any, old) -> merged(old, block));
        case "data" ->
            resources.computeIfPresent(
                "data." + name + "." + block.label(1), (any, old) -> merged(old, block));
        case "module" -> calls.computeIfPresent(name, (any, old) -> merged(old, block));
        case "output" -> outputs.computeIfPresent(name, (any, old) -> merged(old, block));
        default ->
            others.replaceAll(
                old ->
                    old.type().equals(block.type()) && old.label(0).equals(name)
                        ? merged(old, block)
                        : old);
      }
    }
  }

  /** Arguments and types of blocks that the later one has take the place of those before. */
  private static Block merged(Block old, Block later) {
    var arguments = new ArrayList<>(later.body().arguments());
    old.body().arguments().stream()
        .filter(argument -> later.body().argument(argument.name()) == null)
        .forEach(arguments::add);
    var blocks = new ArrayList<>(later.body().blocks());
    old.body().blocks().stream()
        .filter(block -> later.body().blocks(block.type()).findAny().isEmpty())
        .forEach(blocks::add);
    return new Block(old.place(), old.type(), old.labels(), new Body(arguments, blocks));
  }

  private void block(Block block) {
    switch (block.type()) {
      case "variable" -> declare(variables, block.label(0), block, "variable");
      case "locals" -> block.body().arguments().forEach(this::local);
      case "resource" ->
          declare(resources, block.label(0) + "." + block.label(1), block, "resource");
      case "data" ->
          declare(resources, "data." + block.label(0) + "." + block.label(1), block, "data source");
      case "module" -> declare(calls, block.label(0), block, "module");
      case "output" -> declare(outputs, block.label(0), block, "output");
      default -> {
        others.add(block);
        // A check may have a data source of its own.
        block.body().blocks("data").forEach(this::block);
      }
    }
  }

  private void declare(Map<String, Block> into, String name, Block block, String what) {
    var first = into.putIfAbsent(name, block);
    if (first != null) {
      twice(block.place(), "%s \"%s\"".formatted(what, name), first.place());
    }
  }

  private void local(Argument argument) {
    var first = locals.putIfAbsent(argument.name(), argument);
    if (first != null) {
      twice(argument.place(), "local \"%s\"".formatted(argument.name()), first.place());
    }
  }

  private void twice(Place place, String what, Place first) {
    problems.add(
        Rule.DUPLICATE.at(
            place, "The %s is declared at %s already. Take one away.".formatted(what, first)));
  }
}
