// The Kustomize renderer: answers requests on standard input until that ends.
//
// A request is the files of one overlay and everything that it names. They are built in memory, by Kustomize's own
// library: nothing of the machine's files is read, no program is run, and nothing is fetched. What would ask for
// that is refused before the build.
//
// Every number is a big-endian int32, every text its length in bytes and then the bytes.
//
//	request:  MAGIC, length of what follows, folder, most bytes of output, number of files, (path, content) each
//	answer:   MAGIC, 1 if it was built and 0 if not, length of what follows, body
//	body:     of a failure, the message; of a success, number of objects,
//	          (file that it came from, file that configured its generator, YAML) each
//
// The first answer comes without a request, and says that the worker is ready.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

const (
	magic       = 0x51194AFE
	mostRequest = 256 << 20
	mostStack   = 256 << 20
)

func main() {
	debug.SetMaxStack(mostStack)
	go endWithParent(os.Getppid())
	answers := bufio.NewWriter(os.Stdout)
	// Whatever prints must not come between the answers.
	os.Stdout = os.Stderr
	if err := serve(bufio.NewReader(os.Stdin), answers); err != nil && !errors.Is(err, io.EOF) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(requests io.Reader, answers *bufio.Writer) error {
	if err := answer(answers, true, []byte("ready")); err != nil {
		return err
	}
	for {
		body, err := frame(requests)
		if err != nil {
			return err
		}
		built, err := handle(body)
		if err != nil {
			built = []byte(err.Error())
		}
		if err := answer(answers, err == nil, built); err != nil {
			return err
		}
	}
}

// endWithParent is for one that builds for ever, which would not notice that nobody waits for it.
func endWithParent(parent int) {
	for os.Getppid() == parent {
		time.Sleep(time.Second)
	}
	os.Exit(1)
}

func frame(requests io.Reader) ([]byte, error) {
	var head [2]uint32
	if err := binary.Read(requests, binary.BigEndian, &head); err != nil {
		return nil, err
	}
	if head[0] != magic || head[1] > mostRequest {
		return nil, errors.New("this is no request")
	}
	body := make([]byte, head[1])
	_, err := io.ReadFull(requests, body)
	return body, err
}

func answer(answers *bufio.Writer, isBuilt bool, body []byte) error {
	head := []any{uint32(magic), isBuilt, uint32(len(body)), body}
	for _, part := range head {
		if err := binary.Write(answers, binary.BigEndian, part); err != nil {
			return err
		}
	}
	return answers.Flush()
}

// handle builds what a request asks for; a panic of the library is a failure like any other.
func handle(body []byte) (built []byte, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("Kustomize broke down over it: %v", broken)
		}
	}()
	in := &reader{rest: body}
	folder, most := in.text(), in.number()
	files := filesys.MakeFsInMemory()
	var written []string
	for left := in.number(); left > 0 && in.err == nil; left-- {
		name, content := "/"+in.text(), in.bytes()
		if err := files.WriteFile(name, content); err != nil {
			return nil, fmt.Errorf("the file %q cannot be part of an overlay: %w", name, err)
		}
		written = append(written, name)
	}
	if in.err != nil {
		return nil, in.err
	}
	if err := closed(files, written); err != nil {
		return nil, err
	}
	root := path.Join("/", folder)
	wanted, err := withOrigins(files, root)
	if err != nil {
		return nil, err
	}
	options := krusty.MakeDefaultOptions()
	options.Reorder = krusty.ReorderOptionUnspecified
	objects, err := krusty.MakeKustomizer(options).Run(files, root)
	if err != nil {
		return nil, err
	}
	return encode(objects, root, wanted, most)
}

