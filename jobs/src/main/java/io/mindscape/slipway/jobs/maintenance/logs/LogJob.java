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

  /** Arguments: folder, stamp, days, most KiB (0 for any). */
  static final String SCRIPT =
      """
      set -eu
      cd "$1"
      stamp=$2 days=$3 most=$4
      rotated=$(find . -type f -name '*.log' -size +0 -exec sh -c '
        stamp=$1; shift
        for log; do
          cp -- "$log" "$log.$stamp" && : > "$log" && gzip -f -- "$log.$stamp" && echo r
        done' sh "$stamp" {} + | wc -l)
      old() { find . -type f -name '*.log.[0-9]*T[0-9]*.gz' "$@"; }
      expired=$(old -mtime "+$days" -print -exec rm -- {} + | wc -l)
      crowded=0
      while [ "$most" -gt 0 ] && [ "$(du -sk . | cut -f1)" -gt "$most" ]; do
        oldest=$(old -exec ls -tr -- {} + | head -n 1)
        [ -n "$oldest" ] || break
        rm -- "$oldest"
        crowded=$((crowded + 1))
      done
      echo "rotated $rotated, expired by age $expired, by size $crowded, now $(du -sk . | cut -f1) KiB"
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
