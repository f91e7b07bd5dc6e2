package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import java.util.Optional;

/** What somebody wrote: the files of the tree. */
public interface Written {

  Optional<SourceFile> source(String path);

  /** The file as YAML; one that is not there has no documents. */
  YamlFile yaml(String path);
}
