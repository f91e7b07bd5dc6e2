package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.state.Repo;

/** The addresses that documents carry. They are known once the server listens. */
public final class Links {

  private volatile String root = "";

  /**
   * @param root such as {@code http://127.0.0.1:8080}
   */
  public void listening(String root) {
    this.root = root;
  }

  /** Where the API is. */
  public String api() {
    return root + "/api/v3";
  }

  public String api(Repo repo) {
    return api() + "/repos/" + repo.fullName();
  }

  /** Where people look. */
  public String page() {
    return root + "/";
  }

  public String page(Repo repo) {
    return page() + "#/" + repo.fullName();
  }

  public String clone(Repo repo) {
    return root + "/" + repo.fullName() + ".git";
  }
}
