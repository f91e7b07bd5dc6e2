package io.mindscape.slipway.sandbox.chaos;

import java.util.List;

/**
 * What is there when it is over, as anybody who asks the forge, Git and the clusters sees it.
 *
 * @param publications what was published, the newest of each image last
 * @param places what each environment holds in Git and runs
 * @param mergedTwice pull requests that were merged more than once
 * @param jobs how often each cluster Job was created
 */
record World(
    List<Pull> pulls,
    List<Comment> comments,
    List<Verdict> verdicts,
    List<Commit> commits,
    List<Deployment> deployments,
    List<Issue> issues,
    List<Publication> publications,
    List<Place> places,
    long mergedTwice,
    List<Job> jobs) {

  World {
    pulls = List.copyOf(pulls);
    comments = List.copyOf(comments);
    verdicts = List.copyOf(verdicts);
    commits = List.copyOf(commits);
    deployments = List.copyOf(deployments);
    issues = List.copyOf(issues);
    publications = List.copyOf(publications);
    places = List.copyOf(places);
    jobs = List.copyOf(jobs);
  }

  record Pull(String repo, int number, String branch, String head, boolean open) {}

  record Comment(String repo, int issue, long id, boolean ofBot, String body) {}

  /**
   * A check run or, in token mode, a status.
   *
   * @param state empty while it is not concluded
   * @param words its title
   * @param run whether it is a check run
   */
  record Verdict(String repo, String sha, String name, String state, String words, boolean run) {}

  /**
   * @param effect the trailer of that name; empty for none
   * @param image the trailer of that name; empty for none
   */
  record Commit(String repo, String sha, String effect, String image) {}

  record Deployment(String repo, String sha, String environment, List<String> states) {
    Deployment {
      states = List.copyOf(states);
    }
  }

  record Issue(String repo, int number, String label) {}

  record Publication(String repo, String image, String tag) {}

  /** One image of one environment. */
  record Place(String repo, String environment, String image, String inGit, String running) {}

  record Job(String name, long created) {}
}
