package io.mindscape.slipway.sandbox.forge.shape;

import io.mindscape.slipway.sandbox.forge.state.Accounts;

/** All the families of documents, together. */
public record Shapes(
    Links links,
    Users users,
    Repos repos,
    Commits commits,
    Discussions discussions,
    PullRequests pulls,
    AppShapes apps,
    Checks checks,
    Deployments deployments) {

  public static Shapes of(Accounts accounts) {
    var links = new Links();
    var users = new Users(accounts, links);
    var repos = new Repos(accounts, users, links);
    var discussions = new Discussions(accounts, users, links);
    var pulls = new PullRequests(users, repos, discussions, links);
    var apps = new AppShapes(users, links);
    return new Shapes(
        links,
        users,
        repos,
        new Commits(accounts, users, links),
        discussions,
        pulls,
        apps,
        new Checks(apps, pulls, users, links),
        new Deployments(users, links));
  }
}
