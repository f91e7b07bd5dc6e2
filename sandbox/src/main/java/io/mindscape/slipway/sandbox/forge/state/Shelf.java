package io.mindscape.slipway.sandbox.forge.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents of one kind, by their {@code id}, oldest first: kept as the API shows them, because
 * nobody but the API asks for them.
 */
public final class Shelf {

  private final TreeMap<Long, ObjectNode> documents = new TreeMap<>();

  public ObjectNode add(ObjectNode document) {
    documents.put(document.path("id").asLong(), document);
    return document;
  }

  public Optional<ObjectNode> find(long id) {
    return Optional.ofNullable(documents.get(id));
  }

  public List<ObjectNode> all() {
    return new ArrayList<>(documents.values());
  }

  public List<ObjectNode> where(Predicate<ObjectNode> wanted) {
    return documents.values().stream().filter(wanted).toList();
  }

  public void remove(long id) {
    documents.remove(id);
  }
}
