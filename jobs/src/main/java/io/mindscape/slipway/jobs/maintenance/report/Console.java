package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.window.Opening;

/**
 * Where people look at windows and their reports in a browser. An address is empty where they
 * cannot reach the bot. Methods throw {@link io.mindscape.slipway.jobs.Unavailable} when the
 * database does not answer.
 */
public interface Console {

  /** The page of the window that is open, else of the next. */
  String window(RepoName repo);

  /** The page of the report of an opening; empty too where none is kept. */
  String report(RepoName repo, Opening opening);

  /** There is none. */
  static Console none() {
    return new Console() {
      @Override
      public String window(RepoName repo) {
        return "";
      }

      @Override
      public String report(RepoName repo, Opening opening) {
        return "";
      }
    };
  }
}
