package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.policies.change.Changes;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.strategy.Infrastructure;
import io.mindscape.slipway.policies.terraform.Root;
import io.mindscape.slipway.policies.terraform.Sources;
import io.mindscape.slipway.policies.terraform.Terraform;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file as Terraform, judges it and plans it.
 *
 * @param name what the file is called: its end tells the syntax
 */
record TerraformReader(String name) {

  private static final Root ROOT = new Root("", "production", List.of());

  Reading read(SourceFile file) {
    if (file.text().replace("\r\n", "\n").indexOf('\r') >= 0) {
      // Places are checked by lines that a CR alone ends too, which it does not here.
      return Reading.of("");
    }
    var terraform = new Terraform(new Alone(new SourceFile(name, file.content())));
    var findings = terraform.judge(List.of(ROOT), Infrastructure.usual());
    var plan = terraform.plan(ROOT);
    return new Reading(
        findings.stream().map(finding -> at(file.path(), finding)).toList(),
        List.of(String.valueOf(Changes.consequences(List.of(), plan))),
        List.of());
  }

  private static Finding at(String path, Finding finding) {
    var place = finding.place();
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.message(),
        new Place(path, place.line(), place.column()),
        null,
        null,
        null);
  }

  /** A folder of one file. */
  private record Alone(SourceFile file) implements Sources {
    @Override
    public List<String> in(String folder) {
      return folder.isEmpty() ? List.of(file.path()) : List.of();
    }

    @Override
    public Optional<SourceFile> read(String path) {
      return path.equals(file.path()) ? Optional.of(file) : Optional.empty();
    }
  }
}
