{{- define "common.selector" -}}
app: {{ .Release.Name }}
{{- end -}}
{{- define "common.labels" -}}
{{ include "common.selector" . }}
version: {{ .Chart.AppVersion | quote }}
owner: {{ .Values.owner }}
{{- end -}}
