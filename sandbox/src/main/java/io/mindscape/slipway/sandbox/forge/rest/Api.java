package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Faults;
import io.mindscape.slipway.sandbox.forge.http.RateLimit;
import io.mindscape.slipway.sandbox.forge.http.Routes;
import java.util.List;

/** All groups of resources, in the order in which their paths are looked at. */
public final class Api {

  private Api() {}

  public static Routes routes(Hub hub, RateLimit limit, Faults faults) {
    var routes = new Routes();
    var commits = new CommitRoutes(hub);
    List<Group> groups =
        List.of(
            new MetaRoutes(hub, limit),
            new AppRoutes(hub),
            new AppHookRoutes(hub),
            new UserRoutes(hub),
            new RepoRoutes(hub),
            new ContentRoutes(hub),
            new RefRoutes(hub),
            new ReleaseRoutes(hub),
            new ObjectRoutes(hub),
            commits,
            new StatusRoutes(hub),
            new CheckRoutes(hub),
            new ButtonRoutes(hub),
            new MergeRoutes(hub),
            new ReviewRoutes(hub),
            new PullRoutes(hub),
            new CommentRoutes(hub),
            new LabelRoutes(hub),
            new IssueRoutes(hub),
            new DeploymentRoutes(hub),
            new HookRoutes(hub),
            new SandboxRoutes(hub, faults));
    groups.forEach(group -> group.add(routes));
    commits.addLast(routes);
    return routes;
  }
}
