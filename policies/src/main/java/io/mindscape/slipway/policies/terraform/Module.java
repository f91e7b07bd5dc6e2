package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.hcl.Body.Argument;
import io.mindscape.slipway.policies.hcl.Body.Block;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the files of one folder declare.
 *
 * @param folder relative to the root of the repository; empty for that itself
 * @param resources by their address: {@code aws_vpc.main}, {@code data.aws_ami.linux}
 * @param others blocks of all other types: providers, settings, checks, moves
 * @param problems what is wrong with the files and with what stands in them twice
 * @param isWhole whether everything in the folder could be read
 */
record Module(
    String folder,
    Map<String, Block> variables,
    Map<String, Argument> locals,
    Map<String, Block> resources,
    Map<String, Block> calls,
    Map<String, Block> outputs,
    List<Block> others,
    List<Finding> problems,
    boolean isWhole) {

  Module {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    locals = Collections.unmodifiableMap(new LinkedHashMap<>(locals));
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    others = List.copyOf(others);
    problems = List.copyOf(problems);
  }

  Stream<Block> others(String type) {
    return others.stream().filter(block -> block.type().equals(type));
  }

  /** Every block. */
  Stream<Block> blocks() {
    return Stream.of(
            variables.values().stream(),
            resources.values().stream(),
            calls.values().stream(),
            outputs.values().stream(),
            others.stream())
        .flatMap(stream -> stream);
  }

  /** The folder of a module in this repository, or empty for one from elsewhere. */
  Optional<String> local(Block call) {
    var source = Literals.text(call.body().argument("source"));
    return source.startsWith("./") || source.startsWith("../")
        ? Folders.resolve(folder, source)
        : Optional.empty();
  }
}
