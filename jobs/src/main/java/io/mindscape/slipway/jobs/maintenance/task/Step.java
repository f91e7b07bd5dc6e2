package io.mindscape.slipway.jobs.maintenance.task;

import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The smallest piece of maintenance. What fails in it stops no other step of its task; when the
 * window ends in the middle of it, it is undone.
 */
public interface Step {

  /**
   * What it is, within its task and opening: {@code vacuum public.orders}. The same thing has the
   * same key when the task is asked again after a restart. At most 200 characters.
   */
  String key();

  /** For a person, in plain words: {@code the vacuum of public.orders}. */
  String title();

  /** The environment that it changes, if it changes one. */
  default Optional<String> environment() {
    return Optional.empty();
  }

  /** How long it takes. */
  Measure measure();

  /**
   * Does it, and notes in {@link Footing#notes} what it did and what it could not do. It may be
   * interrupted.
   *
   * @throws StopWork when it was told to stop
   * @throws io.mindscape.slipway.policies.Refused when a person has to act first
   * @throws io.mindscape.slipway.jobs.Unavailable when a system that it needs does not answer
   */
  void run(Footing footing);

  /**
   * Called when {@link #run} did not come to its end: it was told to stop, or it failed. Leaves the
   * world as if it had not begun, and takes little time. There may be nothing to undo. A step that
   * can simply be run again needs none.
   */
  default void undo(Footing footing) {}

  /**
   * Whether {@link #run} takes up what a process that died had begun: then that is not undone
   * before. It is all the same where there is no time left for it.
   */
  default boolean resumes() {
    return false;
  }

  /**
   * Whether it stands for steps that nobody could look for, as what they are about did not answer:
   * what a dead process had begun may be among them.
   */
  default boolean hidesOthers() {
    return false;
  }

  /** One that can simply be run again, and belongs to no environment. */
  static Plain of(String key, String title, Measure measure, Consumer<Footing> work) {
    return new Plain(key, title, measure, new Plain.Acts(work, at -> {}, false), Optional.empty());
  }

  /** One that is put together. */
  record Plain(String key, String title, Measure measure, Acts acts, Optional<String> environment)
      implements Step {

    /**
     * What it does.
     *
     * @param undo see {@link Step#undo}
     * @param resumes see {@link Step#resumes}
     */
    record Acts(Consumer<Footing> run, Consumer<Footing> undo, boolean resumes) {}

    /** The same, with something to undo. */
    public Plain undoneBy(Consumer<Footing> undo) {
      return with(new Acts(acts.run(), undo, acts.resumes()));
    }

    /** The same, and it goes on where it was. */
    public Plain resuming() {
      return with(new Acts(acts.run(), acts.undo(), true));
    }

    /** The same, and it changes that environment. */
    public Plain in(String changed) {
      return new Plain(key, title, measure, acts, Optional.of(changed));
    }

    private Plain with(Acts others) {
      return new Plain(key, title, measure, others, environment);
    }

    @Override
    public boolean resumes() {
      return acts.resumes();
    }

    @Override
    public void run(Footing footing) {
      acts.run().accept(footing);
    }

    @Override
    public void undo(Footing footing) {
      acts.undo().accept(footing);
    }
  }
}
