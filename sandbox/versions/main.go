// Says what the makers of version constraints say of them, by their own libraries: what Slipway is held against.
//
// Each line of standard input is a question of three words with tabs between them, and is answered by one line.
//
//	module    CONSTRAINT VERSION  whether Terraform takes a version of a module: yes, no, none (no constraint or no version)
//	provider  CONSTRAINT VERSION  the same of a provider
//	chart     RANGE VERSION       the same of Helm
//	alpine    VERSION VERSION     how apk orders two versions of packages: <, = or >; none where one is no version
//	semantic  VERSION VERSION     the same by the specification of semantic versions
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/Masterminds/semver/v3"
	"github.com/apparentlymart/go-versions/versions"
	"github.com/hashicorp/go-version"
	apk "github.com/knqyf263/go-apk-version"
)

const none = "none"

func main() {
	answers := bufio.NewWriter(os.Stdout)
	questions := bufio.NewScanner(os.Stdin)
	for questions.Scan() {
		words := strings.Split(questions.Text(), "\t")
		if len(words) != 3 || answer[words[0]] == nil {
			fmt.Fprintf(os.Stderr, "not a question: %q\n", questions.Text())
			os.Exit(2)
		}
		fmt.Fprintln(answers, answer[words[0]](words[1], words[2]))
	}
	if err := questions.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	answers.Flush()
}

var answer = map[string]func(one, other string) string{
	"module":   module,
	"provider": provider,
	"chart":    chart,
	"alpine":   alpine,
	"semantic": semantic,
}

func module(constraint, text string) string {
	constraints, err := version.NewConstraint(constraint)
	if err != nil {
		return none
	}
	candidate, err := version.NewVersion(text)
	if err != nil {
		return none
	}
	return yes(constraints.Check(candidate))
}

func provider(constraint, text string) string {
	allowed, err := versions.MeetingConstraintsStringRuby(constraint)
	if err != nil {
		return none
	}
	candidate, err := versions.ParseVersion(text)
	if err != nil {
		return none
	}
	return yes(allowed.Has(candidate))
}

func chart(constraint, text string) string {
	constraints, err := semver.NewConstraint(constraint)
	if err != nil {
		return none
	}
	candidate, err := semver.NewVersion(text)
	if err != nil {
		return none
	}
	return yes(constraints.Check(candidate))
}

func alpine(one, other string) string {
	if !apk.Valid(one) || !apk.Valid(other) {
		return none
	}
	return sign(apk.Version(one).Compare(apk.Version(other)))
}

func semantic(one, other string) string {
	left, err := semver.NewVersion(one)
	if err != nil {
		return none
	}
	right, err := semver.NewVersion(other)
	if err != nil {
		return none
	}
	return sign(left.Compare(right))
}

func yes(it bool) string {
	if it {
		return "yes"
	}
	return "no"
}

func sign(order int) string {
	return string("<=>"[order+1])
}
