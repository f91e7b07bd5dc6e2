package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.witness.Witness.Asked;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of requests by which the bot changes something. */
enum Kind {
  COMMENT("forge", "POST", ".*/issues/\\d+/comments"),
  COMMENT_EDIT("forge", "PATCH", ".*/issues/comments/\\d+"),
  REACTION("forge", "POST", ".*/issues/comments/\\d+/reactions"),
  ISSUE("forge", "POST|PATCH", ".*/issues(/\\d+)?"),
  CHECK_RUN("forge", "POST|PATCH", ".*/check-runs(/\\d+)?"),
  STATUS("forge", "POST", "/api/v3/repos/[^/]+/[^/]+/statuses/.*"),
  DEPLOYMENT("forge", "POST", ".*/deployments"),
  DEPLOYMENT_STATUS("forge", "POST", ".*/deployments/\\d+/statuses"),
  PULL_REQUEST("forge", "POST|PATCH", ".*/pulls(/\\d+)?"),
  MERGE("forge", "PUT", ".*/pulls/\\d+/merge"),
  PUSH("forge", "POST", ".*/git-receive-pack"),
  APPLY("cluster", "PATCH", ".*"),
  JOB("cluster", "POST|DELETE", "/apis/batch/v1/.*");

  private final String where;
  private final Pattern method;
  private final Pattern path;

  Kind(String where, String method, String path) {
    this.where = where;
    this.method = Pattern.compile(method);
    this.path = Pattern.compile(path);
  }

  /** What kind a request is of; nothing for one of a kind that the bot does not make. */
  static Optional<Kind> of(Asked asked) {
    return Arrays.stream(values()).filter(kind -> kind.fits(asked)).findFirst();
  }

  /** Whether others have to come about before it does. */
  boolean isRare() {
    return EnumSet.of(PULL_REQUEST, MERGE, APPLY, JOB).contains(this);
  }

  private boolean fits(Asked asked) {
    return asked.where().equals("forge") == where.equals("forge")
        && method.matcher(asked.method()).matches()
        && path.matcher(asked.path()).matches();
  }
}
