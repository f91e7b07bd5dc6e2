package io.mindscape.slipway.sandbox.controlplane;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a {@link ControlPlane} as a parameter. All classes share one: it is
 * started when the first asks, and closed after the last. It runs no controllers: objects stay as
 * they are, and roles that controllers put together ({@code view}, {@code edit}) are empty; it
 * knows a {@link #VISITOR}, who may do nothing. Whoever creates something takes a namespace of
 * their own for it.
 *
 * <p>Where the programs are not there and there is no Go to build them, the tests are skipped, and
 * {@code ./verify} says so at its end.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealClusterExtension.class)
public @interface RealCluster {

  /** A user without groups and roles. */
  String VISITOR = "visitor";

  /** Whether controllers, a scheduler and stand-ins for nodes run too, in a second one. */
  boolean controllers() default false;
}
