package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRun.AnnotationLevel;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHRepository;

/**
 * Verdicts as check runs, which only an App may write.
 *
 * <p>GitHub never takes an annotation back: when a verdict on the same commit changes, remarks of
 * the verdict before stay in the diff, and only new ones are added.
 */
final class CheckRuns implements Checks {

  private static final int LONGEST_SUMMARY = 65_535;
  private static final int LONGEST_TITLE = 255;

  private final Session session;

  CheckRuns(Session session) {
    this.session = session;
  }

  @Override
  public void report(RepoName repo, CommitId commit, Report report) {
    session.ask(
        repo,
        what(repo, commit),
        it -> {
          var there = own(it, commit, report.name());
          if (there.isEmpty()) {
            var run =
                it.createCheckRun(report.name(), commit.hex())
                    .withExternalID(externalId(report.name()));
            return fill(run, report, report.annotations()).create();
          }
          if (isSame(there.get(), report)) {
            return there.get();
          }
          return fill(there.get().update(), report, missing(repo, there.get(), report)).create();
        });
  }

  @Override
  public Map<String, State> all(RepoName repo, CommitId commit) {
    return new EverybodysChecks(session).of(repo, commit);
  }

  @Override
  public Optional<State> find(RepoName repo, CommitId commit, String name) {
    return session.ask(repo, what(repo, commit), it -> own(it, commit, name).map(CheckRuns::state));
  }

  /** Our own run, not one that another App gave the same name. */
  private static Optional<GHCheckRun> own(GHRepository repository, CommitId commit, String name)
      throws IOException {
    for (var run : repository.getCheckRuns(commit.hex(), Map.of("check_name", name))) {
      if (name.equals(run.getName()) && externalId(name).equals(run.getExternalId())) {
        return Optional.of(run);
      }
    }
    return Optional.empty();
  }

  private static String externalId(String name) {
    return "slipway:" + name;
  }

  private GHCheckRunBuilder fill(
      GHCheckRunBuilder run, Report report, List<Annotation> annotations) {
    var output = new GHCheckRunBuilder.Output(title(report), summary(report));
    // The library sends them in batches of 50, which is what GitHub takes at once.
    annotations.forEach(annotation -> output.add(remark(annotation)));
    run.add(output);
    report
        .actions()
        .forEach(
            action ->
                run.add(
                    new GHCheckRunBuilder.Action(
                        action.label(), action.description(), action.identifier())));
    return switch (report.state()) {
      case IN_PROGRESS -> run.withStatus(GHCheckRun.Status.IN_PROGRESS);
      case WAITING -> run.withStatus(GHCheckRun.Status.QUEUED);
      case SUCCESS -> concluded(run, GHCheckRun.Conclusion.SUCCESS);
      case FAILURE -> concluded(run, GHCheckRun.Conclusion.FAILURE);
      case NEUTRAL -> concluded(run, GHCheckRun.Conclusion.NEUTRAL);
    };
  }

  private static GHCheckRunBuilder concluded(
      GHCheckRunBuilder run, GHCheckRun.Conclusion conclusion) {
    return run.withStatus(GHCheckRun.Status.COMPLETED).withConclusion(conclusion);
  }

  private static GHCheckRunBuilder.Annotation remark(Annotation annotation) {
    var place = annotation.place();
    var level =
        switch (annotation.severity()) {
          case ERROR -> AnnotationLevel.FAILURE;
          case WARNING -> AnnotationLevel.WARNING;
          case INFO -> AnnotationLevel.NOTICE;
        };
    return new GHCheckRunBuilder.Annotation(
            place.file(), place.line(), level, Cut.to(LONGEST_SUMMARY, annotation.message()))
        .withTitle(Cut.line(LONGEST_TITLE, annotation.title()));
  }

  private boolean isSame(GHCheckRun run, Report report) {
    var output = run.getOutput();
    return state(run) == report.state()
        && output != null
        && title(report).equals(output.getTitle())
        && summary(report).strip().equals(String.valueOf(output.getSummary()).strip())
        && output.getAnnotationsCount() >= report.annotations().size();
  }

  /** The annotations that do not stand on the run yet. */
  private List<Annotation> missing(RepoName repo, GHCheckRun run, Report report) {
    if (report.annotations().isEmpty() || run.getOutput().getAnnotationsCount() == 0) {
      return report.annotations();
    }
    var there = new HashSet<String>();
    var path =
        Rest.path("/repos", repo.owner(), repo.name(), "check-runs", run.getId(), "annotations");
    for (var remark : session.rest().list(repo.owner(), path)) {
      there.add(
          key(
              remark.path("path").asString(""),
              remark.path("start_line").asInt(0),
              remark.path("message").asString("")));
    }
    return report.annotations().stream()
        .filter(
            annotation ->
                !there.contains(
                    key(
                        annotation.place().file(),
                        annotation.place().line(),
                        annotation.message())))
        .toList();
  }

  private static String key(String file, int line, String message) {
    return file + ":" + line + ":" + message;
  }

  /** In our words. */
  static State state(GHCheckRun run) {
    return switch (run.getStatus()) {
      case QUEUED -> State.WAITING;
      case IN_PROGRESS, UNKNOWN -> State.IN_PROGRESS;
      case COMPLETED ->
          switch (run.getConclusion()) {
            case SUCCESS -> State.SUCCESS;
            case NEUTRAL, SKIPPED -> State.NEUTRAL;
            case FAILURE, ACTION_REQUIRED, CANCELLED, STALE, TIMED_OUT, UNKNOWN -> State.FAILURE;
          };
    };
  }

  private static String title(Report report) {
    return Cut.line(LONGEST_TITLE, report.title());
  }

  /** GitHub wants a summary wherever there is a title. */
  private String summary(Report report) {
    return report.summary().isBlank()
        ? report.title()
        : session.fit(LONGEST_SUMMARY, report.title(), report.summary());
  }

  private static String what(RepoName repo, CommitId commit) {
    return "checks of %s in %s".formatted(commit.abbreviated(), repo);
  }
}
