package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.shape.Discussions;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The labels of a repository. */
final class Labels {

  private final Hub hub;

  Labels(Hub hub) {
    this.hub = hub;
  }

  /** The names in a list of names, or of objects that have one. */
  static List<String> names(JsonNode given) {
    var names = new ArrayList<String>();
    for (var one : given) {
      var name = one.isObject() ? one.path("name").asString("") : one.asString("");
      if (!name.isBlank()) {
        names.add(name);
      }
    }
    return names;
  }

  static Optional<ObjectNode> find(Repo repo, String name) {
    return repo.shelves().labels().where(label -> Discussions.isNamed(label, name)).stream()
        .findFirst();
  }

  /** The names as the repository writes them; those it does not know yet it learns. */
  List<String> known(Repo repo, List<String> names) {
    var known = new LinkedHashSet<String>();
    names.forEach(name -> known.add(findOrAdd(repo, name).path("name").asString()));
    return List.copyOf(known);
  }

  ObjectNode findOrAdd(Repo repo, String name) {
    return find(repo, name)
        .orElseGet(
            () ->
                repo.shelves()
                    .labels()
                    .add(hub.shapes().discussions().label(repo, hub.nextId(), name)));
  }
}
