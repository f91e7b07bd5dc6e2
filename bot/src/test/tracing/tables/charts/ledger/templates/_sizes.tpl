{{- define "ledger.resources" -}}
{{- if eq .Values.size "large" -}}
requests:
  cpu: "2"
  memory: 8Gi
limits:
  memory: 8Gi
{{- else -}}
requests:
  cpu: 250m
  memory: 512Mi
limits:
  memory: 512Mi
{{- end -}}
{{- end -}}

{{- define "ledger.image" -}}
registry.internal/ledger:{{ .Values.tag | default .Chart.AppVersion }}
{{- end -}}
