module slipway/versions

go 1.24.0

require (
	github.com/Masterminds/semver/v3 v3.5.0
	github.com/apparentlymart/go-versions v1.0.3
	github.com/hashicorp/go-version v1.9.0
	github.com/knqyf263/go-apk-version v0.0.0-20200609155635-041fdbb8563f
)
