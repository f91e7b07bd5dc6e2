package io.mindscape.slipway.policies.semantic.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.semantic.Recorded;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The other kinds of networking, as a server of 1.37 judged them. */
class NetworkKindsTest {

  private static final Map<String, String> ACCEPTED =
      Map.ofEntries(
          Map.entry(
              "endpoints",
              """
              apiVersion: v1
              kind: Endpoints
              metadata:
                name: db
              subsets:
                - addresses:
                    - {ip: 10.1.0.1, hostname: a, nodeName: node-1}
                  notReadyAddresses:
                    - ip: "2001:db8::1"
                  ports:
                    - {name: sql, port: 5432, appProtocol: example.com/sql}
                    - {name: dns, port: 53, protocol: UDP}
              """),
          Map.entry(
              "slice",
              """
              apiVersion: discovery.k8s.io/v1
              kind: EndpointSlice
              metadata:
                name: db-1
              addressType: IPv4
              ports:
                - {name: sql, port: 5432}
                - {port: 0, protocol: UDP}
              endpoints:
                - addresses: [10.1.0.1]
                  hostname: a
                  nodeName: node-1
                  hints:
                    forZones: [{name: a}, {name: b}]
                    forNodes: [{name: node-1}]
              """),
          Map.entry(
              "ingress",
              """
              apiVersion: networking.k8s.io/v1
              kind: Ingress
              metadata:
                name: web
              spec:
                ingressClassName: nginx
                defaultBackend:
                  resource: {apiGroup: example.com, kind: Bucket, name: files}
                tls:
                  - {hosts: ["*.example.com"], secretName: certificate}
                rules:
                  - host: www.example.com
                    http:
                      paths:
                        - path: /a
                          pathType: Exact
                          backend:
                            service: {name: 1web, port: {name: http}}
                        - pathType: ImplementationSpecific
                          backend:
                            service: {name: web, port: {number: 8080}}
              """),
          Map.entry(
              "class",
              """
              apiVersion: networking.k8s.io/v1
              kind: IngressClass
              metadata:
                name: external
              spec:
                controller: example.com/ingress
                parameters:
                  apiGroup: example.com
                  kind: Settings
                  name: external
                  scope: Namespace
                  namespace: ingress
              """),
          Map.entry(
              "policy",
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: db
              spec:
                podSelector: {matchLabels: {app: db}}
                policyTypes: [Ingress, Egress]
                ingress:
                  - from:
                      - podSelector: {}
                        namespaceSelector: {}
                      - ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}
                    ports:
                      - {port: 5432, endPort: 5439}
                      - {port: sql, protocol: SCTP}
              """),
          Map.entry(
              "address",
              """
              apiVersion: networking.k8s.io/v1
              kind: IPAddress
              metadata:
                name: 10.9.0.1
              spec:
                parentRef: {group: "", resource: services, namespace: default, name: web}
              """),
          Map.entry(
              "range",
              """
              apiVersion: networking.k8s.io/v1
              kind: ServiceCIDR
              metadata:
                name: more
              spec:
                cidrs: [10.20.0.0/16, "fd00:20::/112"]
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
          endpoints | 10.1.0.1 | 10.1.0.256 | subsets[0].addresses[0].ip invalid 7:14
          endpoints | 10.1.0.1 | 169.254.0.1 | subsets[0].addresses[0].ip invalid 7:14
          endpoints | 2001:db8::1 | fe80::1 | subsets[0].notReadyAddresses[0].ip invalid 9:13
          endpoints | hostname: a | hostname: a.b | subsets[0].addresses[0].hostname invalid 7:34
          endpoints | node-1 | Node | subsets[0].addresses[0].nodeName invalid 7:47
          endpoints | '{name: sql, ' | { | subsets[0].ports[0].name required 11:9
          endpoints | 5432 | 0 | subsets[0].ports[0].port invalid 11:27
          endpoints | UDP | ICMP | subsets[0].ports[1].protocol unsupported 12:41
          endpoints | '    notReadyAddresses:\\n      - ip: "2001:db8::1"\\n' | '  - addresses: []\\n' | subsets[1] required 8:5
          slice | addressType: IPv4 | addressType: IPv5 | addressType unsupported 5:14
          slice | 10.1.0.1 | "2001:db8::1" | endpoints[0].addresses[0] invalid 10:17
          slice | [10.1.0.1] | [] | endpoints[0].addresses required 10:5
          slice | {port: 0 | {name: sql, port: 0 | ports[1].name duplicate 8:12
          slice | UDP | "" | ports[1].protocol unsupported 8:25
          slice | hostname: a | hostname: "" | endpoints[0].hostname invalid 11:15
          slice | name: b | name: a | endpoints[0].hints.forZones[1].name duplicate 14:36
          ingress | nginx | Nginx | spec.ingressClassName invalid 6:21
          ingress | kind: Bucket | kind: a/b | spec.defaultBackend.resource.kind invalid 8:45
          ingress | "*.example.com" | "*example.com" | spec.tls[0].hosts[0] invalid 10:16
          ingress | certificate | "certificate of web" | spec.tls[0].secretName invalid 10:46
          ingress | www.example.com | 192.0.2.1 | spec.rules[0].host invalid 12:13
          ingress | path: /a | path: a | spec.rules[0].http.paths[0].path invalid 15:19
          ingress | path: /a | path: /a//b | spec.rules[0].http.paths[0].path invalid 15:19
          ingress | path: /a | path: /a/.. | spec.rules[0].http.paths[0].path invalid 15:19
          ingress | pathType: Exact | pathType: exact | spec.rules[0].http.paths[0].pathType unsupported 16:23
          ingress | '          - pathType: ImplementationSpecific' | '          - path: /b' | spec.rules[0].http.paths[1].pathType required 19:13
          ingress | {name: http} | {name: http, number: 80} | spec.rules[0].http.paths[0].backend invalid 17:13
          ingress | {name: http} | {} | spec.rules[0].http.paths[0].backend required 17:13
          ingress | {number: 8080} | {number: 65536} | spec.rules[0].http.paths[1].backend.service.port.number invalid 21:51
          ingress | service: {name: web, port: {number: 8080}} | {} | spec.rules[0].http.paths[1].backend invalid 20:13
          ingress | '  name: web\\n' | '  name: web\\n  annotations: {kubernetes.io/ingress.class: traefik}\\n' | metadata.annotations[kubernetes.io/ingress.class] invalid 5:46
          class | example.com/ingress | ingress | spec.controller invalid 6:15
          class | kind: Settings | kind: "" | spec.parameters.kind required 9:11
          class | scope: Namespace | scope: Everywhere | spec.parameters.scope unsupported 11:12
          class | scope: Namespace | scope: Cluster | spec.parameters.namespace forbidden 12:16
          class | '    namespace: ingress' | '' | spec.parameters.namespace required 7:3
          policy | [Ingress, Egress] | [ingress] | spec.policyTypes[0] unsupported 7:17
          policy | 5439 | 5431 | spec.ingress[0].ports[0].endPort invalid 14:33
          policy | port: 5432, endPort | endPort | spec.ingress[0].ports[0].endPort invalid 14:21
          policy | SCTP | ICMP | spec.ingress[0].ports[1].protocol unsupported 15:33
          policy | port: sql | port: sql, endPort: 9 | spec.ingress[0].ports[1].endPort invalid 15:32
          policy | 10.0.0.0/8 | 10.0.0.0 | spec.ingress[0].from[1].ipBlock.cidr invalid 12:27
          policy | 10.1.0.0/16 | 11.1.0.0/16 | spec.ingress[0].from[1].ipBlock.except[0] invalid 12:48
          policy | - podSelector: {} | - ipBlock: {cidr: "::/0"} | spec.ingress[0].from[0] forbidden 10:11
          policy | {matchLabels: {app: db}} | {matchExpressions: [{key: app, operator: In}]} | spec.podSelector.matchExpressions[0].values required 6:36
          address | 10.9.0.1 | 10.9.0.01 | metadata.name invalid 4:9
          address | resource: services | resource: "" | spec.parentRef.resource required 6:36
          range | fd00:20::/112 | FD00:20::/112 | spec.cidrs[1] invalid 6:25
          range | "fd00:20::/112" | 10.21.0.0/16 | spec.cidrs invalid 6:3
          range | [10.20.0.0/16, "fd00:20::/112"] | [] | spec.cidrs required 6:3
          """)
  void whatTheServerRefusesIsSaidAtItsPlace(
      String object, String instead, String write, String finding) {
    var before = Objects.requireNonNull(ACCEPTED.get(object));
    assertThat(Recorded.changed(before, instead, write)).containsExactly(finding);
  }
}
