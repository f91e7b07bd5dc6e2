package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.jobs.forge.Projects;
import io.mindscape.slipway.jobs.maintenance.dependencies.Dependency;
import io.mindscape.slipway.jobs.maintenance.dependencies.Look;
import io.mindscape.slipway.jobs.maintenance.dependencies.Source;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.hcl.HclFile;
import io.mindscape.slipway.policies.hcl.HclReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The modules and providers that files of Terraform ask for: of registries by their constraints,
 * and modules of repositories on the forge by their tags.
 */
public final class Terraform implements Source {

  private final TerraformRegistry registry;
  private final Projects projects;

  public Terraform(TerraformRegistry registry, Projects projects) {
    this.registry = registry;
    this.projects = projects;
  }

  @Override
  public String name() {
    return "terraform";
  }

  @Override
  public List<Dependency> look(Look look) {
    var registered = new Registered(registry, projects, look.turn().repo());
    return look.files().list("").stream()
        .filter(path -> path.endsWith(".tf") && !("/" + path).contains("/.terraform/"))
        .flatMap(path -> file(look, path).stream())
        .flatMap(file -> of(look, file, registered))
        .toList();
  }

  private static Optional<HclFile> file(Look look, String path) {
    var file =
        look.asking(Markdown.code(path), () -> look.files().read(path))
            .flatMap(found -> found)
            .map(HclReader::read);
    file.map(HclFile::problems).stream()
        .flatMap(List::stream)
        .findFirst()
        .ifPresent(
            problem -> look.cannot(Markdown.code(problem.place().toString()), problem.message()));
    return file;
  }

  private static Stream<Dependency> of(Look look, HclFile file, Registered registered) {
    var modules = new ModulesOfGit(look, registered);
    var others = new Constrained(look, registered);
    return Written.in(file).stream()
        .flatMap(
            written ->
                GitSource.parse(written.source().text())
                    .map(git -> modules.of(file.path(), written, git))
                    .orElseGet(() -> others.of(file.path(), written))
                    .stream());
  }
}
