{{/*
What the names of all objects begin with. A release named after its main component (mindscape-api) still gives
mindscape-api, mindscape-database and mindscape-cache.
*/}}
{{- define "mindscape.fullname" -}}
{{- .Values.fullnameOverride | default (.Release.Name | trimSuffix "-api") | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "mindscape.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* The labels by which a component's pods are found; they never change. Takes (dict "root" $ "component" NAME). */}}
{{- define "mindscape.selectorLabels" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/* All labels of a component's objects; "version" is that of what runs in it. */}}
{{- define "mindscape.labels" -}}
{{ include "mindscape.selectorLabels" . }}
app.kubernetes.io/part-of: mindscape
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- with .version }}
app.kubernetes.io/version: {{ . | trunc 63 | quote }}
{{- end }}
helm.sh/chart: {{ include "mindscape.chart" .root }}
{{- end }}

{{/* The labels of a component's pods: not the chart's version, or a new chart would restart what it leaves as it is. */}}
{{- define "mindscape.podLabels" -}}
{{ include "mindscape.selectorLabels" . }}
app.kubernetes.io/part-of: mindscape
{{- with .version }}
app.kubernetes.io/version: {{ . | trunc 63 | quote }}
{{- end }}
{{- end }}

{{/* repository:tag, and @digest where there is one. Takes (dict "image" IMAGE "tag" FALLBACK). */}}
{{- define "mindscape.image" -}}
{{- printf "%s:%s" .image.repository (.image.tag | default .tag) }}
{{- with .image.digest }}@{{ . }}{{ end }}
{{- end }}

{{/* What every pod is allowed: the "restricted" pod security standard. Takes the user and group to run as. */}}
{{- define "mindscape.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "mindscape.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* Takes (dict "root" $ "component" NAME "rolling" BOOL): whether each release of it has to be spread by itself. */}}
{{- define "mindscape.spread" -}}
{{- $labels := include "mindscape.selectorLabels" . }}
{{- $rolling := .rolling }}
{{- $spread := .root.Values.spread }}
{{- range $key, $when := dict "topology.kubernetes.io/zone" $spread.zones "kubernetes.io/hostname" $spread.nodes }}
- topologyKey: {{ $key }}
  maxSkew: 1
  whenUnsatisfiable: {{ $when }}
  nodeTaintsPolicy: Honor
  labelSelector:
    matchLabels:
      {{- $labels | nindent 6 }}
  {{- if $rolling }}
  matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- end }}
{{- end }}

{{/* memcached's servers, which the api spreads keys over: host:port, comma separated. */}}
{{- define "mindscape.cacheServers" -}}
{{- $name := printf "%s-cache" (include "mindscape.fullname" .) }}
{{- $servers := list }}
{{- range $i := until (int .Values.cache.replicas) }}
{{- $servers = append $servers (printf "%s-%d.%s:11211" $name $i $name) }}
{{- end }}
{{- join "," $servers }}
{{- end }}
