resource "aws_dynamodb_table" "this" {
  name         = var.name
  billing_mode = var.capacity == null ? "PAY_PER_REQUEST" : "PROVISIONED"
  hash_key     = var.keys[0]
  range_key    = try(var.keys[1], null)

  read_capacity  = try(var.capacity.read, null)
  write_capacity = try(var.capacity.write, null)

  dynamic "attribute" {
    for_each = toset(concat(var.keys, [for index in var.indexes : index.key]))
    content {
      name = attribute.value
      type = "S"
    }
  }

  dynamic "global_secondary_index" {
    for_each = var.indexes
    content {
      name            = global_secondary_index.value.name
      hash_key        = global_secondary_index.value.key
      projection_type = "ALL"
    }
  }

  server_side_encryption { enabled = true }
  point_in_time_recovery { enabled = true }
}
