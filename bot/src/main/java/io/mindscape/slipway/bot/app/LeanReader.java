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
 * Reads what a socket sends for Helidon's reader, which keeps the array that it got last until it
 * gets another one, and asks for one as soon as a request is answered. So whoever waits for a
 * request waits for its first byte alone, and the rest is read into a piece that is borrowed for as
 * long as that takes; and the last byte that was read is an array of its own, so that this is what
 * is kept.
 */
final class LeanReader implements Supplier<byte[]> {

  /** Holds most deliveries as a whole. */
  static final int PIECE = 32 * 1024;

  private final HelidonSocket socket;
  private final Pieces pieces;
  private boolean moreToCome;
  private byte @Nullable [] last;

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
    if (last != null) {
      var one = last;
      last = null;
      return one;
    }
    return moreToCome ? piece() : first();
  }

  private byte @Nullable [] first() {
    var one = BufferData.create(1);
    moreToCome = read(one) > 0;
    return moreToCome ? bytes(one, 1) : null;
  }

  private byte @Nullable [] piece() {
    var piece = pieces.borrow();
    try {
      int length = read(piece);
      moreToCome = length == PIECE;
      if (length < 0) {
        return null;
      }
      return length == 1 ? bytes(piece, 1) : allButTheLast(piece, length);
    } finally {
      pieces.giveBack(piece);
    }
  }

  private byte[] allButTheLast(BufferData piece, int length) {
    var most = bytes(piece, length - 1);
    last = bytes(piece, 1);
    return most;
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
