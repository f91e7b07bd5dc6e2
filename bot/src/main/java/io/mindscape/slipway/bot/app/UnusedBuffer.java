package io.mindscape.slipway.bot.app;

import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PlainSocket;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import org.jspecify.annotations.Nullable;

/**
 * The 8 KB that each of Helidon's sockets makes to read into. {@link LeanReader} brings its own,
 * and Helidon has no setting for it, so it is taken away by force; where a later Helidon has no
 * such field, or does not let go of it, all works as well and takes that much more.
 */
final class UnusedBuffer {

  private static final byte[] NONE = new byte[0];
  private static final @Nullable Field FIELD = find();

  private UnusedBuffer() {}

  /** Gives up the buffer of a socket that is never asked for bytes, only to read into others. */
  static void giveUp(HelidonSocket socket) {
    if (FIELD == null || !(socket instanceof PlainSocket)) {
      return;
    }
    try {
      FIELD.set(socket, NONE);
    } catch (IllegalAccessException kept) {
      // It keeps it.
      return;
    }
  }

  private static @Nullable Field find() {
    try {
      var field = PlainSocket.class.getDeclaredField("readBuffer");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException | InaccessibleObjectException other) {
      return null;
    }
  }
}
