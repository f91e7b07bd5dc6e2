package io.mindscape.slipway.jobs.maintenance.logs;

import io.mindscape.slipway.jobs.cluster.Cluster.JobSpec;
import io.mindscape.slipway.jobs.cluster.Cluster.Volume;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.policies.strategy.LogTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The Job that rotates the logs of one target in one cluster. Its script needs no more than a POSIX
 * shell with {@code find}, {@code gzip} and {@code du}, and touches no names but {@code *.log} and
 * those that it made of them itself.
 */
record LogJob(Where where, LogTarget target, Instant opens) {

  static final String IMAGE = "busybox:1.37";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);
  private static final String PLACE = "/logs";

  /**
   * Arguments: folder, stamp, days, most KiB (0 for any).
   *
   * <p>What is old goes first, so that a full volume has room for the copies. A copy has its name
   * only when it is whole, and only then is the log emptied; {@code true} empties it, as a shell
   * ends where {@code :} cannot. Nothing is written over an earlier copy. Each file answers with
   * one letter, for names may have line ends in them; {@code f} is one that failed.
   */
  static final String SCRIPT =
      """
      set -eu
      cd "$1"
      stamp=$2 days=$3 most=$4
      four='[0-9][0-9][0-9][0-9]'
      mark=$four${four}T$four'[0-9][0-9]'
      end='
      '
      count() { printf %s "$2" | tr -cd "$1" | wc -c; }

      # What a Job left that was ended before its time.
      find . -type f -name "*.log.$mark*.part" -exec rm -f -- {} + || true
      left=$(find . -type f -name "*.log.$mark*" ! -name '*.gz' ! -name '*.part' -exec sh -c '
        for copy; do gzip -f -- "$copy" || echo f; done' sh {} +) || true

      old=$(find . -type f -name "*.log.$mark*.gz" -mtime "+$days" -exec sh -c '
        for copy; do if rm -f -- "$copy"; then echo x; else echo f; fi; done' sh {} +) || true

      new=$(find . -type f -name '*.log' -size +0 -exec sh -c '
        stamp=$1; shift
        for log; do
          copy=$log.$stamp more=0
          while [ -e "$copy" ] || [ -e "$copy.gz" ]; do
            more=$((more + 1))
            copy=$log.$stamp-$more
          done
          if cp -- "$log" "$copy.part" && mv -- "$copy.part" "$copy" && true > "$log"; then
            if gzip -- "$copy"; then echo r; else echo f; fi
          else
            rm -f -- "$copy.part" "$copy"
            echo f
          fi
        done' sh "$stamp" {} +) || true

      crowded=0
      while [ "$most" -gt 0 ] && [ "$(du -sk . | cut -f1)" -gt "$most" ]; do
        oldest=$(find . -type f -name "*.log.$mark*.gz" ! -path "*$end*" -exec ls -tr -- {} + |
          head -n 1)
        [ -n "$oldest" ] || break
        rm -f -- "$oldest"
        crowded=$((crowded + 1))
      done
      now=$(du -sk . | cut -f1)
      counts="rotated $(count r "$new"), expired by age $(count x "$old"), by size $crowded"
      echo "$counts, now $now KiB"
      failed=$(count f "$left$old$new")
      if [ "$failed" -gt 0 ]; then
        echo "$failed could not be rotated or removed: is the volume full or read-only, or do the"
        echo "files or their folders not belong to user $(id -u)? Free it, or set user of this entry"
        exit 1
      fi
      """;

  /** The same in one opening, and another for each target and cluster. */
  String name() {
    var which = "%s/%s".formatted(target.claim(), target.path());
    return "slipway-logs-%s-%s"
        .formatted(opens.atZone(ZoneOffset.UTC).toLocalDate(), Act.digest(which).substring(0, 8));
  }

  /** For a person. */
  String what() {
    var folder = target.path().isEmpty() ? "" : "/" + target.path();
    return "the logs of %s%s in %s of %s"
        .formatted(target.claim(), folder, where.namespace(), where.context());
  }

  /** Kubernetes itself ends it in time, should nobody be here to do it. */
  JobSpec spec(Duration deadline) {
    var folder = target.path().isEmpty() ? PLACE : PLACE + "/" + target.path();
    return new JobSpec(
        name(),
        IMAGE,
        List.of(
            "sh",
            "-c",
            SCRIPT,
            "rotate",
            folder,
            STAMP.format(opens),
            Long.toString(target.keep().toDays()),
            Long.toString(mostKib())),
        deadline,
        new Volume(target.claim(), PLACE, target.user()));
  }

  private long mostKib() {
    return target.mostBytes() == 0 ? 0 : Math.max(1, target.mostBytes() / 1024);
  }
}
