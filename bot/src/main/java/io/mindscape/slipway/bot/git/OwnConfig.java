package io.mindscape.slipway.bot.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Git configuration is that of the mirror alone: what the user or the machine has configured
 * (proxies, filters, credential helpers, URL rewrites) does not change what the bot does.
 */
final class OwnConfig extends SystemReader.Delegate {

  private OwnConfig(SystemReader machine) {
    super(machine);
  }

  /** Makes it so for this process; doing so again changes nothing. */
  static synchronized void install() {
    var current = SystemReader.getInstance();
    if (!(current instanceof OwnConfig)) {
      SystemReader.setInstance(new OwnConfig(current));
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  /** A configuration that is empty, whatever is on the disk, and is never written. */
  private static final class Nothing extends FileBasedConfig {

    @SuppressWarnings("NullAway") // there is no file, and JGit has no other type for that
    Nothing(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
