package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.settings.Examined;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Whether the port is free, or the bot is there already. */
final class PortLook {

  private static final String PORT = "port";
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private PortLook() {}

  static List<Told> look(Examined.Door door) throws InterruptedException {
    var port = door.port();
    if (port == null) {
      return List.of();
    }
    if (port == 0) {
      return List.of(Told.ok(PORT, "any that is free will be taken"));
    }
    var address = new InetSocketAddress(door.host(), port);
    if (address.isUnresolved()) {
      return List.of(
          Told.wrong(
              PORT,
              "the host %s is not known here: set SLIPWAY_HOST to an address of this machine"
                  .formatted(door.host())));
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return List.of(Told.ok(PORT, "%s:%d is free".formatted(door.host(), port)));
    } catch (IOException taken) {
      return List.of(who(door.host(), port, String.valueOf(taken.getMessage())));
    }
  }

  private static Told who(String host, int port, String why) throws InterruptedException {
    var reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    var at =
        "http://%s:%d/"
            .formatted(reachable.contains(":") ? "[" + reachable + "]" : reachable, port);
    try (var client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
      var page = HttpRequest.newBuilder(URI.create(at)).timeout(ANSWER).build();
      var answer = client.send(page, BodyHandlers.ofString());
      if (answer.body().contains("<title>Slipway</title>")) {
        return Told.ok(PORT, "the bot runs at " + at);
      }
      return Told.wrong(PORT, taken(host, port));
    } catch (IOException silent) {
      return Told.wrong(
          PORT,
          why.contains("in use")
              ? taken(host, port)
              : "nothing can listen at %s:%d (%s): set SLIPWAY_HOST and SLIPWAY_PORT to what this user may have"
                  .formatted(host, port, why));
    }
  }

  private static String taken(String host, int port) {
    return "%s:%d is in use by another program: stop that, or set SLIPWAY_PORT"
        .formatted(host, port);
  }
}
