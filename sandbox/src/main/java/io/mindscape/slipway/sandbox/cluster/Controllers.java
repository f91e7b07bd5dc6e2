package io.mindscape.slipway.sandbox.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pretends to run what was applied: a roll-out takes a moment and succeeds, a Job takes a moment
 * and leaves a pod whose log says that nothing was run. Time is the machine's, as in a cluster.
 */
final class Controllers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Controllers.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern WORKLOAD =
      Pattern.compile("/apis/apps/v1/namespaces/[^/]+/(deployments|statefulsets|daemonsets)/[^/]+");
  private static final Pattern JOB =
      Pattern.compile("/apis/batch/v1/namespaces/([^/]+)/jobs/([^/]+)");
  private static final long BEGUN_MILLIS = 200;
  private static final long DONE_MILLIS = 800;

  private final StandIn cluster;
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sandbox-controllers").factory());

  Controllers(StandIn cluster) {
    this.cluster = cluster;
  }

  /** An object was created or changed. */
  void changed(String path, ObjectNode object) {
    if (WORKLOAD.matcher(path).matches() && !isRolledOut(object)) {
      after(BEGUN_MILLIS, () -> rollOut(path, false));
      after(DONE_MILLIS, () -> rollOut(path, true));
    }
    var job = JOB.matcher(path);
    if (job.matches() && object.at("/status/startTime").isMissingNode()) {
      after(BEGUN_MILLIS, () -> runJob(path, false));
      after(DONE_MILLIS, () -> runJob(path, true));
    }
  }

  /** An object was deleted; a Job's pod goes with it. */
  void deleted(String path) {
    var job = JOB.matcher(path);
    if (job.matches()) {
      cluster.delete(pod(job.group(1), job.group(2)));
    }
  }

  private void after(long millis, Runnable work) {
    Future<?> _ = later.schedule(() -> orTell(work), millis, TimeUnit.MILLISECONDS);
  }

  private static void orTell(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.atError().setCause(failure).log("the sandbox cluster stumbled");
    }
  }

  /** How often a Job of each path has run to its end. */
  Map<String, Integer> runs() {
    return Map.copyOf(runs);
  }

  private static boolean isRolledOut(ObjectNode object) {
    return object.at("/status/observedGeneration").asLong(-1)
        == object.at("/metadata/generation").asLong(0);
  }

  private void rollOut(String path, boolean done) {
    cluster
        .object(path)
        .ifPresent(
            object -> {
              object.set("status", status(object, done));
              cluster.setStatus(path, object);
            });
  }

  private static ObjectNode status(ObjectNode object, boolean done) {
    int wanted = object.at("/spec/replicas").asInt(1);
    int ready = done ? wanted : 0;
    var status = JSON.createObjectNode();
    status.put("observedGeneration", object.at("/metadata/generation").asLong(1));
    status.put("replicas", wanted).put("updatedReplicas", wanted);
    status.put("readyReplicas", ready).put("availableReplicas", ready);
    status.put("desiredNumberScheduled", wanted).put("updatedNumberScheduled", wanted);
    status.put("numberReady", ready).put("numberAvailable", ready);
    status.put("currentRevision", "sandbox").put("updateRevision", "sandbox");
    var conditions = status.putArray("conditions");
    conditions
        .addObject()
        .put("type", "Available")
        .put("status", done ? "True" : "False")
        .put("reason", done ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable");
    conditions
        .addObject()
        .put("type", "Progressing")
        .put("status", "True")
        .put("reason", done ? "NewReplicaSetAvailable" : "ReplicaSetUpdated");
    return status;
  }

  private void runJob(String path, boolean done) {
    cluster
        .object(path)
        .ifPresent(
            job -> {
              if (done) {
                leavePod(job);
                runs.merge(path, 1, Integer::sum);
              }
              job.set("status", jobStatus(done));
              cluster.setStatus(path, job);
            });
  }

  private static ObjectNode jobStatus(boolean done) {
    var status = JSON.createObjectNode();
    status.put("startTime", "2026-01-01T00:00:00Z");
    if (done) {
      status.put("succeeded", 1).put("completionTime", "2026-01-01T00:00:01Z");
      status.putArray("conditions").addObject().put("type", "Complete").put("status", "True");
    } else {
      status.put("active", 1);
    }
    return status;
  }

  private void leavePod(ObjectNode job) {
    var name = job.at("/metadata/name").asString();
    var namespace = job.at("/metadata/namespace").asString("default");
    var uid = job.at("/metadata/uid").asString("");
    var pod = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
    var metadata = pod.putObject("metadata").put("name", podName(name)).put("namespace", namespace);
    metadata
        .putObject("labels")
        .put("job-name", name)
        .put("batch.kubernetes.io/job-name", name)
        .put("controller-uid", uid)
        .put("batch.kubernetes.io/controller-uid", uid);
    metadata
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", "batch/v1")
        .put("kind", "Job")
        .put("name", name)
        .put("uid", uid)
        .put("controller", true);
    metadata.putObject("annotations").put("log", logOf(job));
    pod.set("spec", job.at("/spec/template/spec"));
    pod.putObject("status").put("phase", "Succeeded");
    cluster.create("/api/v1/namespaces/%s/pods".formatted(namespace), pod);
  }

  private static String logOf(ObjectNode job) {
    var container = job.at("/spec/template/spec/containers/0");
    return "sandbox cluster: a stand-in, which runs nothing; it was given %s and a command of %d words\n"
        .formatted(container.path("image").asString("no image"), container.path("command").size());
  }

  private static String pod(String namespace, String job) {
    return "/api/v1/namespaces/%s/pods/%s".formatted(namespace, podName(job));
  }

  private static String podName(String job) {
    return job + "-sandbox";
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
