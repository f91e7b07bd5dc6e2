resource "random_password" "master" {
  length           = 32
  special          = true
  override_special = "!#$%&*()-_=+[]{}<>:?"
}

resource "aws_db_subnet_group" "this" {
  name       = var.identifier
  subnet_ids = var.subnet_ids
}

resource "aws_db_instance" "this" {
  identifier     = var.identifier
  engine         = "postgres"
  engine_version = var.engine_version
  instance_class = var.instance_class

  allocated_storage     = var.storage
  max_allocated_storage = var.storage * 2
  storage_type          = "gp3"
  storage_encrypted     = true
  kms_key_id            = var.kms_key_id

  username = "postgres"
  password = random_password.master.result

  db_subnet_group_name   = aws_db_subnet_group.this.name
  parameter_group_name   = aws_db_parameter_group.this.name
  vpc_security_group_ids = [aws_security_group.db.id]
  publicly_accessible    = false
  multi_az               = var.environment == "production"

  backup_retention_period      = var.environment == "production" ? 30 : 7
  deletion_protection          = var.environment == "production"
  skip_final_snapshot          = !(var.environment == "production")
  performance_insights_enabled = true

  timeouts {
    create = "60m"
    delete = "2h"
  }
}

resource "aws_db_parameter_group" "this" {
  family      = "postgres${element(split(".", var.engine_version), 0)}"
  name_prefix = "${var.identifier}-"

  dynamic "parameter" {
    for_each = merge({ log_min_duration_statement = "500" }, var.parameters)
    iterator = setting
    content {
      name         = setting.key
      value        = setting.value
      apply_method = contains(["shared_buffers", "max_connections"], setting.key) ? "pending-reboot" : "immediate"
    }
  }
}

resource "aws_security_group" "db" {
  name_prefix = "${var.identifier}-db-"
  vpc_id      = var.vpc_id

  ingress {
    description     = "From the applications"
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = var.client_security_groups
  }
}
