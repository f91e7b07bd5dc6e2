package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.mindscape.slipway.jobs.cluster.Cluster;
import io.mindscape.slipway.jobs.database.StoredSecrets;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clusters that a kubeconfig names, each connected to when it is first needed. */
public final class Clusters implements Cluster, AutoCloseable {

  /** As whom we own the fields that we apply. */
  static final String FIELD_MANAGER = "slipway";

  private static final Logger LOG = LoggerFactory.getLogger(Clusters.class);
  private static final int CONFLICT = 409;
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(FIELD_MANAGER)
          .withForce(true)
          .build();

  private final Kubeconfig kubeconfig;
  private final Clock clock;
  private final Map<String, KubernetesClient> clients = new ConcurrentHashMap<>();

  /** Clusters, by this machine's clock. */
  public Clusters(@Nullable Path kubeconfig) {
    this(kubeconfig, Clock.systemUTC());
  }

  /**
   * Clusters; nothing is read or connected to yet.
   *
   * @param kubeconfig null for {@code ~/.kube/config}
   */
  public Clusters(@Nullable Path kubeconfig, Clock clock) {
    this.clock = clock;
    this.kubeconfig =
        new Kubeconfig(
            kubeconfig == null
                ? Path.of(System.getProperty("user.home"), ".kube", "config")
                : kubeconfig);
  }

  @Override
  public void apply(Where where, List<Manifest> objects) {
    asking(
        where,
        "looking at the namespace " + where.namespace(),
        client -> {
          ensureNamespace(client, where.namespace(), objects);
          return client;
        });
    for (var object : Objects.inOrder(objects)) {
      var ref = object.ref();
      asking(
          where,
          "applying %s %s".formatted(ref.kind(), ref.name()),
          client -> apply(client, where, object));
    }
    LOG.atInfo()
        .addKeyValue("cluster", where.context())
        .addKeyValue("namespace", where.namespace())
        .addKeyValue("objects", objects.size())
        .log("applied");
  }

  @Override
  public Health health(Where where, List<Manifest> objects) {
    Health worst = new Health.Healthy();
    for (var object : objects) {
      var ref = object.ref();
      var health =
          asking(
              where,
              "reading %s %s".formatted(ref.kind(), ref.name()),
              client ->
                  new Rollouts(client, namespace(where, ref.namespace()))
                      .of(ref.apiVersion(), ref.kind(), ref.name()));
      if (health instanceof Health.Degraded) {
        return health;
      }
      if (worst instanceof Health.Healthy) {
        worst = health;
      }
    }
    return worst;
  }

  @Override
  public void startJob(Where where, JobSpec job) {
    asking(
        where,
        "starting Job " + job.name(),
        client -> {
          ensureNamespace(client, where.namespace(), List.of());
          new Jobs(client, where.namespace(), clock).start(job);
          return client;
        });
  }

  @Override
  public JobState job(Where where, String name) {
    return asking(
        where,
        "reading Job " + name,
        client -> new Jobs(client, where.namespace(), clock).state(name));
  }

  @Override
  public void removeJob(Where where, String name) {
    asking(
        where,
        "removing Job " + name,
        client -> {
          new Jobs(client, where.namespace(), clock).remove(name);
          return client;
        });
  }

  /**
   * What a cluster says of its own kinds. What did not change since it was last read comes from
   * {@code kept}.
   *
   * @param kept a folder for what clusters said
   */
  public ServedApi api(String context, Path kept) {
    var own = kept.resolve(URLEncoder.encode(context, StandardCharsets.UTF_8).replace(".", "%2E"));
    return asking(
        new Where(context, ""), "reading its kinds", client -> new ServedApis(own).read(client));
  }

  /** Their nodes. */
  public Nodes nodes() {
    return new ClusterNodes(this);
  }

  /** Their Secrets. */
  public StoredSecrets secrets() {
    return new ClusterSecrets(this);
  }

  /** The contexts that the kubeconfig has, sorted. */
  public List<String> contexts() {
    return kubeconfig.contexts();
  }

  /**
   * How a cluster stands to us: its version, and which of these rights we have not.
   *
   * @param rights each is asked of the cluster, which decides as it would for the deed itself
   */
  public Standing standing(String context, List<Right> rights) {
    return asking(
        new Where(context, ""),
        "looking at it",
        client -> {
          var version = client.getKubernetesVersion();
          var missing = rights.stream().filter(right -> !right.isGiven(client)).toList();
          return new Standing(
              "%s.%s".formatted(version.getMajor(), version.getMinor().replace("+", "")), missing);
        });
  }

  /**
   * How a cluster stands to us.
   *
   * @param version of Kubernetes, such as {@code 1.37}
   */
  public record Standing(String version, List<Right> missing) {
    public Standing {
      missing = List.copyOf(missing);
    }
  }

  @Override
  public void close() {
    clients.values().forEach(KubernetesClient::close);
    clients.clear();
  }

  private static GenericKubernetesResource apply(
      KubernetesClient client, Where where, Manifest manifest) {
    var object = Objects.of(manifest, client.getKubernetesSerialization());
    var kind = Kinds.of(where.context(), client, object);
    var resources = client.genericKubernetesResources(kind);
    if (!kind.isNamespaceScoped()) {
      return resources.resource(object).patch(APPLY);
    }
    var namespace = namespace(where, manifest.ref().namespace());
    object.getMetadata().setNamespace(namespace);
    return resources.inNamespace(namespace).resource(object).patch(APPLY);
  }

  private static void ensureNamespace(
      KubernetesClient client, String namespace, List<Manifest> objects) {
    boolean given =
        objects.stream()
            .map(Manifest::ref)
            .anyMatch(ref -> ref.kind().equals("Namespace") && ref.name().equals(namespace));
    if (given || client.namespaces().withName(namespace).get() != null) {
      return;
    }
    try {
      var missing =
          new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build();
      client.namespaces().resource(missing).create();
    } catch (KubernetesClientException failure) {
      if (failure.getCode() != CONFLICT) {
        throw failure;
      }
    }
  }

  private static String namespace(Where where, String written) {
    return written.isEmpty() ? where.namespace() : written;
  }

  private <T> T asking(Where where, String deed, Function<KubernetesClient, T> question) {
    return asking(where.context(), deed, question);
  }

  <T> T asking(String context, String deed, Function<KubernetesClient, T> question) {
    try {
      return question.apply(clients.computeIfAbsent(context, this::connect));
    } catch (KubernetesClientException failure) {
      throw Trouble.of(context, deed, failure);
    }
  }

  private KubernetesClient connect(String context) {
    return new KubernetesClientBuilder()
        .withConfig(kubeconfig.connection(context))
        .withHttpClientFactory(new JdkHttpClientFactory())
        .build();
  }
}
