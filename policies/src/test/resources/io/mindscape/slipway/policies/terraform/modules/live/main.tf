module "network" {
  source     = "../vpc"
  name       = "mindscape-${var.environment}"
  cidr_block = var.networks[var.environment]
  single_nat = var.environment != "production"
}

module "cluster" {
  source     = "../eks"
  name       = "mindscape-${var.environment}"
  subnet_ids = module.network.subnet_ids["private"]
}

module "database" {
  source      = "../rds"
  count       = var.database ? 1 : 0
  identifier  = "mindscape-${var.environment}"
  environment = var.environment
  vpc_id      = module.network.id
  subnet_ids  = module.network.subnet_ids["database"]
}

module "buckets" {
  source      = "../s3"
  for_each    = toset(["assets", "backups"])
  name        = each.key
  environment = var.environment
  versioned   = each.key == "backups"
}

module "queue" {
  source  = "terraform-aws-modules/sqs/aws"
  version = "~> 4.2"
  name    = "mindscape-${var.environment}"
}
