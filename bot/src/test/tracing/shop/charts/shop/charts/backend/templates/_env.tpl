{{- define "backend.env" -}}
- name: LOG_LEVEL
  value: {{ .Values.logLevel | upper | quote }}
- name: WORKERS
  value: {{ .Values.workers | quote }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
