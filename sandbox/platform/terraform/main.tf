# What the clusters stand on. One workspace for each environment: terraform plan -var environment=staging

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      Environment = var.environment
      Repository  = "mindscape/platform"
    }
  }
}

module "vpc" {
  source     = "./modules/vpc"
  name       = "mindscape-${var.environment}"
  cidr_block = "10.0.0.0/16"
}

module "eks" {
  source     = "./modules/eks"
  name       = "mindscape-${var.environment}"
  vpc_id     = module.vpc.vpc_id
  subnet_ids = module.vpc.private_subnet_ids
}

data "aws_ssm_parameter" "api_image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

# The api's build and smoke-test host, beside the cluster.
resource "aws_instance" "api_server" {
  ami           = data.aws_ssm_parameter.api_image.value
  instance_type = var.environment == "production" ? "t3.large" : "t3.small"
  subnet_id     = module.vpc.private_subnet_ids[0]

  root_block_device {
    volume_size = var.environment == "production" ? 100 : 20
    encrypted   = true
  }

  metadata_options {
    http_tokens = "required"
  }

  tags = {
    Name = "mindscape-api-${var.environment}"
  }
}
