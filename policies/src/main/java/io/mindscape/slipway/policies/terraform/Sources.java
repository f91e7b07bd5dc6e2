package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Optional;

/** The files that modules are read from. */
public interface Sources {

  /** The paths of the files directly in a folder; none where there is no such folder. */
  List<String> in(String folder);

  Optional<SourceFile> read(String path);
}
