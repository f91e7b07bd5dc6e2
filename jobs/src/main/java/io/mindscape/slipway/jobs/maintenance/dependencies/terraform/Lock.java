package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.HclReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lock file of a folder: the version of each provider that was chosen, with the hashes of its
 * packages. Only Terraform itself can write it, for it has to have the packages.
 */
record Lock(SourceFile file) {

  static final String NAME = ".terraform.lock.hcl";

  /**
   * The version that is held.
   *
   * @param path such as {@code hashicorp/aws}
   */
  Optional<String> version(String path) {
    return HclReader.read(file)
        .body()
        .blocks("provider")
        .filter(block -> block.label(0).equals(path) || block.label(0).endsWith("/" + path))
        .map(block -> block.body().argument("version"))
        .flatMap(
            version ->
                version != null && version.value() instanceof Expression.Template template
                    ? Optional.ofNullable(template.literal()).stream()
                    : Stream.empty())
        .findFirst();
  }
}
