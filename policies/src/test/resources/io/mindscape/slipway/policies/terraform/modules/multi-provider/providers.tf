terraform {
  required_version = "~> 1.9"
  required_providers {
    aws        = { source = "hashicorp/aws", version = ">= 5.40, < 7" }
    cloudflare = { source = "cloudflare/cloudflare", version = "4.52.0" }
    helm       = { source = "hashicorp/helm", version = "~> 2.17" }
  }

  backend "s3" {
    bucket         = "mindscape-terraform"
    key            = "platform/terraform.tfstate"
    region         = "eu-west-1"
    dynamodb_table = "terraform-locks"
    encrypt        = true
  }
}

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = [var.account_id]
  default_tags {
    tags = { Project = "mindscape", Name = "mindscape" }
  }
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

provider "cloudflare" {
  api_token = var.cloudflare_token
}

provider "helm" {
  kubernetes {
    host                   = data.aws_eks_cluster.this.endpoint
    cluster_ca_certificate = base64decode(data.aws_eks_cluster.this.certificate_authority[0].data)
    exec {
      api_version = "client.authentication.k8s.io/v1beta1"
      command     = "aws"
      args        = ["eks", "get-token", "--cluster-name", var.cluster]
    }
  }
}
