package io.mindscape.slipway.policies.terraform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder that Terraform runs in, for one environment.
 *
 * @param environment null where it is the same for all
 * @param variables the files that give its variables their values, the last of which wins
 */
public record Root(String folder, @Nullable String environment, List<String> variables) {
  public Root {
    variables = List.copyOf(variables);
  }
}
