package io.mindscape.slipway.sandbox.forge.http;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A call that cannot be answered as asked, in GitHub's words. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final String DOCUMENTATION = "https://docs.github.com/rest";

  private final int status;
  private final transient List<Detail> details;

  public Problem(int status, String message) {
    this(status, message, List.of());
  }

  private Problem(int status, String message, List<Detail> details) {
    super(message);
    this.status = status;
    this.details = List.copyOf(details);
  }

  public static Problem notFound() {
    return new Problem(404, "Not Found");
  }

  public static Problem unauthenticated() {
    return new Problem(401, "Requires authentication");
  }

  /** What a person without the right, or an App without the permission, is told. */
  public static Problem forbidden(Caller caller) {
    return new Problem(
        403,
        caller instanceof Caller.Person
            ? "Must have write access to the repository."
            : "Resource not accessible by integration");
  }

  /**
   * @param code such as {@code missing_field}, {@code invalid} or {@code already_exists}
   */
  public static Problem invalid(String resource, String field, String code) {
    return new Problem(422, "Validation Failed", List.of(new Detail(resource, field, code, null)));
  }

  /** A rule was broken that is best said in words. */
  public static Problem broken(String resource, String words) {
    return new Problem(
        422, "Validation Failed", List.of(new Detail(resource, null, "custom", words)));
  }

  /** The same, as some parts of GitHub say it: in words only. */
  public static Problem unprocessable(String words) {
    return new Problem(422, "Unprocessable Entity", List.of(new Detail("", null, "", words)));
  }

  public int status() {
    return status;
  }

  /** GitHub's error JSON. */
  public Answer answer() {
    var body = JsonMapper.shared().createObjectNode().put("message", getMessage());
    if (!details.isEmpty()) {
      var errors = body.putArray("errors");
      details.forEach(detail -> detail.addTo(errors));
    }
    body.put("documentation_url", DOCUMENTATION).put("status", Integer.toString(status));
    return new Answer(status, new Answer.Json(body));
  }
}
