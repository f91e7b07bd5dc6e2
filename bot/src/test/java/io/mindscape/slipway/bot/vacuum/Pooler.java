package io.mindscape.slipway.bot.vacuum;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Stands before a PostgreSQL as PgBouncer does: what it names its clients as the process of the
 * server, for canceling, is a number of its own. All else it passes on.
 */
final class Pooler implements AutoCloseable {

  private static final int KEY = 'K';

  private final ServerSocket door;
  private final int behind;

  private Pooler(ServerSocket door, int behind) {
    this.door = door;
    this.behind = behind;
  }

  /**
   * Opens one.
   *
   * @param behind the port of the server on loopback
   */
  static Pooler before(int behind) throws IOException {
    var pooler = new Pooler(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behind);
    Thread.ofVirtual().start(pooler::serve);
    return pooler;
  }

  int port() {
    return door.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        var client = door.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), behind);
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> answer(server, client));
      }
    } catch (IOException closed) {
      // That is its end.
    }
  }

  private static void pass(Socket client, Socket server) {
    try (client;
        server) {
      client.getInputStream().transferTo(server.getOutputStream());
    } catch (IOException gone) {
      // The other direction ends too.
    }
  }

  private static void answer(Socket server, Socket client) {
    try (client;
        server) {
      var from = new DataInputStream(server.getInputStream());
      var to = new DataOutputStream(client.getOutputStream());
      int kind = from.readByte();
      while (kind != KEY) {
        int length = from.readInt();
        to.writeByte(kind);
        to.writeInt(length);
        to.write(from.readNBytes(length - Integer.BYTES));
        kind = from.readByte();
      }
      to.writeByte(KEY);
      to.writeInt(from.readInt());
      to.writeInt(from.readInt() + 1);
      from.transferTo(to);
    } catch (IOException gone) {
      // The other direction ends too.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
