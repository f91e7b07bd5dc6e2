package io.mindscape.slipway.sandbox.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Answers every delivery with 202 and does nothing else: what the sender reaches against it is what
 * the sender itself can do.
 */
final class Echo implements AutoCloseable {

  private static final byte[] ANSWER =
      "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String LENGTH = "Content-Length: ";

  private final ServerSocketChannel server;
  private final Selector selector;
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(64 * 1024);
  private final Thread thread;

  private Echo(ServerSocketChannel server, Selector selector) {
    this.server = server;
    this.selector = selector;
    this.thread = Thread.ofPlatform().name("echo").daemon().start(this::run);
  }

  static Echo start() {
    try {
      var selector = Selector.open();
      var server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
      server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
      return new Echo(server, selector);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  int port() {
    return server.socket().getLocalPort();
  }

  /** How much of a request is still to come. */
  private static final class Rest {
    private long bytes;
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::ready);
      }
    } catch (IOException | java.nio.channels.ClosedSelectorException closed) {
      // This is how it ends.
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        server
            .accept()
            .configureBlocking(false)
            .register(selector, SelectionKey.OP_READ, new Rest());
      } else {
        read((SocketChannel) key.channel(), (Rest) key.attachment());
      }
    } catch (IOException gone) {
      key.cancel();
    }
  }

  private void read(SocketChannel channel, Rest rest) throws IOException {
    int count = channel.read(incoming.clear());
    if (count < 0) {
      channel.close();
      return;
    }
    if (rest.bytes == 0) {
      rest.bytes = length(incoming.flip());
    }
    rest.bytes -= count;
    if (rest.bytes == 0) {
      channel.write(ByteBuffer.wrap(ANSWER));
    }
  }

  /** The length of a request; its head comes in one piece, for the sender writes it so. */
  private static long length(ByteBuffer start) {
    var head = new byte[Math.min(start.remaining(), 1_024)];
    start.get(0, head);
    var text = new String(head, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(LENGTH) + LENGTH.length();
    int body = Integer.parseInt(text, at, text.indexOf("\r\n", at), 10);
    return text.indexOf("\r\n\r\n") + 4L + body;
  }

  @Override
  public void close() {
    try {
      for (var key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
      thread.join();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