// closed refuses what would reach out of the request. The bot has looked for the same with a parser of its own and
// says it better; this is the parser that counts.
func closed(files filesys.FileSystem, names []string) error {
	for _, name := range names {
		if !slices.Contains(konfig.RecognizedKustomizationFileNames(), path.Base(name)) {
			continue
		}
		content, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		var k types.Kustomization
		if k.Unmarshal(content) != nil {
			continue // Kustomize says what is wrong with it
		}
		k.FixKustomization()
		if len(k.HelmCharts) > 0 {
			return fmt.Errorf("%s: charts are not inflated here", name)
		}
		named := slices.Concat(k.Resources, k.Components, k.Crds, k.Configurations, k.Generators, k.Transformers, k.Validators)
		for _, patch := range slices.Concat(k.Patches, k.PatchesJson6902) {
			named = append(named, patch.Path)
		}
		for _, patch := range k.PatchesStrategicMerge {
			named = append(named, string(patch))
		}
		for _, replacement := range k.Replacements {
			named = append(named, replacement.Path)
		}
		named = append(named, k.OpenAPI["path"])
		for _, one := range named {
			if isRemote(one) {
				return fmt.Errorf("%s: %s is not in this repository, and nothing is fetched", name, one)
			}
		}
	}
	return nil
}

func isRemote(name string) bool {
	if strings.Contains(name, "\n") {
		return false // written in place
	}
	lower := strings.ToLower(name)
	for _, start := range []string{"git@", "git::", "gh:", "github.com/", "github.com:"} {
		if strings.HasPrefix(lower, start) {
			return true
		}
	}
	return strings.Contains(lower, "://") || strings.Contains(lower, "?ref=") || strings.Contains(lower, "/_git/")
}

// withOrigins has each object told where it came from, and says whether the overlay itself asks for that.
func withOrigins(files filesys.FileSystem, root string) (bool, error) {
	for _, name := range konfig.RecognizedKustomizationFileNames() {
		file := path.Join(root, name)
		content, err := files.ReadFile(file)
		if err != nil {
			continue
		}
		var fields map[string]any
		if yaml.Unmarshal(content, &fields) != nil || fields == nil {
			return false, nil // Kustomize says what is wrong with it
		}
		metadata := "buildMetadata"
		for key := range fields {
			if strings.EqualFold(key, metadata) {
				metadata = key
			}
		}
		asked, _ := fields[metadata].([]any)
		if slices.Contains(asked, any(types.OriginAnnotations)) {
			return true, nil
		}
		fields[metadata] = append(asked, types.OriginAnnotations)
		if len(fields) == 1 {
			return false, nil // nothing else stands there, which Kustomize refuses
		}
		changed, err := yaml.Marshal(fields)
		if err != nil {
			return false, err
		}
		return false, files.WriteFile(file, changed)
	}
	return false, nil
}

func encode(objects resmap.ResMap, root string, areOriginsWanted bool, most int) ([]byte, error) {
	var out bytes.Buffer
	number(&out, objects.Size())
	for _, object := range objects.Resources() {
		file, configured, err := origin(object, root)
		if err != nil {
			return nil, err
		}
		if !areOriginsWanted {
			if err := object.SetOrigin(nil); err != nil {
				return nil, err
			}
		}
		content, err := object.AsYAML()
		if err != nil {
			return nil, err
		}
		text(&out, []byte(file))
		text(&out, []byte(configured))
		text(&out, content)
		if out.Len() > most {
			return nil, fmt.Errorf("it renders more than %d MiB", most>>20)
		}
	}
	return out.Bytes(), nil
}

func origin(object *resource.Resource, root string) (string, string, error) {
	origin, err := object.GetOrigin()
	if err != nil || origin == nil {
		return "", "", err
	}
	return inTree(root, origin.Path), inTree(root, origin.ConfiguredIn), nil
}

func inTree(root, file string) string {
	if file == "" {
		return ""
	}
	return strings.TrimPrefix(path.Join(root, file), "/")
}

func number(out *bytes.Buffer, value int) {
	_ = binary.Write(out, binary.BigEndian, uint32(value))
}

func text(out *bytes.Buffer, value []byte) {
	number(out, len(value))
	out.Write(value)
}

// reader takes a request apart; once it failed, everything is empty.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) number() int {
	if len(r.rest) < 4 {
		r.err = errors.New("the request is cut short")
		r.rest = nil
		return 0
	}
	value := binary.BigEndian.Uint32(r.rest)
	r.rest = r.rest[4:]
	return int(value)
}

func (r *reader) bytes() []byte {
	length := r.number()
	if length > len(r.rest) {
		r.err = errors.New("the request is cut short")
		r.rest = nil
		return nil
	}
	value := r.rest[:length]
	r.rest = r.rest[length:]
	return value
}

func (r *reader) text() string { return string(r.bytes()) }
