package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.git.RefChange;
import io.mindscape.slipway.sandbox.forge.git.Writer;
import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Git's refs. */
public final class RefRoutes implements Group {

  private static final String ONE = "/repos/{owner}/{repo}/git/refs/{+ref}";

  private final Hub hub;
  private final Gate gate;

  public RefRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get("/repos/{owner}/{repo}/git/ref/{+ref}", this::get)
        .get("/repos/{owner}/{repo}/git/matching-refs/{+ref}", this::matching)
        .get(ONE, this::get)
        .post("/repos/{owner}/{repo}/git/refs", this::create)
        .patch(ONE, this::move)
        .delete(ONE, this::delete);
  }

  private static String full(Call call) {
    return "refs/" + call.name("ref");
  }

  private Answer get(Call call) {
    var repo = gate.repo(call);
    var sha = repo.git().ref(full(call)).orElseThrow(Problem::notFound);
    return Answer.ok(shape(repo, full(call), sha));
  }

  private Answer matching(Call call) {
    var repo = gate.repo(call);
    var refs = repo.git().refs(full(call)).entrySet().stream();
    return Answer.list(refs.map(ref -> shape(repo, ref.getKey(), ref.getValue())).toList());
  }

  private ObjectNode shape(Repo repo, String ref, String sha) {
    var api = hub.shapes().links().api(repo);
    var shape =
        Docs.object()
            .put("ref", ref)
            .put("node_id", "REF_" + repo.name().id() + "_" + ref.replace('/', '_'))
            .put("url", api + "/git/" + ref);
    shape
        .putObject("object")
        .put("sha", sha)
        .put("type", "commit")
        .put("url", api + "/git/commits/" + sha);
    return shape;
  }

  private Answer create(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var ref = call.required("Reference", "ref");
    if (!ref.startsWith("refs/") || ref.startsWith("refs/pull/") || ref.split("/", -1).length < 3) {
      throw new Problem(422, "Reference name must start with 'refs/' and have two slashes.");
    }
    if (repo.git().ref(ref).isPresent()) {
      throw new Problem(422, "Reference already exists");
    }
    var sha = object(repo, call);
    move(repo, ref, Optional.empty(), sha, false);
    hub.pushes().happened(repo, new RefChange(ref, RefChange.NOWHERE, sha), login);
    return Answer.created(shape(repo, ref, sha));
  }

  private Answer move(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var ref = full(call);
    var before = known(repo, ref);
    var sha = object(repo, call);
    move(repo, ref, Optional.of(before), sha, call.json().path("force").asBoolean(false));
    if (!before.equals(sha)) {
      hub.pushes().happened(repo, new RefChange(ref, before, sha), login);
    }
    return Answer.ok(shape(repo, ref, sha));
  }

  private static void move(Repo repo, String ref, Optional<String> from, String to, boolean force) {
    switch (new Writer(repo.git()).move(ref, from, to, force)) {
      case MOVED -> {}
      case NOT_FORWARD -> throw new Problem(422, "Update is not a fast forward");
      case ELSEWHERE -> throw new Problem(422, "Reference cannot be updated");
    }
  }

  private Answer delete(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var ref = full(call);
    var before = known(repo, ref);
    new Writer(repo.git()).delete(ref);
    hub.pushes().happened(repo, new RefChange(ref, before, RefChange.NOWHERE), login);
    return Answer.done();
  }

  private static String known(Repo repo, String ref) {
    return repo.git()
        .ref(ref)
        .filter(sha -> !ref.startsWith("refs/pull/"))
        .orElseThrow(() -> new Problem(422, "Reference does not exist"));
  }

  private static String object(Repo repo, Call call) {
    var sha = call.required("Reference", "sha");
    return repo.git()
        .resolve(sha)
        .filter(sha::equals)
        .orElseThrow(() -> new Problem(422, "Object does not exist"));
  }
}
