package io.mindscape.slipway.jobs.maintenance.proposal;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Draft;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One pull request with the updates of one group. One that is open already gets another commit, or
 * makes way for a new one where it could no longer be merged; the same updates are never proposed
 * twice while the ledger remembers them, so that closing a pull request is an answer.
 */
public final class Proposal {

  private final Turn turn;
  private final Proposed what;
  private final OwnBranches branches;

  public Proposal(Turn turn, Proposed what) {
    this.turn = turn;
    this.what = what;
    this.branches = new OwnBranches(turn, what.kind());
  }

  /** The number of the pull request that had exactly this, open or closed, if one is known. */
  public Optional<Integer> made() {
    return turn.effects().remembered(key()).map(Integer::valueOf);
  }

  /** Proposes them and gives the number of the pull request, which may have been closed since. */
  public int make() {
    var open = turn.systems().forge().pullRequests().openFrom(turn.repo(), branch());
    var overtaken = open.filter(branches::isOvertaken);
    // What is overtaken is proposed again, from where the branch stands now.
    var key = overtaken.isEmpty() ? key() : key() + ":" + turn.occasion().inForce().head();
    var number =
        turn.effects()
            .once(
                key,
                what.text().title(),
                Optional::empty,
                () -> {
                  overtaken.ifPresent(
                      pull -> branches.close(pull, "the same files have changed since"));
                  return Integer.toString(propose(key));
                });
    return Integer.parseInt(number);
  }

  /** Where it is proposed. */
  public String branch() {
    return what.branch();
  }

  /** Whether this, made at {@code from}, is all that stands between it and {@code head}. */
  boolean isAll(CommitId from, CommitId head) {
    var git = turn.systems().git();
    try {
      var edited = edit(git.at(turn.repo(), from));
      var there = git.at(turn.repo(), head);
      return edited.keySet().equals(Set.copyOf(git.changed(turn.repo(), from, head)))
          && edited.entrySet().stream()
              .allMatch(
                  file ->
                      there
                          .read(file.getKey())
                          .filter(now -> Arrays.equals(now.content(), file.getValue()))
                          .isPresent());
    } catch (Refused cannotBeMadeThere) {
      return false;
    }
  }

  private int propose(String key) {
    var pulls = turn.systems().forge().pullRequests();
    var open = pulls.openFrom(turn.repo(), branch());
    if (open.isEmpty()) {
      branches.clear(branch());
    }
    var base = turn.occasion().inForce();
    turn.systems().git().push(turn.repo(), branch(), base.head(), text(key), this::edit);
    if (open.isEmpty()) {
      var draft = new Draft(what.text().title(), body(), branch(), base.branch());
      return pulls.create(turn.repo(), draft).number();
    }
    return describe(open.get());
  }

  private int describe(PullRequest open) {
    if (!open.body().startsWith(what.marker())) {
      throw new Refused(
          "#%d comes from %s, which is the bot's: please use another branch"
              .formatted(open.number(), branch()));
    }
    turn.systems()
        .forge()
        .pullRequests()
        .describe(turn.repo(), open.number(), what.text().title(), body());
    return open.number();
  }

  private Map<String, byte[]> edit(Snapshot head) {
    var edited = new LinkedHashMap<String, byte[]>();
    Function<String, Optional<SourceFile>> files =
        path ->
            Optional.ofNullable(edited.get(path))
                .map(content -> new SourceFile(path, content))
                .or(() -> head.read(path));
    for (var edit : what.edits()) {
      var file = files.apply(edit.file()).orElseThrow(() -> gone(edit));
      var after = edit.in(file, files);
      if (!Arrays.equals(after, file.content())) {
        edited.put(edit.file(), after);
      }
    }
    return edited;
  }

  private static Refused gone(Proposed.Edit edit) {
    return new Refused(
        "%s is not on the branch of the open pull request: close it, and the next window opens a new one"
            .formatted(edit.file()));
  }

  private CommitText text(String key) {
    var trailers =
        Stream.concat(
                what.text().trailers().stream(),
                Stream.of(what.trailer(), new Trailer("Slipway-Effect", key)))
            .toList();
    return new CommitText(what.text().title(), "", trailers);
  }

  private String body() {
    return what.marker() + "\n" + what.text().body();
  }

  private String key() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      what.edits().stream()
          .map(Proposed.Edit::key)
          .sorted()
          .forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      var digest = HexFormat.of().formatHex(sha.digest(), 0, 8);
      return "update:%s:%s:%s".formatted(turn.repo(), branch(), digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
