locals {
  sidecars = var.tracing ? [{ name = "otel", image = "otel/collector:0.110.0", essential = false }] : []

  containers = concat(
    [
      {
        name      = var.name
        image     = "${var.image}:${var.tag}"
        essential = true
        portMappings = [
          for port in var.ports : { containerPort = port, protocol = "tcp" }
        ]
        environment = [for key in sort(keys(var.environment)) : { name = key, value = var.environment[key] }]
        healthCheck = {
          command  = ["CMD-SHELL", "curl -fs localhost:${var.ports[0]}/health || exit 1"]
          interval = 10
        }
      },
    ],
    local.sidecars,
  )
}
