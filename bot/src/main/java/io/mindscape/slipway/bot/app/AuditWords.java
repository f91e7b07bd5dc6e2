package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.jobs.effect.AuditSeal;
import io.mindscape.slipway.jobs.effect.AuditTrail.Sealed;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code slipway audit verify} says. */
final class AuditWords {

  private final Path folder;

  /**
   * @param folder where files of sealed lines were looked for
   */
  AuditWords(Path folder) {
    this.folder = folder;
  }

  String of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Whole whole -> whole(whole);
      case Verdict.Broken(var seq, var why) ->
          """
          The audit log was changed. The first line that is wrong is %d: %s.
          What stands before it is as it was written; it and what follows prove nothing.
          Keep the database and the files as they are, compare them with a backup, and find out who could write to them.
          """
              .formatted(seq, why);
      case Verdict.Cut(var lines, var known) ->
          """
          The audit log was changed. Its %d lines fit together, but the hash that was noted is not among them:
          %s
          Its end was cut off, or it was written anew. Keep the database as it is, compare it with a backup,
          and find out who could write to it.
          """
              .formatted(lines, known);
      case Verdict.Unseen(var lines, var known, var away) ->
          """
          Whether the hash that was noted is in the audit log of %d lines cannot be known:
          %s
          It is in nothing that could be read.
          %s\
          """
              .formatted(lines, known, away(away));
    };
  }

  private String whole(Verdict.Whole whole) {
    var span =
        whole
            .from()
            .flatMap(from -> whole.to().map(to -> ", from %s to %s".formatted(from, to)))
            .orElse("");
    long away = whole.sealed().away().stream().mapToLong(AuditSeal::lines).sum();
    var lines =
        away == 0
            ? "The audit log is as it was written: %d lines%s".formatted(whole.lines(), span)
            : "What could be read of the audit log is as it was written: %d of its %d lines%s"
                .formatted(whole.lines() - away, whole.lines(), span);
    return """
    %s.
    %sIts last line has the hash
    %s
    Note it elsewhere: with --head it shows later that nothing was cut off.
    """
        .formatted(lines, sealed(whole.sealed()), whole.head());
  }

  private String sealed(Sealed sealed) {
    var text = new StringBuilder();
    if (!sealed.read().isEmpty()) {
      long lines = sealed.read().stream().mapToLong(AuditSeal::lines).sum();
      text.append(
          "%s of them %s sealed in %s of %s, which %s read; they were compared line by line.%n"
              .formatted(
                  lines,
                  lines == 1 ? "is" : "are",
                  files(sealed.read().size()),
                  folder,
                  sealed.read().size() == 1 ? "was" : "were"));
    }
    if (!sealed.away().isEmpty()) {
      text.append(away(sealed.away()));
    }
    sealed
        .strays()
        .forEach(
            stray ->
                text.append(
                    "%s in %s is no part of this log: of another database, or left by a bot that died.%n"
                        .formatted(stray, folder)));
    return text.toString();
  }

  private String away(List<AuditSeal> away) {
    return """
    Of what is sealed elsewhere nothing is proved but that the rest follows it. Not in %s, or not to be read there:
    %s
    Each replica has what it sealed itself, unless they share that folder. Put %s there, or have
    SLIPWAY_AUDIT_EXPORT_DIR name the folder, and ask again.
    """
        .formatted(
            folder,
            away.stream()
                .map(seal -> "  %s SHA-256 %s".formatted(seal.words(), seal.digest()))
                .collect(Collectors.joining("\n")),
            away.size() == 1 ? "it" : "them");
  }

  private static String files(int count) {
    return count == 1 ? "a file" : count + " files";
  }
}
