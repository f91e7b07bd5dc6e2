locals {
  packages = ["docker", "amazon-ssm-agent", "jq"]

  user_data = <<-EOT
    #!/bin/bash
    set -euo pipefail
    %{ for package in local.packages ~}
    yum install -y ${package}
    %{ endfor ~}

    cat > /etc/app.conf <<'CONF'
    name = ${var.name}
    host = $(hostname -f)
    path = $${HOME}/app   # 100%
    CONF
    %{~ if var.debug }
    echo "debug" >> /etc/app.conf
    %{~ else }
    systemctl mask debug-shell
    %{~ endif }
  EOT
}
