package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import io.mindscape.slipway.policies.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kubeconfig file, read anew for each connection. Its {@code exec} plugins are refused: they are
 * programs of whoever wrote the file, run with our rights.
 */
final class Kubeconfig {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 30_000;

  private final Path file;

  Kubeconfig(Path file) {
    this.file = file;
  }

  /**
   * How to connect to a context.
   *
   * @throws Refused if there is no such file or context, or its user is a program
   */
  Config connection(String context) {
    var content = read();
    var found =
        content.getContexts().stream()
            .filter(named -> named.getName().equals(context))
            .findFirst()
            .orElseThrow(() -> unknown(context, content.getContexts()));
    var user = found.getContext().getUser();
    content.getUsers().stream()
        .filter(named -> named.getName().equals(user))
        .forEach(this::refusePrograms);
    try {
      var config = Config.fromKubeconfig(context, file.toFile());
      config.setConnectionTimeout(CONNECT_MILLIS);
      config.setRequestTimeout(ANSWER_MILLIS);
      // Whoever asked tries again later; a thread is not kept waiting here.
      config.setRequestRetryBackoffLimit(0);
      return config;
    } catch (KubernetesClientException wrong) {
      throw unreadable(wrong);
    }
  }

  /** The names of all contexts, sorted. */
  List<String> contexts() {
    return read().getContexts().stream().map(NamedContext::getName).sorted().toList();
  }

  private io.fabric8.kubernetes.api.model.Config read() {
    if (!Files.isReadable(file)) {
      throw new Refused(
          "There is no kubeconfig at %s that can be read: set KUBECONFIG to the file that names the clusters"
              .formatted(file));
    }
    try {
      return KubeConfigUtils.parseConfig(file.toFile());
    } catch (RuntimeException wrong) { // of the YAML library, of Jackson, or of the client
      throw unreadable(wrong);
    }
  }

  private void refusePrograms(NamedAuthInfo user) {
    if (user.getUser().getExec() != null || user.getUser().getAuthProvider() != null) {
      throw new Refused(
          "The user \"%s\" in %s logs in by running a program (exec or auth-provider), which Slipway does not do: give it a token or a client certificate"
              .formatted(user.getName(), file));
    }
  }

  private Refused unknown(String context, List<NamedContext> there) {
    var names =
        there.stream().map(NamedContext::getName).sorted().collect(Collectors.joining(", "));
    return new Refused(
        "%s has no context \"%s\" (%s): add it, or name another in slipway.yaml under delivery.environments"
            .formatted(file, context, names.isEmpty() ? "it has none" : "it has " + names));
  }

  /** The cause may quote the file, which holds secrets: it is not in the message. */
  private Refused unreadable(RuntimeException cause) {
    return new Refused("%s is no kubeconfig: check it with kubectl".formatted(file), cause);
  }
}
