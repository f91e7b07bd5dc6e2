package io.mindscape.slipway.sandbox.forge.state;

import java.util.List;

/** People of an organization who share a task. */
public record Team(long id, String organization, String slug, List<String> members) {

  public Team {
    members = List.copyOf(members);
  }

  public boolean has(String login) {
    return members.stream().anyMatch(login::equalsIgnoreCase);
  }
}
