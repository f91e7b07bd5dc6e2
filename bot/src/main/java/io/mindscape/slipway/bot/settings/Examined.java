package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.bot.settings.Settings.GitHub;
import io.mindscape.slipway.bot.settings.Settings.Kubeconfig;
import io.mindscape.slipway.bot.settings.Settings.Kustomize;
import io.mindscape.slipway.bot.settings.Settings.Registries;
import io.mindscape.slipway.bot.settings.Settings.Storage;
import io.mindscape.slipway.jobs.git.RepoName;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings as far as they are there and right, with everything that is wrong with them at once.
 *
 * @param file the settings file; null for none
 * @param isAnythingSet whether anything but a kubeconfig is set anywhere
 * @param problems sentences that say what is wrong, and what to do
 * @param unknown what is set in the environment and looks like a setting, and is none
 */
public record Examined(
    @Nullable Path file,
    boolean isAnythingSet,
    Door door,
    Systems systems,
    List<RepoName> repositories,
    List<String> problems,
    List<String> unknown) {

  public Examined {
    repositories = List.copyOf(repositories);
    problems = List.copyOf(problems);
    unknown = List.copyOf(unknown);
  }

  /**
   * The web server, and what opens it.
   *
   * @param port null where what is set is none
   * @param keyFile of a GitHub App, as it is named
   * @param holdsSecrets whether the settings file holds any
   */
  public record Door(
      String host,
      @Nullable Integer port,
      @Nullable Secret secret,
      @Nullable Secret previousSecret,
      Checked<Secret> apiToken,
      @Nullable Path keyFile,
      boolean holdsSecrets) {}

  /** What it meets; null stands for what is not set, or is wrong. */
  public record Systems(
      @Nullable GitHub github,
      @Nullable Storage storage,
      Kubeconfig kubeconfig,
      Upkeep upkeep,
      Kustomize kustomize) {}

  /** What the maintenance window needs. */
  public record Upkeep(
      Checked<Registries> registries, Checked<Secret> database, Checked<List<String>> advisories) {}
}
