package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Draft;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.maintenance.Task.Turn;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One pull request with the bumps of one application. One that is open already gets another commit,
 * or makes way for a new one where it could no longer be merged; the same bumps are never proposed
 * twice while the ledger remembers them, so that closing a pull request is an answer.
 */
final class Proposal {

  private final Turn turn;
  private final UpdateKind kind;
  private final OwnBranches branches;
  private final String application;
  private final List<Bump> bumps;

  /**
   * @param bumps at least one, all of {@code application}
   */
  Proposal(Turn turn, UpdateKind kind, String application, List<Bump> bumps) {
    this.turn = turn;
    this.kind = kind;
    this.branches = new OwnBranches(turn, kind);
    this.application = application;
    this.bumps = List.copyOf(bumps);
  }

  /** Proposes them and gives the number of the pull request, which may have been closed since. */
  int make() {
    var open = turn.systems().forge().pullRequests().openFrom(turn.repo(), branch());
    var overtaken = open.filter(branches::isOvertaken);
    // What is overtaken is proposed again, from where the branch stands now.
    var key = overtaken.isEmpty() ? key() : key() + ":" + turn.occasion().inForce().head();
    var number =
        turn.effects()
            .once(
                key,
                title(),
                Optional::empty,
                () -> {
                  overtaken.ifPresent(
                      pull -> branches.close(pull, "the same files have changed since"));
                  return Integer.toString(propose(key));
                });
    return Integer.parseInt(number);
  }

  String branch() {
    return kind.branch(application);
  }

  /** A line for each image and its step. */
  Stream<String> images() {
    return bumps.stream().map(Bump::words).distinct();
  }

  /** The files that it changes, for a person. */
  String files() {
    return bumps.stream()
        .map(bump -> Markdown.code(bump.file()))
        .distinct()
        .collect(Collectors.joining(", "));
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
      var draft = new Draft(title(), body(), branch(), base.branch());
      return pulls.create(turn.repo(), draft).number();
    }
    return describe(open.get());
  }

  private int describe(PullRequest open) {
    if (!open.body().startsWith(kind.marker(application))) {
      throw new Refused(
          "#%d comes from %s, which is the bot's: please use another branch"
              .formatted(open.number(), branch()));
    }
    turn.systems().forge().pullRequests().describe(turn.repo(), open.number(), title(), body());
    return open.number();
  }

  private Map<String, byte[]> edit(Snapshot head) {
    var edited = new LinkedHashMap<String, byte[]>();
    for (var bump : bumps) {
      var before = edited.get(bump.file());
      var file =
          before == null
              ? head.read(bump.file()).orElseThrow(() -> gone(bump))
              : new SourceFile(bump.file(), before);
      var after = bump.in(file);
      if (!Arrays.equals(after, file.content())) {
        edited.put(bump.file(), after);
      }
    }
    return edited;
  }

  private Refused gone(Bump bump) {
    return new Refused(
        "%s is not on the branch of the open pull request: close it, and the next window opens a new one"
            .formatted(bump.file()));
  }

  private CommitText text(String key) {
    var trailers =
        Stream.of(
                bumps.stream()
                    .map(bump -> bump.image() + ":" + bump.tag())
                    .distinct()
                    .map(image -> new Trailer("Slipway-Image", image)),
                Stream.of(kind.trailer(application), new Trailer("Slipway-Effect", key)))
            .flatMap(all -> all)
            .toList();
    return new CommitText(title(), "", trailers);
  }

  private String title() {
    var images = images().toList();
    return images.size() == 1
        ? "%s: %s".formatted(kind.title(), images.get(0).replace("`", ""))
        : "%s of %s: %d images".formatted(kind.title(), application, images.size());
  }

  private String body() {
    return new ProposalText(kind, application, bumps).body();
  }

  private String key() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      bumps.stream()
          .map(Bump::toString)
          .sorted()
          .forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      var digest = HexFormat.of().formatHex(sha.digest(), 0, 8);
      return "update:%s:%s:%s".formatted(turn.repo(), branch(), digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
