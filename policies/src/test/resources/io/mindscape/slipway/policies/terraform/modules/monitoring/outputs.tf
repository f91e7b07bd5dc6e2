output "severities" { value = distinct(local.severities) }
output "dashboards" { value = length(local.dashboards) > 0 ? values(grafana_dashboard.this)[*].url : [] }
