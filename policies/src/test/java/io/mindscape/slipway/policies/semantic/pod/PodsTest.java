package io.mindscape.slipway.policies.semantic.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pods and templates apart from their containers, volumes and scheduling, as a server of 1.37
 * judged them.
 */
class PodsTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "pod",
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: web
                labels: {app: web}
                annotations: {controller.kubernetes.io/pod-deletion-cost: "-5"}
              spec:
                restartPolicy: OnFailure
                activeDeadlineSeconds: 600
                dnsPolicy: None
                dnsConfig: {nameservers: [10.0.0.10], searches: [_a.example., .], options: [{name: ndots}]}
                hostname: web
                subdomain: web
                hostAliases: [{ip: 10.1.2.3, hostnames: [a.example]}]
                nodeName: node-1
                serviceAccount: default
                priority: 0
                preemptionPolicy: PreemptLowerPriority
                os: {name: linux}
                hostPID: true
                shareProcessNamespace: false
                readinessGates: [{conditionType: example.com/ready}]
                resourceClaims: [{name: gpu, resourceClaimName: gpu}]
                securityContext:
                  runAsUser: 1000
                  supplementalGroups: [3000, 3001]
                  supplementalGroupsPolicy: Strict
                  fsGroupChangePolicy: Always
                  sysctls: [{name: net.ipv4.tcp_syncookies, value: "1"}, {name: net/core/somaxconn, value: "9"}]
                  seccompProfile: {type: Localhost, localhostProfile: profiles/a.json}
                  appArmorProfile: {type: RuntimeDefault}
                containers:
                  - {name: main, image: app}
              """),
          Map.entry(
              "template",
              """
              apiVersion: v1
              kind: PodTemplate
              metadata:
                name: web
              template:
                metadata:
                  labels: {app: web}
                  annotations:
                    container.apparmor.security.beta.kubernetes.io/main: runtime/default
                    seccomp.security.alpha.kubernetes.io/pod: runtime/default
                    scheduler.alpha.kubernetes.io/tolerations: '[{"key": "a", "operator": "Exists"}]'
                spec:
                  hostUsers: false
                  hostnameOverride: web.example.com
                  schedulingGates: [{name: example.com/wait}]
                  overhead: {cpu: 100m}
                  runtimeClassName: sandboxed
                  securityContext:
                    seccompProfile: {type: RuntimeDefault}
                    appArmorProfile: {type: RuntimeDefault}
                  resources: {requests: {cpu: 1}, limits: {cpu: 2, memory: 1Gi}}
                  containers:
                    - {name: main, image: app, resources: {requests: {cpu: 600m}, limits: {memory: 512Mi}}}
                    - {name: side, image: app, resources: {requests: {cpu: 400m}}}
              """),
          Map.entry(
              "windows",
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: windows
              spec:
                os: {name: windows}
                hostNetwork: true
                securityContext:
                  windowsOptions: {hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM'}
                containers:
                  - {name: main, image: app}
                  - {name: side, image: app, securityContext: {windowsOptions: {hostProcess: true}}}
              """),
          Map.entry(
              "mirror",
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: mirror
                annotations: {kubernetes.io/config.mirror: 1f}
              spec:
                nodeName: node-1
                containers:
                  - {name: main, image: app}
              """));

  @Test
  void whatTheServerAcceptsHasNothingToSay() {
    ACCEPTED.forEach((name, object) -> assertThat(Recorded.findings(object)).as(name).isEmpty());
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pod | name: web\\n | name: Web\\n | metadata.name invalid 4:9
          pod | "-5" | "05" | metadata.annotations[controller.kubernetes.io/pod-deletion-cost] invalid 6:61
          pod | "-5" | "2147483648" | metadata.annotations[controller.kubernetes.io/pod-deletion-cost] invalid 6:61
          pod | OnFailure | Sometimes | spec.restartPolicy unsupported 8:18
          pod | 600 | 0 | spec.activeDeadlineSeconds invalid 9:26
          pod | dnsPolicy: None | dnsPolicy: Cluster | spec.dnsPolicy unsupported 10:14
          pod | 'nameservers: [10.0.0.10], ' | '' | spec.dnsConfig.nameservers required 11:3
          pod | [10.0.0.10] | [10.0.0.10, 10.0.0.010] | spec.dnsConfig.nameservers[1] invalid 11:40
          pod | [_a.example., .] | [a_.example.] | spec.dnsConfig.searches[0] invalid 11:52
          pod | {name: ndots} | {value: ndots} | spec.dnsConfig.options[0] required 11:79
          pod | hostname: web | hostname: web.a | spec.hostname invalid 12:13
          pod | subdomain: web | subdomain: Web | spec.subdomain invalid 13:14
          pod | ip: 10.1.2.3 | ip: a.b.c.d | spec.hostAliases[0].ip invalid 14:22
          pod | a.example] | a_b] | spec.hostAliases[0].hostnames[0] invalid 14:44
          pod | node-1 | Node1 | spec.nodeName invalid 15:13
          pod | '  os:' | '  schedulingGates: [{name: wait}]\\n  os:' | spec.nodeName forbidden 15:13
          pod | priority: 0 | priority: 1000 | spec.priority forbidden 17:13
          pod | PreemptLowerPriority | Never | spec.preemptionPolicy forbidden 18:21
          pod | linux | macos | spec.os unsupported 19:3
          pod | shareProcessNamespace: false | shareProcessNamespace: true | spec.shareProcessNamespace invalid 21:26
          pod | example.com/ready | a/b/c | spec.readinessGates[0].conditionType invalid 22:36
          pod | {name: gpu, resourceClaimName: gpu} | {name: gpu, resourceClaimName: gpu, resourceClaimTemplateName: gpu} | spec.resourceClaims[0] invalid 23:20
          pod | [{name: gpu, resourceClaimName: gpu}] | [{name: gpu, resourceClaimName: gpu}, {name: gpu, resourceClaimName: x}] | spec.resourceClaims[1].name duplicate 23:64
          pod | 1000 | -1 | spec.securityContext.runAsUser invalid 25:16
          pod | 3001 | 4294967296 | spec.securityContext.supplementalGroups[1] invalid 26:32
          pod | Strict | strict | spec.securityContext.supplementalGroupsPolicy unsupported 27:31
          pod | Always\\n    sysctls | ""\\n    sysctls | spec.securityContext.fsGroupChangePolicy unsupported 28:26
          pod | net/core/somaxconn | a..b | spec.securityContext.sysctls[1].name invalid 29:67
          pod | net/core/somaxconn | net.ipv4.tcp_syncookies | spec.securityContext.sysctls[1].name duplicate 29:67
          pod | profiles/a.json | ../a.json | spec.securityContext.seccompProfile.localhostProfile invalid 30:57
          pod | , localhostProfile: profiles/a.json | '' | spec.securityContext.seccompProfile.localhostProfile required 30:5
          pod | {type: RuntimeDefault} | {type: RuntimeDefault, localhostProfile: a} | spec.securityContext.appArmorProfile.localhostProfile invalid 31:63
          pod | '  os:' | '  overhead: {cpu: 100m}\\n  os:' | spec.overhead forbidden 19:3
          pod | '  containers' | '  ephemeralContainers: [{name: debug, image: app}]\\n  containers' | spec.ephemeralContainers forbidden 32:3
          template | app: web} | app: "web!"} | template.metadata.labels[app] invalid 7:19
          template | beta.kubernetes.io/main | beta.kubernetes.io/mean | template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/mean] invalid 9:60
          template | main: runtime/default | main: unconfined | template.spec.containers[0].securityContext.appArmorProfile.type forbidden 23:9
          template | "Exists" | "Exist" | template.metadata.annotations[scheduler.alpha.kubernetes.io/tolerations] invalid 11:50
          template | '''[{' | '''{{' | template.metadata.annotations[scheduler.alpha.kubernetes.io/tolerations] invalid 11:50
          template | hostUsers: false | hostUsers: false\\n    hostIPC: true | template.spec.hostIPC forbidden 14:14
          template | hostUsers: false | setHostnameAsFQDN: true | template.spec.hostnameOverride forbidden 14:23
          template | example.com/wait | wait! | template.spec.schedulingGates[0] invalid 15:23
          template | overhead: {cpu | overhead: {storage | template.spec.overhead[storage] invalid 16:25
          template | sandboxed | "" | template.spec.runtimeClassName invalid 17:23
          template | requests: {cpu: 1} | requests: {cpu: 900m} | template.spec.resources.requests[cpu] invalid 21:33
          template | requests: {cpu: 1} | requests: {cpu: 3} | template.spec.resources.requests requests-above-limits 21:17
          template | requests: {cpu: 1} | requests: {cpu: 1, example.com/gpu: 1} | template.spec.resources.requests[example.com/gpu] unsupported 21:53
          template | 512Mi | 2Gi | template.spec.containers[0].resources.limits[memory] invalid 23:86
          template | resources: {requests: {cpu: 1} | resources: {claims: [], requests: {cpu: 1} | template.spec.resources.claims forbidden 21:17
          windows | hostNetwork: true | hostNetwork: false | spec.hostNetwork invalid 7:16
          windows | SYSTEM | SYS*TEM | spec.securityContext.windowsOptions.runAsUserName invalid 9:56
          windows | '  securityContext:' | '  hostUsers: true\\n  securityContext:' | spec.hostUsers forbidden 8:14
          windows | '    windowsOptions' | '    runAsUser: 1\\n    windowsOptions' | spec.securityContext.runAsUser forbidden 9:16
          windows | name: side, image: app, securityContext: { | 'name: side, image: app, securityContext: {runAsUser: 1, ' | spec.containers[1].securityContext.runAsUser forbidden 12:61
          mirror | '  nodeName: node-1\\n' | '' | metadata.annotations[kubernetes.io/config.mirror] invalid 5:46
          mirror | nodeName | serviceAccountName: default\\n  nodeName | spec.serviceAccountName forbidden 7:23
          mirror | nodeName | volumes: [{name: a, secret: {secretName: a}}]\\n  nodeName | spec.volumes[0].secret.secretName forbidden 7:44
          """)
  void whatTheServerRefusesIsSaidWhereItStands(
      String object, String instead, String write, String finding) {
    assertThat(Recorded.changed(Objects.requireNonNull(ACCEPTED.get(object)), instead, write))
        .containsExactly(finding);
  }
}
