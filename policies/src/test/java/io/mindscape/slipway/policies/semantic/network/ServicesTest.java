package io.mindscape.slipway.policies.semantic.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services of each type, as a server of 1.37 judged them. */
class ServicesTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "balancer",
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: web
              spec:
                type: LoadBalancer
                selector: {app: web}
                ports:
                  - {name: http, port: 80, targetPort: web, nodePort: 30080, appProtocol: http}
                  - {name: dns, port: 53, protocol: UDP, nodePort: 30053}
                sessionAffinity: ClientIP
                sessionAffinityConfig: {clientIP: {timeoutSeconds: 600}}
                loadBalancerClass: example.com/balancer
                loadBalancerSourceRanges: [10.0.0.0/8, " 2001:DB8::/32"]
                externalIPs: [192.0.2.7]
                externalTrafficPolicy: Local
                healthCheckNodePort: 31234
                internalTrafficPolicy: Local
                trafficDistribution: PreferSameZone
              """),
          Map.entry(
              "headless",
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: db
                annotations: {service.kubernetes.io/topology-mode: Auto}
              spec:
                clusterIP: None
                clusterIPs: [None]
                ipFamilies: [IPv4]
                ipFamilyPolicy: SingleStack
                selector: {app: db}
              """),
          Map.entry(
              "elsewhere",
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: elsewhere
              spec:
                type: ExternalName
                externalName: db.example.com.
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
          balancer | name: web | name: Web | metadata.name invalid 4:9
          balancer | {app: web} | {app: "web!"} | spec.selector[app] invalid 7:19
          balancer | name: dns | name: http | spec.ports[1].name duplicate 10:14
          balancer | name: dns | name: a.b | spec.ports[1].name invalid 10:14
          balancer | '{name: dns, ' | { | spec.ports[1].name required 10:7
          balancer | port: 80, | port: 80000, | spec.ports[0].port invalid 9:26
          balancer | targetPort: web | targetPort: "8080" | spec.ports[0].targetPort invalid 9:42
          balancer | targetPort: web | targetPort: 99999 | spec.ports[0].targetPort invalid 9:42
          balancer | protocol: UDP | protocol: udp | spec.ports[1].protocol unsupported 10:39
          balancer | port: 53, protocol: UDP | port: 80 | spec.ports[1] duplicate 10:7
          balancer | nodePort: 30053 | nodePort: 30080 | spec.ports[1].nodePort duplicate 10:54
          balancer | appProtocol: http | appProtocol: a/b/c | spec.ports[0].appProtocol invalid 9:77
          balancer | ClientIP | clientip | spec.sessionAffinity unsupported 11:20
          balancer | timeoutSeconds: 600 | timeoutSeconds: 86401 | spec.sessionAffinityConfig.clientIP.timeoutSeconds invalid 12:54
          balancer | example.com/balancer | "" | spec.loadBalancerClass invalid 13:22
          balancer | 10.0.0.0/8 | 10.0.0.1/8 | spec.loadBalancerSourceRanges[0] invalid 14:30
          balancer | 10.0.0.0/8 | 010.0.0.0/8 | spec.loadBalancerSourceRanges[0] invalid 14:30
          balancer | 192.0.2.7 | 127.0.0.1 | spec.externalIPs[0] invalid 15:17
          balancer | externalTrafficPolicy: Local | externalTrafficPolicy: Cluster | spec.healthCheckNodePort invalid 17:24
          balancer | healthCheckNodePort: 31234 | healthCheckNodePort: 30080 | spec.healthCheckNodePort duplicate 17:24
          balancer | internalTrafficPolicy: Local | internalTrafficPolicy: "" | spec.internalTrafficPolicy unsupported 18:26
          balancer | PreferSameZone | PreferSameRack | spec.trafficDistribution unsupported 19:24
          headless | clusterIP: None | clusterIP: 10.0.0.300 | spec.clusterIPs invalid 8:3
          headless | '  clusterIP: None\\n' | '' | spec.clusterIPs invalid 7:3
          headless | [IPv4] | [IPv4, IPv6] | spec.ipFamilyPolicy invalid 10:19
          headless | [IPv4] | [IPv4, IPv4] | spec.ipFamilies[1] duplicate 9:22
          headless | [IPv4] | [ipv4] | spec.ipFamilies[0] unsupported 9:16
          headless | SingleStack | Single | spec.ipFamilyPolicy unsupported 10:19
          headless | '  clusterIP: None' | '  type: NodePort\\n  clusterIP: None' | spec.clusterIP invalid 8:14
          headless | '  selector' | '  externalTrafficPolicy: Local\\n  selector' | spec.externalTrafficPolicy invalid 11:26
          headless | mode: Auto | mode: Auto, service.kubernetes.io/topology-aware-hints: disabled | metadata.annotations[service.kubernetes.io/topology-mode] invalid 5:54
          headless | service.kubernetes.io/topology-mode: Auto | service.beta.kubernetes.io/load-balancer-source-ranges: 10.0.0.0/8 | metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges] forbidden 5:73
          elsewhere | db.example.com. | db_1.example.com | spec.externalName invalid 7:17
          elsewhere | '  externalName: db.example.com.' | '  selector: {app: db}' | spec.externalName required 5:1
          elsewhere | ExternalName | ClusterIP | spec.ports required 5:1
          elsewhere | '  externalName' | '  clusterIP: None\\n  externalName' | spec.clusterIP forbidden 7:14
          elsewhere | '  externalName' | '  ipFamilyPolicy: SingleStack\\n  externalName' | spec.ipFamilyPolicy forbidden 7:19
          elsewhere | '  externalName' | '  loadBalancerClass: a\\n  externalName' | spec.loadBalancerClass forbidden 7:22
          elsewhere | '  externalName' | '  allocateLoadBalancerNodePorts: true\\n  externalName' | spec.allocateLoadBalancerNodePorts forbidden 7:34
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
