package io.mindscape.slipway.jobs.maintenance.images;

import io.mindscape.slipway.jobs.render.Affected;
import io.mindscape.slipway.jobs.render.Unit;
import java.util.List;

/** Which application an update belongs to: that which its file takes part in. */
public final class Applications {

  private final Affected affected;

  public Applications(List<Unit> units) {
    this.affected = Affected.of(units);
  }

  /** Where the file is part of none, the image's own name stands for it. */
  public String of(String file, String image) {
    return affected.by(List.of(file)).stream()
        .map(Unit::application)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseGet(() -> image.substring(image.lastIndexOf('/') + 1));
  }
}
