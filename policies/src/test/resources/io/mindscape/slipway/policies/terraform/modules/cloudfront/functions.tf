resource "aws_cloudfront_function" "headers" {
  name    = "headers"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = <<EOF
function handler(event) {
  var response = event.response;
  response.headers['strict-transport-security'] = { value: `max-age=$${31536000}` };
  return response; // "quotes" and 100%
}
EOF
}
