package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.socket.PlainSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets: what {@link LeanReader} gives is what was sent. */
final class LeanReaderTest {

  private Socket sender;
  private Socket receiver;
  private PlainSocket socket;
  private LeanReader reader;

  @BeforeEach
  void connect() throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      sender = new Socket(listener.getInetAddress(), listener.getLocalPort());
      receiver = listener.accept();
    }
    socket = PlainSocket.server(receiver, "child", "server");
    UnusedBuffer.giveUp(socket);
    reader = new LeanReader(socket, new LeanReader.Pieces());
  }

  @AfterEach
  void disconnect() throws IOException {
    sender.close();
    receiver.close();
  }

  @Test
  void a_request_is_awaited_with_one_byte() throws IOException {
    send("GET / HTTP/1.1\r\n\r\n");

    assertThat(text(reader.get())).isEqualTo("G");
    assertThat(text(reader.get())).isEqualTo("ET / HTTP/1.1\r\n\r\n");
  }

  @Test
  void the_next_request_is_awaited_with_one_byte_again() throws IOException {
    send("first");
    assertThat(text(reader.get()) + text(reader.get())).isEqualTo("first");

    send("second");

    assertThat(text(reader.get())).isEqualTo("s");
  }

  @Test
  void a_single_byte_is_given_at_once() throws IOException {
    send("a");
    assertThat(text(reader.get())).isEqualTo("a");

    send("b");

    assertThat(text(reader.get())).isEqualTo("b");
  }

  @Test
  void what_is_larger_than_a_piece_arrives_whole_and_in_order() throws Exception {
    var sent = new byte[5 * LeanReader.PIECE + 1];
    new Random(7).nextBytes(sent);
    var sending = Thread.ofVirtual().start(() -> send(sent));

    var received = new ByteArrayOutputStream();
    while (received.size() < sent.length) {
      received.write(reader.get());
    }

    sending.join();
    assertThat(received.toByteArray()).isEqualTo(sent);
  }

  @Test
  void the_end_of_a_connection_is_told() throws IOException {
    send("a");
    sender.shutdownOutput();

    assertThat(text(reader.get())).isEqualTo("a");
    assertThat(reader.get()).isNull();
  }

  @Test
  void helidon_still_has_the_buffer_that_is_given_up() throws IOException {
    send("a");

    assertThatThrownBy(socket::get).hasMessageContaining("0 bytes");
  }

  private void send(String text) {
    send(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void send(byte[] bytes) {
    try {
      sender.getOutputStream().write(bytes);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
