package io.mindscape.slipway.sandbox.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A signed delivery, ready for the wire but for its id, which is not part of what is signed. */
final class Letter {

  private static final String BLANK = "00000000-0000-0000-0000-000000000000";

  private final byte[] head;
  private final int idAt;
  private final ByteBuffer body;

  /**
   * @param event as {@code X-GitHub-Event} names it
   * @param signature as {@code X-Hub-Signature-256} holds it
   */
  Letter(String event, String signature, byte[] body) {
    var text =
        String.join(
            "\r\n",
            " HTTP/1.1",
            "Host: 127.0.0.1",
            "Accept: */*",
            "Content-Type: application/json",
            "User-Agent: GitHub-Hookshot/5ca1ab1",
            "X-GitHub-Delivery: " + BLANK,
            "X-GitHub-Event: " + event,
            "X-GitHub-Hook-ID: 1",
            "X-GitHub-Hook-Installation-Target-ID: 1",
            "X-GitHub-Hook-Installation-Target-Type: repository",
            "X-Hub-Signature-256: " + signature,
            "Content-Length: " + body.length,
            "",
            "");
    this.head = text.getBytes(StandardCharsets.US_ASCII);
    this.idAt = text.indexOf(BLANK);
    this.body = ByteBuffer.wrap(body).asReadOnlyBuffer();
  }

  /** How many bytes its payload has. */
  int size() {
    return body.capacity();
  }

  /**
   * What goes out.
   *
   * @param path where deliveries are posted to
   * @param id 36 characters
   */
  ByteBuffer[] envelope(String path, String id) {
    var start = ("POST " + path).getBytes(StandardCharsets.US_ASCII);
    var whole = new byte[start.length + head.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(head, 0, whole, start.length, head.length);
    var name = id.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, whole, start.length + idAt, BLANK.length());
    return new ByteBuffer[] {ByteBuffer.wrap(whole), body.duplicate()};
  }
}
