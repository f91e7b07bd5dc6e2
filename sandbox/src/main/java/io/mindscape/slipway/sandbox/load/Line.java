package io.mindscape.slipway.sandbox.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One open connection: carries one letter at a time and stays open between them. */
final class Line {

  private static final ByteBuffer[] NOTHING = {};

  private final SocketChannel channel;
  private final SelectionKey key;
  private final AnswerReader answer = new AnswerReader();
  private ByteBuffer[] outgoing = NOTHING;
  private long due;
  private long sent;
  private boolean busy;

  private Line(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.key = channel.register(selector, SelectionKey.OP_CONNECT, this);
  }

  /** Begins to connect. */
  static Line open(InetSocketAddress target, Selector selector) {
    try {
      var channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      var line = new Line(channel, selector);
      channel.connect(target);
      return line;
    } catch (IOException failure) {
      throw new UncheckedIOException("a connection cannot be opened", failure);
    }
  }

  /** Ends the connecting. */
  void connected() throws IOException {
    channel.finishConnect();
    key.interestOps(SelectionKey.OP_READ);
  }

  /** Sends a letter, as much of it as the socket takes at once. */
  void send(ByteBuffer[] letter, long due, long now) throws IOException {
    this.outgoing = letter;
    this.due = due;
    this.sent = now;
    this.busy = true;
    goOn();
  }

  /** Sends more of it. */
  void goOn() throws IOException {
    channel.write(outgoing);
    boolean all = !outgoing[outgoing.length - 1].hasRemaining();
    int wanted = all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  /**
   * Reads what came.
   *
   * @return the status of the answer, 0 if it is not whole yet, -1 if the other side hung up
   */
  int read(ByteBuffer buffer) throws IOException {
    int count = channel.read(buffer.clear());
    if (count < 0) {
      return -1;
    }
    answer.add(buffer.flip());
    int status = answer.status();
    if (status != 0) {
      busy = false;
      outgoing = NOTHING;
    }
    return status;
  }

  /** Whether it waits for an answer. */
  boolean isBusy() {
    return busy;
  }

  /** When its letter was due, in nanoseconds of the machine's own time. */
  long due() {
    return due;
  }

  /** When its letter was sent. */
  long sent() {
    return sent;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // It is gone, which is what was wanted.
    }
    key.cancel();
  }
}
