package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.Unlisted;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.maintenance.task.UnlistedHosts;
import io.mindscape.slipway.policies.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A look at the dependencies of a repository: its files, and what could not be looked at. */
public final class Look {

  private final Turn turn;
  private final Snapshot files;
  private final List<Blind> blind = new ArrayList<>();
  private final List<Blind> left = new ArrayList<>();
  private final List<Blind> byHand = new ArrayList<>();
  private final Set<String> sources = new HashSet<>();
  private final List<Refused> refusals = new ArrayList<>();
  private final UnlistedHosts unlisted = new UnlistedHosts();
  private String source = "";

  /**
   * Something that nobody could look at, that is left as it is, or that takes a person, and why.
   */
  record Blind(String what, String why) {}

  public Look(Turn turn) {
    this.turn = turn;
    this.files = turn.systems().git().at(turn.repo(), turn.occasion().inForce().head());
  }

  /** The turn of the task; its guard is to be asked before each question to a slow system. */
  public Turn turn() {
    return turn;
  }

  /** The files of the default branch. */
  public Snapshot files() {
    return files;
  }

  /**
   * What a question gave; nothing where it could not be answered, which is noted and keeps what is
   * proposed already from being closed. A host that nobody listed is left alone, and told.
   *
   * @param what is asked about
   */
  public <T> Optional<T> asking(String what, Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (Unavailable failure) {
      cannot(what, failure.words());
    } catch (Unlisted host) {
      refusals.add(host);
      unlisted.note(what, host);
    } catch (Refused refused) {
      refusals.add(refused);
      cannot(what, String.valueOf(refused.getMessage()));
    }
    return Optional.empty();
  }

  /** Notes that something could not be looked at. */
  public void cannot(String what, String why) {
    blind.add(new Blind(what, why));
    sources.add(source);
  }

  /** Notes that something is left as it is, which is no failure: it names no release, say. */
  public void leaves(String what, String why) {
    left.add(new Blind(what, why));
  }

  /**
   * Notes that nothing is known of something, which is no failure; what is proposed of it already
   * is not closed.
   */
  void unknown(String what, String why) {
    left.add(new Blind(what, why));
    sources.add(source);
    turn.notes().did("%s: %s".formatted(what, why));
  }

  /** Notes that something has to be changed, and takes a person. */
  public void byHand(String what, String why) {
    byHand.add(new Blind(what, why));
  }

  /** What a source finds; nothing where it finds nothing out. */
  List<Dependency> through(Source one) {
    source = one.name();
    return asking("every " + one.name(), () -> one.look(this)).orElse(List.of());
  }

  /** The source that is asked about from now on. */
  void of(String name) {
    source = name;
  }

  /** The sources of which something could not be looked at, or is not known. */
  Set<String> blindSources() {
    return Set.copyOf(sources);
  }

  /** What a person has to mend first, if that was said. */
  Optional<Refused> refusal() {
    return refusals.stream().findFirst();
  }

  List<Blind> blind() {
    return List.copyOf(blind);
  }

  List<Blind> byHand() {
    return List.copyOf(byHand);
  }

  List<Blind> left() {
    return Stream.concat(
            unlisted.lines().stream().map(line -> new Blind(line.what(), line.why())),
            left.stream())
        .toList();
  }
}
