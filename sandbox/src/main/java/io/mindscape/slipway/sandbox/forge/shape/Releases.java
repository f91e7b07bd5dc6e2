package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.state.Repo;
import tools.jackson.databind.node.ObjectNode;

/** Tags, and releases that were made of them. */
public final class Releases {

  private final Users users;
  private final Links links;

  public Releases(Users users, Links links) {
    this.users = users;
    this.links = links;
  }

  /**
   * A tag.
   *
   * @param sha of the commit that it stands for
   */
  public ObjectNode tag(Repo repo, String name, String sha) {
    var api = links.api(repo);
    var shape = Docs.object().put("name", name).put("node_id", Docs.node("Ref", name));
    shape.putObject("commit").put("sha", sha).put("url", api + "/commits/" + sha);
    return balls(shape, repo, name);
  }

  /** A release, without what its author says of it. */
  public ObjectNode release(Repo repo, long id, String tag, String login, String at) {
    var url = links.api(repo) + "/releases/" + id;
    var shape =
        Docs.object()
            .put("id", id)
            .put("node_id", Docs.node("Release", id))
            .put("url", url)
            .put("html_url", links.page(repo) + "/releases/tag/" + tag)
            .put("assets_url", url + "/assets")
            .put("upload_url", url + "/assets{?name,label}")
            .put("tag_name", tag)
            .put("target_commitish", repo.defaultBranch())
            .put("created_at", at)
            .put("published_at", at);
    shape.set("author", users.simple(login));
    shape.putArray("assets");
    return balls(shape, repo, tag);
  }

  private ObjectNode balls(ObjectNode shape, Repo repo, String tag) {
    var api = links.api(repo);
    return shape
        .put("zipball_url", api + "/zipball/refs/tags/" + tag)
        .put("tarball_url", api + "/tarball/refs/tags/" + tag);
  }
}
