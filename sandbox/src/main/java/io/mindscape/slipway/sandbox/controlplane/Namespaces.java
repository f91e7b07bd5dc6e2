package io.mindscape.slipway.sandbox.controlplane;

import java.net.HttpURLConnection;
import java.net.http.HttpResponse;

/** Namespaces in which pods are accepted: each needs an account, which controllers else make. */
final class Namespaces {

  private Namespaces() {}

  /** Makes one, with its account {@code default}; it may be there already. */
  static void create(Access admin, String name) {
    var answer = admin.post("/api/v1/namespaces", object("Namespace", name));
    if (!isThere(answer) || !hasAccount(admin, name)) {
      throw new IllegalStateException("no namespace %s: %s".formatted(name, answer.body()));
    }
  }

  /** Makes an account {@code default} in a namespace; false while there is no such namespace. */
  static boolean hasAccount(Access admin, String namespace) {
    return account(admin, namespace, "default");
  }

  /** Makes an account; it may be there already. False where there is no such namespace. */
  static boolean account(Access admin, String namespace, String name) {
    var path = "/api/v1/namespaces/%s/serviceaccounts".formatted(namespace);
    return isThere(admin.post(path, object("ServiceAccount", name)));
  }

  private static boolean isThere(HttpResponse<String> answer) {
    return answer.statusCode() == HttpURLConnection.HTTP_CREATED
        || answer.statusCode() == HttpURLConnection.HTTP_CONFLICT;
  }

  private static String object(String kind, String name) {
    return """
    apiVersion: v1
    kind: %s
    metadata:
      name: "%s"
    """
        .formatted(kind, name);
  }
}
