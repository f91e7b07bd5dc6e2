output "urls" {
  value = [for repository in github_repository.this : repository.html_url]
}
