package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A module that is taken from a Git repository by a ref: {@code
 * git::https://forge.example/owner/name.git//part?ref=v1.2.0}.
 *
 * @param host with its port, if it has one
 * @param path owner and name
 * @param ref empty where it names none
 * @param start where the ref begins in the text
 */
record GitSource(String host, String path, String ref, int start) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:git::)?(?:(?:(?:https?|ssh|git)://(?:[^/@]*@)?(?<host>[^/@:]+(?::\\d+)?)/)"
              + "|(?:(?:[^/@]*@)(?<scp>[^/@:]+):)|(?:(?<bare>[^/@:]+\\.[a-z]+)/))"
              + "(?<path>[A-Za-z0-9._-]+/[A-Za-z0-9._-]+?)(?:\\.git)?/?(?://[^?]*)?(?:\\?.*)?");

  private static final Pattern REF = Pattern.compile("\\?(?:[^#]*&)?ref=([^&#]+)");

  /** Reads a source; nothing where it is none of these. */
  static Optional<GitSource> parse(String source) {
    var form = FORM.matcher(source);
    if (source.length() > 1_000 || !form.matches() || !isGit(source, form.group("bare"))) {
      return Optional.empty();
    }
    var host =
        form.group("host") != null
            ? form.group("host")
            : form.group("scp") != null ? form.group("scp") : form.group("bare");
    var ref = REF.matcher(source);
    return ref.find()
        ? Optional.of(new GitSource(host, form.group("path"), ref.group(1), ref.start(1)))
        : Optional.of(new GitSource(host, form.group("path"), "", -1));
  }

  /**
   * What Terraform itself takes for Git: some hosts by their names, the others where it is told.
   */
  private static boolean isGit(String source, @Nullable String bare) {
    return source.startsWith("git::")
        || source.startsWith("git@")
        || (bare != null && (bare.equals("github.com") || bare.equals("bitbucket.org")));
  }

  /** The source with another ref. */
  String with(String source, String newRef) {
    return source.substring(0, start) + newRef + source.substring(start + ref.length());
  }
}
