package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.jobs.git.RepoName;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does something for every repository; one that fails keeps no other from it. */
record EachRepository(List<RepoName> repositories, Consumer<RepoName> work) implements Runnable {

  /** The first failure is thrown when all have had their turn. */
  @Override
  public void run() {
    @Nullable RuntimeException first = null;
    for (var repository : repositories) {
      try {
        work.accept(repository);
      } catch (RuntimeException failure) {
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
