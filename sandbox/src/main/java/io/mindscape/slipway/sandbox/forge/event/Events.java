package io.mindscape.slipway.sandbox.forge.event;

import io.mindscape.slipway.sandbox.forge.hook.Hook;
import io.mindscape.slipway.sandbox.forge.hook.Hooks;
import io.mindscape.slipway.sandbox.forge.hook.Message;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.shape.Shapes;
import io.mindscape.slipway.sandbox.forge.state.Account;
import io.mindscape.slipway.sandbox.forge.state.Accounts;
import io.mindscape.slipway.sandbox.forge.state.Repo;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells hooks what happened. Every message is written while the forge's state stands still. */
public final class Events {

  private final Hooks hooks;
  private final Shapes shapes;
  private final Accounts accounts;

  public Events(Hooks hooks, Shapes shapes, Accounts accounts) {
    this.hooks = hooks;
    this.shapes = shapes;
    this.accounts = accounts;
  }

  /**
   * Tells every hook that listens.
   *
   * @param action empty for an event that has none
   * @param sender the login of whoever did it
   * @param payload what is particular to the event
   */
  public void tell(Repo repo, String event, String action, String sender, ObjectNode payload) {
    tell(any -> true, repo, event, action, sender, payload);
  }

  /**
   * Tells one App alone, if it listens.
   *
   * @param app its id
   */
  public void tellApp(
      long app, Repo repo, String event, String action, String sender, ObjectNode payload) {
    tell(
        hook -> hook.scope() instanceof Hook.Scope.App its && its.id() == app,
        repo,
        event,
        action,
        sender,
        payload);
  }

  private void tell(
      Predicate<Hook> whom,
      Repo repo,
      String event,
      String action,
      String sender,
      ObjectNode payload) {
    var whole = Docs.object();
    if (!action.isEmpty()) {
      whole.put("action", action);
    }
    whole.setAll(payload);
    if (!whole.has("repository")) {
      whole.set("repository", shapes.repos().simple(repo));
    }
    accounts
        .find(repo.name().owner())
        .filter(owner -> owner.kind() == Account.Kind.ORGANIZATION)
        .ifPresent(owner -> whole.set("organization", shapes.users().organizationBrief(owner)));
    whole.set("sender", shapes.users().simple(sender));
    hooks.covering(repo.fullName()).stream()
        .filter(hook -> hook.hears(event) && whom.test(hook))
        .forEach(hook -> hooks.send(hook, message(repo, event, action, forHook(hook, whole))));
  }

  /** An App is told as which of its installations. */
  private static ObjectNode forHook(Hook hook, ObjectNode whole) {
    return switch (hook.scope()) {
      case Hook.Scope.Repository repository -> whole;
      case Hook.Scope.App app -> {
        var told = whole.deepCopy();
        told.putObject("installation")
            .put("id", app.installation())
            .put("node_id", Docs.node("Installation", app.installation()));
        yield told;
      }
    };
  }

  /** Says hello to a hook. */
  public void ping(Repo repo, Hook hook, String sender, ObjectNode description) {
    var payload = Docs.object().put("zen", "Keep it logically awesome.").put("hook_id", hook.id());
    payload.set("hook", description);
    payload.set("repository", shapes.repos().simple(repo));
    payload.set("sender", shapes.users().simple(sender));
    hooks.send(hook, message(repo, "ping", "", payload));
  }

  private static Message message(Repo repo, String event, String action, ObjectNode payload) {
    var body = JsonMapper.shared().writeValueAsBytes(payload);
    return new Message(UUID.randomUUID().toString(), event, action, repo.name().id(), body);
  }
}
