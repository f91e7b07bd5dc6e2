package io.mindscape.slipway.jobs.maintenance.proposal;

import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.git.Snapshot;
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
import java.util.function.Function;

/**
 * What one pull request holds.
 *
 * @param group what its updates have in common, such as an application; its branch is named after
 *     it
 * @param edits at least one
 */
public record Proposed(UpdateKind kind, String group, Text text, List<Edit> edits) {

  public Proposed {
    edits = List.copyOf(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("nothing is proposed for " + group);
    }
  }

  /**
   * What it says.
   *
   * @param title also the subject of its commit
   * @param body Markdown
   * @param trailers of the commit, besides those by which it is known
   */
  public record Text(String title, String body, List<Trailer> trailers) {
    public Text {
      trailers = List.copyOf(trailers);
    }
  }

  /** A change of one file. */
  public interface Edit {
    String file();

    /**
     * The file with the change in it; its own bytes where it says so already. Derived again
     * whenever somebody else has pushed.
     *
     * @throws io.mindscape.slipway.policies.Refused if it cannot be made there; the message says
     *     why
     */
    byte[] in(SourceFile content);

    /**
     * The same, for a change that depends on other files.
     *
     * @param others gives a file with the changes that were made to it before this one
     */
    default byte[] in(SourceFile content, Function<String, Optional<SourceFile>> others) {
      return in(content);
    }

    /** As it is known by: what has the same keys is not proposed twice. */
    String key();
  }

  public String branch() {
    return kind.branch(group);
  }

  /** The line that the description of the pull request begins with. */
  String marker() {
    return kind.marker(group);
  }

  /** The description of the pull request; hidden lines say whose it is, and what it is true of. */
  String description() {
    return marker() + "\n" + holds() + "\n" + text.body();
  }

  /** Whether a description tells of these edits and of no others. */
  public boolean isToldIn(String description) {
    return description.contains(holds());
  }

  private String holds() {
    return "<!-- slipway:holds %s -->".formatted(digest());
  }

  /** The same for the same edits, in whatever order. */
  String digest() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      edits.stream()
          .map(Edit::key)
          .sorted()
          .forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * What is to be written where {@code files} are: nothing where they say so already.
   *
   * @throws Refused if it cannot be written there
   */
  Map<String, byte[]> on(Snapshot files) {
    var edited = new LinkedHashMap<String, byte[]>();
    Function<String, Optional<SourceFile>> now =
        path ->
            Optional.ofNullable(edited.get(path))
                .map(content -> new SourceFile(path, content))
                .or(() -> files.read(path));
    for (var edit : edits) {
      var file = now.apply(edit.file()).orElseThrow(() -> gone(edit));
      var after = edit.in(file, now);
      if (!Arrays.equals(after, file.content())) {
        edited.put(edit.file(), after);
      }
    }
    return edited;
  }

  private static Refused gone(Edit edit) {
    return new Refused(
        "%s is not there any more: the next window looks again".formatted(edit.file()));
  }

  /** In each commit on its branch. */
  Trailer trailer() {
    return kind.trailer(group);
  }
}
