package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Answer;
import io.mindscape.slipway.sandbox.forge.http.Call;
import io.mindscape.slipway.sandbox.forge.http.Problem;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import io.mindscape.slipway.sandbox.forge.shape.Releases;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.ArrayList;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Tags, and the releases that people publish of them. */
public final class ReleaseRoutes implements Group {

  private static final String TAGS = "refs/tags/";
  private static final String RELEASES = "/repos/{owner}/{repo}/releases";

  private final Hub hub;
  private final Gate gate;
  private final Releases shapes;

  public ReleaseRoutes(Hub hub) {
    this.hub = hub;
    this.gate = new Gate(hub.state());
    this.shapes = new Releases(hub.shapes().users(), hub.shapes().links());
  }

  @Override
  public void add(Routes routes) {
    routes
        .get("/repos/{owner}/{repo}/tags", this::tags)
        .get(RELEASES, this::releases)
        .post(RELEASES, this::publish);
  }

  /** The last by name first, as GitHub has them. */
  private Answer tags(Call call) {
    var repo = gate.repo(call);
    var tags = new ArrayList<>(repo.git().refs(TAGS).entrySet()).reversed().stream();
    return Answer.list(tags.map(tag -> tag(repo, tag)).toList());
  }

  private ObjectNode tag(Repo repo, Map.Entry<String, String> tag) {
    var commit = repo.git().resolve(tag.getKey()).orElse(tag.getValue());
    return shapes.tag(repo, tag.getKey().substring(TAGS.length()), commit);
  }

  /** The newest first. */
  private Answer releases(Call call) {
    return Answer.list(gate.repo(call).shelves().releases().all().reversed());
  }

  /** Of a tag that is there; GitHub would make one that is not. */
  private Answer publish(Call call) {
    var repo = gate.repo(call);
    var login = gate.writer(call, repo);
    var tag = call.required("Release", "tag_name");
    if (repo.git().ref(TAGS + tag).isEmpty()) {
      throw Problem.invalid("Release", "tag_name", "invalid");
    }
    var said = call.json();
    var release =
        shapes
            .release(repo, hub.nextId(), tag, login, hub.now())
            .put("name", said.path("name").asString(""))
            .put("body", said.path("body").asString(""))
            .put("draft", said.path("draft").asBoolean(false))
            .put("prerelease", said.path("prerelease").asBoolean(false));
    return Answer.created(repo.shelves().releases().add(release));
  }
}
