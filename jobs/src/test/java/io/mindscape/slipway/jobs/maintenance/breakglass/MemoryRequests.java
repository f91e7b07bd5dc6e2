package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Asked;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Confirmed;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.Course;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.State;
import io.mindscape.slipway.policies.window.Opening;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Requests that are kept as long as the test. */
public final class MemoryRequests implements Requests {

  private final NavigableMap<Long, Request> requests = new TreeMap<>();

  @Override
  public synchronized Request ask(RepoName repo, Wish wish, Asked asked) {
    return of(repo, asked.comment())
        .orElseGet(
            () -> {
              long id = requests.size() + 1L;
              requests.put(id, new Request(id, repo, wish, asked, Course.FRESH));
              return requests.get(id);
            });
  }

  @Override
  public synchronized Optional<Request> of(RepoName repo, long comment) {
    return all(repo).stream().filter(one -> one.asked().comment() == comment).findFirst();
  }

  @Override
  public synchronized Optional<Request> find(RepoName repo, long id) {
    return all(repo).stream().filter(one -> one.id() == id).findFirst();
  }

  @Override
  public synchronized List<Request> open(RepoName repo) {
    return all(repo).stream().filter(one -> !one.state().isOver()).toList();
  }

  private List<Request> all(RepoName repo) {
    return requests.values().stream().filter(one -> one.repo().equals(repo)).toList();
  }

  @Override
  public synchronized boolean confirm(long id, Confirmed confirmed) {
    return change(
        id,
        course -> course.state() == State.ASKED,
        course -> new Course(State.CONFIRMED, confirmed, null, course.stoppedBy()));
  }

  @Override
  public synchronized boolean begin(long id, Opening opening) {
    return change(
        id,
        course -> course.state() == State.CONFIRMED,
        course -> new Course(State.RUNNING, course.confirmed(), opening, course.stoppedBy()));
  }

  @Override
  public synchronized boolean stop(long id, String by) {
    return change(
        id,
        course -> !course.state().isOver() && course.stoppedBy() == null,
        course ->
            new Course(
                course.state() == State.RUNNING ? State.RUNNING : State.WITHDRAWN,
                course.confirmed(),
                course.opening(),
                by));
  }

  @Override
  public synchronized boolean end(long id, State end) {
    return change(
        id,
        course -> !course.state().isOver(),
        course -> new Course(end, course.confirmed(), course.opening(), course.stoppedBy()));
  }

  private boolean change(long id, Predicate<Course> from, UnaryOperator<Course> to) {
    var there = requests.get(id);
    if (there == null || !from.test(there.course())) {
      return false;
    }
    requests.put(
        id, new Request(id, there.repo(), there.wish(), there.asked(), to.apply(there.course())));
    return true;
  }
}
