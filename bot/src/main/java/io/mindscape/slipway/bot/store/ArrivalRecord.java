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
import java.time.Instant;
import java.util.Map;

/** An arrival as a run of bytes: a version, its texts and times, and what was packed. */
final class ArrivalRecord {

  private static final int VERSION = 1;

  private ArrivalRecord() {}

  static byte[] write(Arrival arrival) {
    var delivery = arrival.delivery();
    var bytes = new ByteArrayOutputStream(512 + arrival.packed().length);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(arrival.state().name());
      out.writeUTF(delivery.guid());
      out.writeUTF(delivery.event());
      out.writeUTF(delivery.action());
      out.writeUTF(delivery.repository());
      out.writeUTF(delivery.subject());
      out.writeUTF(delivery.slot());
      out.writeUTF(delivery.evidence().origin().name());
      out.writeUTF(delivery.receivedAt().toString());
      out.write(arrival.packed());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException if a newer Slipway wrote it
   */
  static Arrival read(byte[] record) {
    try (var in = new DataInputStream(new ByteArrayInputStream(record))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("a delivery is written in a newer way: " + version);
      }
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
      return new Arrival(state, delivery, in.readAllBytes());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
