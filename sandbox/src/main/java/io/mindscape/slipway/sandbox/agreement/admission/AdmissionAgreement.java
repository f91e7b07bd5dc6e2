package io.mindscape.slipway.sandbox.agreement.admission;

import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.rule.Surroundings;
import io.mindscape.slipway.sandbox.controlplane.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Loads policies into a server, tries objects on both sides, and lists where they differ. */
final class AdmissionAgreement {

  private static final int AT_A_TIME = 8;

  private static final List<String> WORLD =
      List.of(
          """
          apiVersion: v1
          kind: Namespace
          metadata: {name: admission, labels: {team: shop}}
          """,
          """
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: limits, namespace: admission, labels: {use: limits}}
          data: {most: "3"}
          """);

  private final Online online;
  private final Offline offline;
  private final List<Subject> subjects = Subject.all();

  /** With a server that nobody else uses. */
  AdmissionAgreement(Access access) {
    this.online = new Online(access);
    WORLD.forEach(text -> online.create(new Subject(text)));
    this.offline = new Offline(surroundings());
  }

  private Surroundings surroundings() {
    return Surroundings.of(WORLD.stream().map(Subject::manifest).toList())
        .askedBy(online.requester());
  }

  /**
   * Where we and the server differ.
   *
   * @param about the policy, and the object, if it is not about the policy alone
   */
  record Difference(String about, String ours, String theirs) {
    @Override
    public String toString() {
      return about + "\n    ours:   " + ours + "\n    theirs: " + theirs;
    }
  }

  /**
   * What came of it.
   *
   * @param policies how many were loaded
   * @param refused how many policies neither takes
   * @param pairs how often an object was tried on a policy
   * @param open how often we said that a policy was not evaluated; never counted as agreement
   */
  record Result(int policies, int refused, int pairs, int open, List<Difference> differences) {
    Result {
      differences = List.copyOf(differences);
    }
  }

  Result run(List<PolicyCase> cases) {
    var last = PolicyCase.demanding("last", "false", 1);
    try {
      var loaded = together(cases.stream().map(this::loading).toList());
      online.load(last);
      online.await(last, subjects.getFirst());
      var pairs = together(loaded.stream().filter(Loaded::isTaken).flatMap(this::asking).toList());
      return result(loaded, pairs);
    } finally {
      online.remove(Stream.concat(cases.stream(), Stream.of(last)).toList());
    }
  }

  private static Result result(List<Loaded> loaded, List<Pair> pairs) {
    var differences =
        Stream.concat(loaded.stream().map(Loaded::difference), pairs.stream().map(Pair::difference))
            .flatMap(Optional::stream)
            .toList();
    int refused = (int) loaded.stream().filter(Loaded::isRefused).count();
    int open = (int) pairs.stream().filter(Pair::isOpen).count();
    return new Result(loaded.size() - refused, refused, pairs.size(), open, differences);
  }

  /** Does all, some at a time, and gives what came of each in order. */
  private static <T> List<T> together(List<Callable<T>> jobs) {
    try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      var done = new ArrayList<T>();
      for (var job : threads.invokeAll(jobs)) {
        done.add(job.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Callable<Loaded> loading(PolicyCase policy) {
    return () -> new Loaded(policy, Optional.ofNullable(offline.load(policy)), online.load(policy));
  }

  private Stream<Callable<Pair>> asking(Loaded loaded) {
    return subjects.stream()
        .limit(loaded.policy().objects())
        .map(subject -> () -> ask(loaded, subject));
  }

  private Pair ask(Loaded loaded, Subject subject) {
    var policy = loaded.policy();
    var ours = loaded.ours().orElseThrow();
    var object = subject.manifest(policy);
    if (offline.isOpen(ours, object)) {
      return new Pair(true, Optional.empty());
    }
    var said = offline.ask(ours, object);
    var theirs = online.ask(policy, subject);
    return new Pair(
        false,
        said.equals(theirs)
            ? Optional.empty()
            : Optional.of(
                new Difference(
                    policy.policy() + " on " + subject, said.toString(), theirs.toString())));
  }

  /** A policy on both sides. */
  private record Loaded(PolicyCase policy, Optional<Policies> ours, boolean theirs) {

    boolean isTaken() {
      return ours.isPresent() && theirs;
    }

    boolean isRefused() {
      return ours.isEmpty() && !theirs;
    }

    Optional<Difference> difference() {
      return ours.isPresent() == theirs
          ? Optional.empty()
          : Optional.of(
              new Difference(
                  policy.policy(),
                  ours.isPresent() ? "a policy" : "no policy",
                  theirs ? "a policy" : "no policy"));
    }
  }

  /** An object before a policy on both sides. */
  private record Pair(boolean isOpen, Optional<Difference> difference) {}
}
