mock_provider "aws" {
  alias = "here"
}

variables {
  here  = { vpc_id = "vpc-1", cidr = "10.0.0.0/16", route_tables = ["rtb-1"] }
  there = { vpc_id = "vpc-2", cidr = "10.1.0.0/16", route_tables = [] }
}

run "routes" {
  command = plan

  assert {
    condition     = length(aws_route.there) == 1
    error_message = "One route for each table, not ${length(aws_route.there)}."
  }
}

run "refuses_overlap" {
  command = plan
  variables { there = { vpc_id = "vpc-2", cidr = "10.0.0.0/16", route_tables = [] } }
  expect_failures = [check.overlap]
}
