package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.KustomizeRenderer;

/** What makes objects of charts and of overlays. */
public record Renderers(HelmRenderer helm, KustomizeRenderer kustomize) {}
