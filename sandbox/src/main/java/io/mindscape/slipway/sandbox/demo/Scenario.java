package io.mindscape.slipway.sandbox.demo;

/** The whole story, act by act. It goes through HTTP and Git alone, as people and CI do. */
final class Scenario {

  private final Stage stage;

  Scenario(Stage stage) {
    this.stage = stage;
  }

  /**
   * Plays it.
   *
   * @throws StoryBroken at the first step that does not come out
   */
  void play() {
    new ReviewAct(stage).play();
    new PromotionAct(stage).play();
    new MaintenanceAct(stage).play();
  }
}
