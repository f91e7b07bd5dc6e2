package io.mindscape.slipway.sandbox.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A real API server answers. */
@RealCluster
final class ControlPlaneTest {

  private static final String STRICT =
      "/api/v1/namespaces/default/configmaps?dryRun=All&fieldValidation=Strict";
  private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/namespaces/roles";

  @Test
  void itIsTheVersionThatWasAskedFor(ControlPlane plane) {
    var answer = plane.admin().get("/version");

    assertThat(answer.statusCode()).isEqualTo(200);
    var version = JsonMapper.shared().readTree(answer.body());
    assertThat(version.at("/major").stringValue()).isEqualTo("1");
    assertThat(version.at("/minor").stringValue()).isEqualTo("37");
    assertThat(version.at("/gitVersion").stringValue()).startsWith("v1.37.");
  }

  @Test
  void nobodyIsLetInWithoutAToken(ControlPlane plane) throws Exception {
    var request = HttpRequest.newBuilder(plane.admin().server().resolve(STRICT)).build();

    var answer = plane.admin().http().send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void aUserWithoutARoleMayDoNothing(ControlPlane plane) {
    var answer = plane.user(RealCluster.VISITOR).get("/api/v1/namespaces/default/configmaps");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("User \\\"visitor\\\" cannot list resource");
  }

  @Test
  void aServiceAccountMayDoWhatARoleSays(ControlPlane plane) {
    plane.createNamespace("roles");
    var account = plane.serviceAccount("roles", "reader");
    var path = "/api/v1/namespaces/roles/configmaps";
    assertThat(account.get(path).statusCode()).isEqualTo(403);

    var role =
        plane
            .admin()
            .post(
                RBAC + "/roles",
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata:
                  name: reader
                rules:
                  - apiGroups: [""]
                    resources: [configmaps]
                    verbs: [list]
                """);
    var bound =
        plane
            .admin()
            .post(
                RBAC + "/rolebindings",
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata:
                  name: reader
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: Role
                  name: reader
                subjects:
                  - kind: ServiceAccount
                    name: reader
                    namespace: roles
                """);

    assertThat(role.statusCode()).isEqualTo(201);
    assertThat(bound.statusCode()).isEqualTo(201);
    // The server learns of a role a moment after it took it.
    await().until(() -> account.get(path).statusCode() == 200);
  }

  @Test
  void whatIsRightIsAccepted(ControlPlane plane) {
    var answer =
        plane
            .admin()
            .post(
                STRICT,
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: right
                data:
                  key: value
                """);

    assertThat(answer.statusCode()).isEqualTo(201);
    var later = plane.admin().get("/api/v1/namespaces/default/configmaps/right");
    assertThat(later.statusCode()).isEqualTo(404);
  }

  @Test
  void aFieldThatNobodyKnowsIsRefused(ControlPlane plane) {
    var answer =
        plane
            .admin()
            .post(
                STRICT,
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: wrong
                dta:
                  key: value
                """);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("unknown field \\\"dta\\\"");
  }

  @Test
  void aPodIsAcceptedBecauseThereIsAnAccountForIt(ControlPlane plane) {
    plane.createNamespace("pods");
    for (var namespace : List.of("default", "kube-system", "pods")) {
      var answer =
          plane
              .admin()
              .post(
                  "/api/v1/namespaces/%s/pods?dryRun=All".formatted(namespace),
                  """
                  apiVersion: v1
                  kind: Pod
                  metadata:
                    name: pod
                  spec:
                    containers:
                      - name: main
                        image: registry.example/main:1
                        securityContext:
                          privileged: true
                  """);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
  }

  @Test
  void whoeverDoesNotTrustItsAuthorityDoesNotTalkToIt(ControlPlane plane) {
    try (var stranger = HttpClient.newHttpClient()) {
      assertThatThrownBy(
              () ->
                  stranger.send(plane.admin().request("/version").build(), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .isInstanceOf(SSLHandshakeException.class);
    }
  }
}
