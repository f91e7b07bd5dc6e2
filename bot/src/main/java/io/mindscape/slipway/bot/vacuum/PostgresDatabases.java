package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.jobs.database.Chore;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.jobs.database.Databases;
import io.mindscape.slipway.jobs.database.Findings;
import io.mindscape.slipway.jobs.database.LoginReader;
import io.mindscape.slipway.jobs.database.StoredSecrets;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL whose login a Secret holds, where a strategy names one, or else the settings'. */
public final class PostgresDatabases implements Databases {

  private final DatabaseCare usual;
  private final StoredSecrets secrets;
  private final Consumer<Collection<String>> hide;

  /**
   * @param url of the settings; null for none
   * @param hide is told what must never be shown, before it is used
   */
  public PostgresDatabases(
      @Nullable String url, StoredSecrets secrets, Consumer<Collection<String>> hide) {
    this.usual =
        url == null
            ? DatabaseCare.notConfigured(
                "name its Secret under maintenance.database in slipway.yaml, or set"
                    + " SLIPWAY_MAINTENANCE_DATABASE_URL")
            : new PostgresCare(url);
    this.secrets = secrets;
    this.hide = hide;
  }

  @Override
  public DatabaseCare of(@Nullable DatabaseAccess access) {
    return access == null ? usual : new OfSecret(access);
  }

  private PostgresCare care(DatabaseAccess access) {
    var place = access.secret();
    var content =
        secrets
            .find(place)
            .orElseThrow(
                () ->
                    new Refused(
                        "there is no Secret %s/%s in the cluster %s: create it, or correct %s in slipway.yaml"
                            .formatted(
                                place.namespace(),
                                place.name(),
                                place.cluster(),
                                access.path("secret"))));
    var login = LoginReader.read(access, content);
    hide.accept(content.giving(login.password()));
    return new PostgresCare(login, place.toString());
  }

  /** One whose Secret is read each time: the password may have been changed since. */
  private final class OfSecret implements DatabaseCare {

    private final DatabaseAccess access;

    private OfSecret(DatabaseAccess access) {
      this.access = access;
    }

    @Override
    public Findings look() {
      return care(access).look();
    }

    @Override
    public Done perform(Chore chore, Duration atMost) {
      return care(access).perform(chore, atMost);
    }
  }
}
