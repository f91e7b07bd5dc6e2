package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.Set;

/** {@code batch/v1/CronJob}. */
final class CronJobs {

  /** Its Jobs get eleven more. */
  private static final int MAX_NAME = 52;

  private CronJobs() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    if (Formats.bytes(ObjectMeta.nameOf(object.get("metadata"))) > MAX_NAME) {
      object.get("metadata", "name").invalid("a CronJob's name may have at most 52 bytes.");
    }
    var spec = object.get("spec");
    schedule(spec.get("schedule"));
    Deployments.counts(
        spec, "startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit");
    var zone = spec.get("timeZone");
    if (zone.isSet()) {
      zone.check(TimeZones.problem(zone.text()));
    }
    var concurrency = spec.get("concurrencyPolicy");
    if (!concurrency.text().isEmpty()) {
      concurrency.oneOf(Set.of("Allow", "Forbid", "Replace"));
    }
    job(spec.get("jobTemplate", "spec"));
  }

  private static void schedule(Field schedule) {
    if (schedule.text().isEmpty()) {
      schedule.required();
    } else if (schedule.text().contains("TZ")) {
      schedule.invalid("set timeZone instead of TZ or CRON_TZ.");
    } else {
      schedule.check(CronSchedules.problem(schedule.text()));
    }
  }

  private static void job(Field spec) {
    JobSpecs.judge(spec, spec.get("completions"));
    if (spec.get("selector").isSet()) {
      spec.get("selector").invalid("the server makes the selectors of the Jobs; leave it out.");
    }
    if (spec.get("manualSelector").flag()) {
      spec.get("manualSelector")
          .report(
              "unsupported",
              "%s is true: the Jobs of a CronJob get their selectors from the server."
                  .formatted(spec.get("manualSelector").path()));
    }
  }
}
