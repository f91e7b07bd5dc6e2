package io.mindscape.slipway.sandbox.controlplane;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link RealCluster} does. */
final class RealClusterExtension implements ExecutionCondition, ParameterResolver {

  private static final Namespace HERE = Namespace.create(RealClusterExtension.class);

  /** What {@code ./verify} looks for in the reports. */
  private static final String NOT_RUN = "not run against a real API server: ";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return switch (provision(context)) {
      case Provision.Ready ready -> ConditionEvaluationResult.enabled("in " + ready.folder());
      case Provision.Missing missing -> ConditionEvaluationResult.disabled(NOT_RUN + missing.why());
    };
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ControlPlane.class;
  }

  @Override
  public ControlPlane resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var options = options(context);
    var programs = folder(provision(context));
    // The store closes what it holds when the last test is over.
    return store(context)
        .computeIfAbsent(options, same -> Shared.start(programs, options), Shared.class)
        .plane()
        .join();
  }

  /** One for all tests; or why it did not start, which is not tried for each test anew. */
  private record Shared(CompletableFuture<ControlPlane> plane) implements AutoCloseable {

    static Shared start(Path programs, Options options) {
      var plane = new CompletableFuture<ControlPlane>();
      try {
        var started = ControlPlane.start(programs, options);
        System.out.printf("real API server: ready in %d ms%n", started.start().toMillis());
        plane.complete(started);
      } catch (RuntimeException failure) {
        plane.completeExceptionally(failure);
      }
      return new Shared(plane);
    }

    @Override
    public void close() {
      if (!plane.isCompletedExceptionally()) {
        plane.join().close();
      }
    }
  }

  private static Path folder(Provision provision) {
    return switch (provision) {
      case Provision.Ready ready -> ready.folder();
      case Provision.Missing missing -> throw new IllegalStateException(missing.why());
    };
  }

  private static Provision provision(ExtensionContext context) {
    var programs = options(context).programs();
    var root = Path.of(System.getProperty("slipway.root", "..")).toAbsolutePath();
    return store(context)
        .computeIfAbsent(programs, same -> Provision.of(root, programs), Provision.class);
  }

  private static Options options(ExtensionContext context) {
    boolean controllers =
        AnnotationSupport.findAnnotation(
                context.getRequiredTestClass(),
                RealCluster.class,
                context.getEnclosingTestClasses())
            .map(RealCluster::controllers)
            .orElse(false);
    var options = controllers ? Options.whole() : Options.apiServer();
    return options.with(User.of(RealCluster.VISITOR));
  }

  /** Of the whole process: where tests run in several, each class is a run of its own. */
  private static Store store(ExtensionContext context) {
    return context.getStore(StoreScope.LAUNCHER_SESSION, HERE);
  }
}
