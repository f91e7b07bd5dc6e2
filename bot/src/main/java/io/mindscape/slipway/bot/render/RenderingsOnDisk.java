package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.bot.settings.OwnFolder;
import io.mindscape.slipway.jobs.derived.Key;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Rendered;
import io.mindscape.slipway.jobs.render.KeptRenderings;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renderings in a folder, a file each, up to a bound; what was not asked for the longest goes
 * first.
 *
 * <p>They hold what Secrets hold, as it is: nobody else may read the folder.
 *
 * <p>A file begins with the SHA-256 of its key and of what follows. One that does not fit was
 * damaged, or is not what its name says: it is removed, and counts as never written. Files come
 * into being whole, so that several threads and processes may share the folder.
 */
public final class RenderingsOnDisk implements KeptRenderings {

  private static final Logger LOG = LoggerFactory.getLogger(RenderingsOnDisk.class);
  private static final int DIGEST_BYTES = 32;

  /** What a worker may answer, and then some. */
  private static final int MOST_TEXT = 64 << 20;

  private final Path folder;
  private final long most;
  private final Clock clock;
  private final AtomicLong held = new AtomicLong(-1);

  /**
   * @param folder is made when something is to be kept
   * @param most how many bytes all files may have together
   */
  public RenderingsOnDisk(Path folder, long most, Clock clock) {
    this.folder = folder;
    this.most = most;
    this.clock = clock;
  }

  @Override
  public Optional<Rendered> find(Key key) {
    var file = file(key);
    try {
      var bytes = Files.readAllBytes(file);
      var rendering = read(key, bytes);
      if (rendering.isEmpty()) {
        LOG.atWarn()
            .addKeyValue("file", file)
            .log("a kept rendering is damaged; it is removed, and rendered again");
        Files.deleteIfExists(file);
        held.addAndGet(-bytes.length);
      } else {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      }
      return rendering;
    } catch (NoSuchFileException never) {
      return Optional.empty();
    } catch (IOException failure) {
      LOG.atDebug().addKeyValue("file", file).log("not read: {}", failure.toString());
      return Optional.empty();
    }
  }

  @Override
  public void keep(Key key, Rendered rendering) {
    var file = file(key);
    try {
      var payload = written(rendering);
      OwnFolder.close(folder);
      var drawer = folder.resolve(key.hex().substring(0, 2));
      OwnFolder.make(drawer);
      var part = Files.createTempFile(drawer, "part-", "");
      try {
        try (var out = Files.newOutputStream(part)) {
          out.write(digest(key, payload));
          out.write(payload);
        }
        Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      count(DIGEST_BYTES + payload.length);
    } catch (FileAlreadyExistsException there) {
      // Somebody else kept the same.
    } catch (IOException failure) {
      LOG.atWarn().addKeyValue("file", file).log("a rendering is not kept: {}", failure.toString());
    }
  }

  private Path file(Key key) {
    return folder.resolve(key.hex().substring(0, 2)).resolve(key.hex());
  }

  private synchronized void count(long more) throws IOException {
    if (held.get() < 0 || held.addAndGet(more) > most) {
      makeRoom();
    }
  }

  /** Down to four fifths of the bound, so that it is not done for each file. */
  private void makeRoom() throws IOException {
    var files = files();
    long sum = files.stream().mapToLong(Kept::bytes).sum();
    if (sum > most) {
      for (var file : files) {
        if (sum <= most / 5 * 4) {
          break;
        }
        Files.deleteIfExists(file.path());
        sum -= file.bytes();
      }
    }
    held.set(sum);
  }

  private record Kept(Path path, long bytes, FileTime used) {}

  /** Those that nobody asked for come first. */
  private List<Kept> files() throws IOException {
    var files = new ArrayList<Kept>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (var path : all.filter(Files::isRegularFile).toList()) {
        files.add(new Kept(path, Files.size(path), Files.getLastModifiedTime(path)));
      }
    } catch (UncheckedIOException | NoSuchFileException moved) {
      LOG.atDebug().log("somebody else makes room too: {}", moved.toString());
    }
    files.sort(Comparator.comparing(Kept::used));
    return files;
  }

  private static byte[] written(Rendered rendering) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(rendering.files().size());
      for (var file : rendering.files()) {
        out.writeUTF(file.path());
        out.writeInt(file.content().length);
        out.write(file.content());
      }
    }
    return bytes.toByteArray();
  }

  private static Optional<Rendered> read(Key key, byte[] bytes) throws IOException {
    if (bytes.length < DIGEST_BYTES) {
      return Optional.empty();
    }
    var payload = Arrays.copyOfRange(bytes, DIGEST_BYTES, bytes.length);
    if (!Arrays.equals(digest(key, payload), 0, DIGEST_BYTES, bytes, 0, DIGEST_BYTES)) {
      return Optional.empty();
    }
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(payload)))) {
      var files = new ArrayList<SourceFile>();
      for (int left = in.readInt(); left > 0; left--) {
        var path = in.readUTF();
        files.add(new SourceFile(path, in.readNBytes(Math.min(in.readInt(), MOST_TEXT))));
      }
      return Optional.of(new Rendered(files));
    }
  }

  private static byte[] digest(Key key, byte[] payload) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(key.hex().getBytes(StandardCharsets.UTF_8));
      return digest.digest(payload);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
