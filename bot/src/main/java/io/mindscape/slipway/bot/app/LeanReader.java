package io.mindscape.slipway.bot.app;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a socket sends, with little memory while nothing comes: whoever waits for a request
 * waits for its first byte alone, and the rest is read into a piece that is borrowed for as long as
 * that takes.
 */
final class LeanReader implements Supplier<byte[]> {

  /**
   * Holds most heads: a request whose head is read may have to wait, and holds no more meanwhile.
   */
  static final int HEAD = 2 * 1024;

  /** Holds most deliveries as a whole. */
  static final int PIECE = 32 * 1024;

  private final HelidonSocket socket;
  private final Pieces pieces;

  /** How large a piece comes next. */
  private int next = 1;

  LeanReader(HelidonSocket socket, Pieces pieces) {
    this.socket = socket;
    this.pieces = pieces;
  }

  /** Memory to read into, for as many as read at the same time. */
  static final class Pieces {

    private static final int SPARE = 32;

    private final Queue<BufferData> idle = new ArrayBlockingQueue<>(SPARE);

    private BufferData borrow() {
      var piece = idle.poll();
      return piece == null ? BufferData.create(PIECE) : piece.reset();
    }

    private void giveBack(BufferData piece) {
      var _ = idle.offer(piece);
    }
  }

  /** The next bytes; null where the connection ended. */
  @Override
  @SuppressWarnings("NullAway") // null is how Helidon's sockets and readers say that it ended
  public byte[] get() {
    int wanted = next;
    // Where less comes than there was room for, the rest is yet to be sent.
    next = 1;
    return wanted == 1 ? first() : piece(wanted);
  }

  private byte @Nullable [] first() {
    var one = BufferData.create(1);
    if (read(one) < 0) {
      return null;
    }
    next = HEAD;
    return bytes(one, 1);
  }

  private byte @Nullable [] piece(int wanted) {
    if (wanted == HEAD) {
      return filled(BufferData.create(HEAD), HEAD);
    }
    var piece = pieces.borrow();
    try {
      return filled(piece, PIECE);
    } finally {
      pieces.giveBack(piece);
    }
  }

  private byte @Nullable [] filled(BufferData piece, int size) {
    int length = read(piece);
    if (length == size) {
      next = PIECE;
    }
    return length < 0 ? null : bytes(piece, length);
  }

  private static byte[] bytes(BufferData from, int count) {
    var bytes = new byte[count];
    from.read(bytes);
    return bytes;
  }

  /** The one way to read into memory that is brought; without it, {@code socket.get()} would do. */
  @SuppressWarnings("removal")
  private int read(BufferData into) {
    try {
      return socket.read(into);
    } catch (UncheckedIOException broken) {
      throw new ServerConnectionException("the connection broke", broken);
    }
  }
}
