package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.bot.settings.SettingsReader;
import org.junit.jupiter.api.Assumptions;

/** The real Kustomize for tests: built with Go, or skipped, in words that {@code verify} finds. */
public final class RealKustomize {

  private RealKustomize() {}

  /** Where it is; the test is skipped if there is no Go, and fails if the build does. */
  public static KustomizeBuild build() {
    var settings = SettingsReader.kustomize(System.getenv());
    var build =
        new KustomizeBuild(
            new KustomizeBuild.Place(settings.program(), settings.cache(), settings.environment()),
            System.err::println);
    try {
      build.program();
    } catch (KustomizeBuild.NoGo none) {
      Assumptions.abort("not run with Kustomize: " + none.getMessage());
    } catch (KustomizeBuild.NotBuilt broken) {
      throw new AssertionError(broken.getMessage(), broken);
    }
    return build;
  }
}
