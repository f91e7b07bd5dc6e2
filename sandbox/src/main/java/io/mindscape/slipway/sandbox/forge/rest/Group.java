package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.http.Routes;

/** A group of resources of the API. */
public interface Group {

  /** Says which paths it answers. */
  void add(Routes routes);
}
