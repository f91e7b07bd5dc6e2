{{- define "batch.container" -}}
{{- $top := index . 0 -}}
{{- $name := index . 1 -}}
{{- $job := index . 2 -}}
- name: {{ $name }}
  image: "{{ $job.image | default $top.Values.defaults.image }}:{{ $job.tag | default $top.Chart.AppVersion }}"
  command:
    {{- range $job.command }}
    - {{ . | quote }}
    {{- end }}
  {{- if $job.env }}
  env:
    {{- range $key, $value := $job.env }}
    - name: {{ $key }}
      value: {{ $value | quote }}
    {{- end }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    allowPrivilegeEscalation: false
{{- end -}}
