package io.mindscape.slipway.jobs.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.People.Permission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link People} does. */
public abstract class PeopleContract {

  private ForgeWorld world;
  private People people;

  /** A fresh world. */
  protected abstract ForgeWorld world();

  @BeforeEach
  void enter() {
    world = world();
    people = world.forge().people();
  }

  @Test
  void knowsWhoIsInATeam() {
    assertThat(people.inTeam("omar", "mindscape/prod-approvers")).isTrue();
    assertThat(people.inTeam("ana", "mindscape/prod-approvers")).isFalse();
    assertThat(people.inTeam("nobody", "mindscape/prod-approvers")).isFalse();
    assertThat(people.inTeam("omar", "mindscape/nowhere")).isFalse();
  }

  @Test
  void knowsWhoMayWrite() {
    assertThat(people.permission(world.repo(), "ana")).isEqualTo(Permission.WRITE);
    assertThat(people.permission(world.repo(), "sam")).isLessThan(Permission.WRITE);
    assertThat(people.permission(world.repo(), "nobody")).isLessThan(Permission.WRITE);
  }

  @Test
  void knowsItself() {
    assertThat(people.self()).isEqualTo("slipway[bot]");
  }
}
