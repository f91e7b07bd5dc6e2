package io.mindscape.slipway.sandbox.forge.git;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Git's own protocol (versions 0 and 2) over HTTP, at <code>/{owner}/{name}.git</code>. */
public final class SmartHttp implements HttpService {

  private static final HeaderName PROTOCOL = HeaderNames.create("Git-Protocol");
  private static final String FETCH = "git-upload-pack";
  private static final String PUSH = "git-receive-pack";

  private final Host host;

  public SmartHttp(Host host) {
    this.host = host;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/{owner}/{repo}/info/refs", this::advertise);
    rules.post("/{owner}/{repo}/" + FETCH, this::fetch);
    rules.post("/{owner}/{repo}/" + PUSH, this::push);
  }

  private void advertise(ServerRequest request, ServerResponse response) throws IOException {
    var service = request.query().first("service").orElse("");
    if (!service.equals(FETCH) && !service.equals(PUSH)) {
      say(response, Status.FORBIDDEN_403, "Please use a Git client that speaks smart HTTP.");
      return;
    }
    var visit = enter(request, response, service.equals(PUSH));
    if (visit.isEmpty()) {
      return;
    }
    head(response, "application/x-" + service + "-advertisement");
    try (var stream = response.outputStream()) {
      var out = new PacketLineOut(stream);
      var advertiser = new PacketLineOutRefAdvertiser(out);
      if (service.equals(FETCH)) {
        uploadPack(visit.get(), request).sendAdvertisedRefs(advertiser, service);
      } else {
        out.writeString("# service=" + service + "\n");
        out.end();
        receivePack(visit.get()).sendAdvertisedRefs(advertiser);
      }
    }
  }

  private void fetch(ServerRequest request, ServerResponse response) throws IOException {
    var visit = enter(request, response, false);
    if (visit.isPresent()) {
      head(response, "application/x-git-upload-pack-result");
      try (var in = request.content().inputStream();
          var out = response.outputStream()) {
        uploadPack(visit.get(), request).upload(in, out, null);
      }
    }
  }

  private void push(ServerRequest request, ServerResponse response) throws IOException {
    var visit = enter(request, response, true);
    if (visit.isPresent()) {
      head(response, "application/x-git-receive-pack-result");
      try (var in = request.content().inputStream();
          var out = response.outputStream()) {
        receivePack(visit.get()).receive(in, out, null);
      }
    }
  }

  private UploadPack uploadPack(Visit visit, ServerRequest request) {
    var pack = new UploadPack(visit.repository().jgit());
    pack.setBiDirectionalPipe(false);
    // As on GitHub, any commit can be fetched by its id.
    pack.setRequestPolicy(UploadPack.RequestPolicy.ANY);
    pack.setExtraParameters(protocol(request));
    return pack;
  }

  private ReceivePack receivePack(Visit visit) {
    var pack = new ReceivePack(visit.repository().jgit());
    pack.setBiDirectionalPipe(false);
    pack.setCheckReceivedObjects(true);
    pack.setPreReceiveHook((receiving, commands) -> refuseOurs(commands));
    pack.setPostReceiveHook(
        (receiving, commands) -> {
          var changes = commands.stream().map(RefChange::of).toList();
          if (!changes.isEmpty()) {
            host.pushed(visit.name(), visit.login(), changes);
          }
        });
    return pack;
  }

  /** The refs of pull requests are the forge's to move. */
  private static void refuseOurs(Iterable<ReceiveCommand> commands) {
    for (var command : commands) {
      if (command.getRefName().startsWith("refs/pull/")) {
        command.setResult(
            ReceiveCommand.Result.REJECTED_OTHER_REASON, "deny updating a hidden ref");
      }
    }
  }

  private static List<String> protocol(ServerRequest request) {
    var value = request.headers().first(PROTOCOL).orElse("");
    return value.isEmpty() ? List.of() : Arrays.asList(value.split(":"));
  }

  /** Lets the caller in, or has answered already. */
  private Optional<Visit> enter(ServerRequest request, ServerResponse response, boolean push) {
    var parameters = request.path().pathParameters();
    var name = parameters.get("owner") + "/" + parameters.get("repo").replaceAll("\\.git$", "");
    var repository = host.repository(name);
    if (repository.isEmpty()) {
      say(response, Status.NOT_FOUND_404, "Repository not found.");
      return Optional.empty();
    }
    var authorization = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
    return switch (host.access(name, authorization, push)) {
      case Host.Access.Allowed(String login) ->
          Optional.of(new Visit(name, login, repository.get()));
      case Host.Access.WhoAreYou() -> {
        response.header(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Sandbox forge\"");
        say(response, Status.UNAUTHORIZED_401, "A login and a token (token-<login>) are needed.");
        yield Optional.empty();
      }
      case Host.Access.Forbidden(String login) -> {
        say(
            response,
            Status.FORBIDDEN_403,
            "Permission to %s denied to %s.".formatted(name, login));
        yield Optional.empty();
      }
    };
  }

  private static void say(ServerResponse response, Status status, String text) {
    response
        .status(status)
        .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
        .send(text);
  }

  private static void head(ServerResponse response, String type) {
    response.header(HeaderNames.CONTENT_TYPE, type).header(HeaderNames.CACHE_CONTROL, "no-cache");
  }

  /** Somebody who was let in. */
  private record Visit(String name, String login, BareRepository repository) {}
}
