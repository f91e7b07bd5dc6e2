{{- /* Lays what the second gives over what the first gives. */ -}}
{{- define "common.merge" -}}
{{- $top := first . -}}
{{- $own := fromYaml (include (index . 1) $top) | default (dict) -}}
{{- $base := fromYaml (include (index . 2) $top) | default (dict) -}}
{{- toYaml (merge $own $base) -}}
{{- end -}}
