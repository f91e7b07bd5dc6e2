package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import io.mindscape.slipway.jobs.delivery.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

/**
 * An arrival as a run of bytes: how its evidence is packed, its texts and times, and the evidence.
 */
final class ArrivalRecord {

  private static final int USUAL = 256;

  private ArrivalRecord() {}

  /** Writes an arrival whose delivery has its headers and its body, which is not copied. */
  static WriteAheadLog.Entry whole(Arrival arrival) {
    var evidence = arrival.delivery().evidence();
    return entry(arrival, Packing.WHOLE, Packing.head(evidence.headers()), evidence.body());
  }

  /** Writes an arrival that is packed. */
  static WriteAheadLog.Entry packed(Arrival arrival) {
    return entry(arrival, Packing.PRESSED, new byte[0], arrival.packed());
  }

  private static WriteAheadLog.Entry entry(Arrival arrival, int packing, byte[] head, byte[] body) {
    var delivery = arrival.delivery();
    var bytes = new ByteArrayOutputStream(USUAL + head.length);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(packing);
      out.writeUTF(arrival.state().name());
      out.writeUTF(delivery.guid());
      out.writeUTF(delivery.event());
      out.writeUTF(delivery.action());
      out.writeUTF(delivery.repository());
      out.writeUTF(delivery.subject());
      out.writeUTF(delivery.slot());
      out.writeUTF(delivery.evidence().origin().name());
      out.writeUTF(delivery.receivedAt().toString());
      out.write(head);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new WriteAheadLog.Entry(bytes.toByteArray(), body);
  }

  /**
   * Reads an arrival, as the database takes it.
   *
   * @throws IllegalArgumentException if a newer Slipway wrote it
   */
  static Arrival read(byte[] record, Packing press) {
    try (var in = new DataInputStream(new ByteArrayInputStream(record))) {
      int packing = in.readByte();
      var state = State.valueOf(in.readUTF());
      var guid = in.readUTF();
      var event = in.readUTF();
      var action = in.readUTF();
      var repository = in.readUTF();
      var subject = in.readUTF();
      var slot = in.readUTF();
      var evidence = new Evidence(Map.of(), Origin.valueOf(in.readUTF()), new byte[0]);
      var at = Instant.parse(in.readUTF());
      var delivery = new Delivery(guid, event, action, repository, subject, slot, evidence, at);
      int left = in.available();
      return new Arrival(state, delivery, packed(press, packing, record, record.length - left));
    } catch (IOException cutShort) {
      throw new IllegalArgumentException("a delivery is written in another way", cutShort);
    }
  }

  private static byte[] packed(Packing press, int packing, byte[] record, int from) {
    var rest = ByteBuffer.wrap(record, from, record.length - from);
    return switch (packing) {
      case Packing.WHOLE -> press.pressed(rest);
      case Packing.DEFLATED -> press.pressed(ByteBuffer.wrap(Zlib.inflate(bytes(rest))));
      case Packing.PRESSED -> bytes(rest);
      default ->
          throw new IllegalArgumentException("a delivery is written in a newer way: " + packing);
    };
  }

  private static byte[] bytes(ByteBuffer of) {
    var bytes = new byte[of.remaining()];
    of.get(bytes);
    return bytes;
  }
}
