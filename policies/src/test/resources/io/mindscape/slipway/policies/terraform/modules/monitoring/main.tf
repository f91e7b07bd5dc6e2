locals {
  dashboards = { for path in fileset(path.module, "dashboards/*.json") : trimsuffix(basename(path), ".json") => path }

  thresholds = tomap({
    cpu_usage    = 80
    memory_usage = 85
    error_rate   = 1
  })

  severities = [for name, limit in local.thresholds : limit >= 80 ? "page" : "ticket"]
}

resource "grafana_dashboard" "this" {
  for_each    = local.dashboards
  config_json = templatefile("${path.module}/${each.value}", { title = title(each.key), env = var.environment })
}

resource "grafana_rule_group" "this" {
  name             = "platform"
  folder_uid       = var.folder
  interval_seconds = 60

  dynamic "rule" {
    for_each = local.thresholds
    content {
      name      = rule.key
      condition = "C"
      for       = rule.value > 50 ? "5m" : "1m"
      annotations = {
        summary = "${replace(rule.key, "_", " ")} is over ${rule.value}%"
      }
    }
  }
}
