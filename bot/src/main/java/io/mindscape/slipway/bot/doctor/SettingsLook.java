package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.settings.Checked;
import io.mindscape.slipway.bot.settings.Examined;
import io.mindscape.slipway.bot.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is set: all that is wrong with it, who can read what is secret, and what can be guessed. */
final class SettingsLook {

  private static final String SETTINGS = "settings";

  /** As many characters of a random text as nobody tries through. */
  private static final int SHORTEST = 16;

  private static final int FEWEST_DIFFERENT = 6;

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private SettingsLook() {}

  static List<Told> look(Examined settings) throws IOException {
    var told = new ArrayList<Told>();
    if (!settings.isAnythingSet()) {
      told.add(
          Told.notAsked(
              SETTINGS,
              "nothing is configured; to try Slipway: ./slipway demo. To run it: README.md, \"Run"
                  + " it for real\""));
    }
    settings.problems().forEach(problem -> told.add(Told.wrong(SETTINGS, problem)));
    settings.unknown().forEach(name -> told.add(unknown(name)));
    if (settings.isAnythingSet()) {
      set(settings, told);
    }
    return told;
  }

  private static Told unknown(String sentence) {
    return sentence.endsWith("?")
        ? Told.wrong(SETTINGS, sentence)
        : Told.note(SETTINGS, sentence + ": nothing reads it");
  }

  private static void set(Examined settings, List<Told> told) throws IOException {
    var door = settings.door();
    var file = settings.file();
    if (settings.problems().isEmpty()) {
      told.add(
          Told.ok(
              SETTINGS,
              file == null ? "complete, from the environment" : "complete, with " + file));
    }
    if (file != null && door.holdsSecrets()) {
      readers("settings file", file, told);
    }
    if (door.keyFile() != null) {
      readers("App's private key", door.keyFile(), told);
    }
    if (door.secret() != null) {
      told.add(secret(door.secret().reveal()));
    }
    if (door.previousSecret() != null) {
      told.add(previous(door.secret(), door.previousSecret()));
    }
    told.add(api(door.apiToken()));
  }

  private static Told api(Checked<Secret> token) {
    if (token.isWrong()) {
      return Told.notAsked("API", "its token is wrong");
    }
    return token.value() == null
        ? Told.note("API", "it is closed: set SLIPWAY_API_TOKEN to use slipway deliveries")
        : Told.ok("API", "a token opens it");
  }

  private static void readers(String what, Path file, List<Told> told) throws IOException {
    boolean isPosix =
        Files.exists(file) && file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!isPosix) {
      return;
    }
    boolean isOpen = Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    told.add(
        isOpen
            ? Told.wrong(what, "others can read or change %s: chmod 600 %s".formatted(file, file))
            : Told.ok(what, "only its owner can read " + file));
  }

  static Told secret(String secret) {
    var what = "webhook secret";
    var advice =
        ": make one with openssl rand -hex 32, and set it here and on GitHub"
            + " (SLIPWAY_WEBHOOK_SECRET_PREVIOUS bridges the change)";
    if (secret.length() < SHORTEST) {
      return Told.wrong(what, "it can be guessed, for it is short" + advice);
    }
    return secret.chars().distinct().count() < FEWEST_DIFFERENT
        ? Told.wrong(what, "it can be guessed, for it repeats a few characters" + advice)
        : Told.ok(what, "long enough not to be guessed");
  }

  private static Told previous(@Nullable Secret secret, Secret previous) {
    return previous.equals(secret)
        ? Told.note(
            "previous webhook secret",
            "it is the same as the new one: SLIPWAY_WEBHOOK_SECRET_PREVIOUS can go")
        : Told.note(
            "previous webhook secret",
            "it is still accepted: take SLIPWAY_WEBHOOK_SECRET_PREVIOUS away once GitHub has the"
                + " new one");
  }
}
