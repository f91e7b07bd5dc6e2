resource "github_repository" "this" {
  for_each = var.repositories

  name                   = each.key
  description            = each.value.description
  visibility             = each.value.public ? "public" : "private"
  has_issues             = true
  delete_branch_on_merge = true
  topics                 = sort(distinct(concat(["mindscape"], each.value.topics)))
}

resource "github_branch_protection" "main" {
  for_each      = github_repository.this
  repository_id = each.value.node_id
  pattern       = "main"

  required_status_checks {
    strict   = true
    contexts = ["slipway", "ci"]
  }
  required_pull_request_reviews {
    required_approving_review_count = try(var.repositories[each.key].reviews, 1)
  }
}
