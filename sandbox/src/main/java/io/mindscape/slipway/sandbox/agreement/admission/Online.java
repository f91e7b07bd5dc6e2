package io.mindscape.slipway.sandbox.agreement.admission;

import io.mindscape.slipway.policies.rule.Surroundings;
import io.mindscape.slipway.sandbox.controlplane.Access;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a real API server says. */
final class Online {

  private static final String ADMISSION = "/apis/admissionregistration.k8s.io/v1/";
  private static final String DRY_RUN = "?dryRun=All&fieldValidation=Strict";
  private static final Pattern WARNING = Pattern.compile("299 - \"(.*)\"");
  private static final int PATIENCE = 2_000;

  private final Access access;

  Online(Access access) {
    this.access = access;
  }

  /** Who we are to the server. */
  Surroundings.Requester requester() {
    var answer =
        access.post(
            "/apis/authentication.k8s.io/v1/selfsubjectreviews",
            "{\"apiVersion\": \"authentication.k8s.io/v1\", \"kind\": \"SelfSubjectReview\"}");
    var user = Texts.JSON.readTree(answer.body()).at("/status/userInfo");
    var groups = new ArrayList<String>();
    user.path("groups").forEach(group -> groups.add(group.asString()));
    return new Surroundings.Requester(
        user.path("username").asString(""), user.path("uid").asString(""), groups);
  }

  /** Creates an object for real, as surroundings. */
  void create(Subject subject) {
    var answer = access.post(subject.path(), subject.text());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(subject + " was not created: " + answer.body());
    }
  }

  /** Loads a policy; false if the server does not take it. */
  boolean load(PolicyCase policy) {
    var answer = access.post(ADMISSION + "validatingadmissionpolicies", policy.policy());
    if (answer.statusCode() == 422) {
      return false;
    }
    var bound = access.post(ADMISSION + "validatingadmissionpolicybindings", policy.binding());
    if (answer.statusCode() != 201 || bound.statusCode() != 201) {
      throw new IllegalStateException(
          policy.name() + " was not created: " + answer.body() + bound.body());
    }
    return true;
  }

  /** Removes the policies and the world again. */
  void remove(List<PolicyCase> policies) {
    for (var policy : policies) {
      delete(ADMISSION + "validatingadmissionpolicybindings/" + policy.name());
      delete(ADMISSION + "validatingadmissionpolicies/" + policy.name());
    }
    delete("/api/v1/namespaces/admission");
  }

  private void delete(String path) {
    access.send(access.request(path).DELETE());
  }

  /** Waits until the server's admission knows a policy that refuses everything. */
  void await(PolicyCase policy, Subject subject) {
    BooleanSupplier isKnown = () -> !ask(policy, subject).refusal().isEmpty();
    for (int attempt = 0; attempt < PATIENCE; attempt++) {
      if (isKnown.getAsBoolean()) {
        return;
      }
    }
    throw new IllegalStateException("the server's admission does not get to know " + policy);
  }

  Answer ask(PolicyCase policy, Subject subject) {
    var answer = access.post(subject.path() + DRY_RUN, subject.text(policy));
    var warnings = warnings(answer);
    if (answer.statusCode() == 201) {
      return new Answer("", "", warnings);
    }
    var status = Texts.JSON.readTree(answer.body());
    return new Answer(refusal(status), status.path("reason").asString(""), warnings);
  }

  /** The object as the server would keep it. */
  JsonNode made(PolicyCase policy, Subject subject) {
    return Texts.JSON.readTree(access.post(subject.path() + DRY_RUN, subject.text(policy)).body());
  }

  private static String refusal(JsonNode status) {
    var message = status.path("message").asString("");
    int start = message.indexOf("ValidatingAdmissionPolicy '");
    return start < 0 ? message : message.substring(start);
  }

  private static List<String> warnings(HttpResponse<String> answer) {
    return answer.headers().allValues("warning").stream()
        .map(WARNING::matcher)
        .filter(warning -> warning.matches() && warning.group(1).contains("AdmissionPolicy"))
        .map(warning -> warning.group(1).replace("\\\"", "\"").replace("\\\\", "\\"))
        .toList();
  }
}
