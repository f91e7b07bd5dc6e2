// Command shapes prints how Go types of the built-in kinds turn into CEL values.
package main

import (
	"fmt"
	"os"
	"bufio"
	"reflect"
	"sort"
	"strings"

	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/runtime"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

var ids = map[reflect.Type]int{}
var order []reflect.Type

func id(t reflect.Type) int {
	if i, ok := ids[t]; ok {
		return i
	}
	i := len(order)
	ids[t] = i
	order = append(order, t)
	return i
}

// a type's letter: s text, b truth, i integer, f double, q quantity, t time, u micro time, d duration, x int-or-string, y bytes, r anything, o<id> object, l<type> list, m<type> map
func code(t reflect.Type) string {
	switch t {
	case reflect.TypeOf(resource.Quantity{}):
		return "q"
	case reflect.TypeOf(metav1.Time{}):
		return "t"
	case reflect.TypeOf(metav1.MicroTime{}):
		return "u"
	case reflect.TypeOf(metav1.Duration{}):
		return "d"
	case reflect.TypeOf(intstr.IntOrString{}):
		return "x"
	case reflect.TypeOf(runtime.RawExtension{}), reflect.TypeOf(metav1.FieldsV1{}):
		return "r"
	}
	if strings.HasPrefix(t.Name(), "JSON") && strings.Contains(t.PkgPath(), "apiextensions") {
		return "r"
	}
	switch t.Kind() {
	case reflect.String:
		return "s"
	case reflect.Bool:
		return "b"
	case reflect.Int, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint32, reflect.Int16, reflect.Uint64, reflect.Int8:
		return "i"
	case reflect.Float64, reflect.Float32:
		return "f"
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "y"
		}
		return "l" + code(t.Elem())
	case reflect.Map:
		return "m" + code(t.Elem())
	case reflect.Pointer:
		return code(t.Elem())
	case reflect.Struct:
		return fmt.Sprintf("o%d", id(t))
	case reflect.Interface:
		return "r"
	}
	panic(t.String())
}

func fields(t reflect.Type) []string {
	var out []string
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name, opts, _ := strings.Cut(tag, ",")
		if name == "-" || (!f.IsExported() && !f.Anonymous) {
			continue
		}
		if strings.Contains(opts, "inline") || (f.Anonymous && name == "") {
			ft := f.Type
			if ft.Kind() == reflect.Pointer {
				ft = ft.Elem()
			}
			out = append(out, fields(ft)...)
			continue
		}
		if name == "" {
			name = f.Name
		}
		flags := ""
		if strings.Contains(opts, "omitempty") {
			flags += "?"
		}
		if strings.Contains(opts, "omitzero") {
			flags += "!"
		}
		if f.Type.Kind() == reflect.Pointer {
			flags += "*"
		}
		out = append(out, name+":"+code(f.Type)+flags)
	}
	return out
}

func main() {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	var kinds []string
	for gvk, t := range scheme.Scheme.AllKnownTypes() {
		if gvk.Version == "__internal" || strings.HasSuffix(gvk.Kind, "List") || strings.HasSuffix(gvk.Kind, "Options") || gvk.Kind == "WatchEvent" {
			continue
		}
		if _, ok := t.FieldByName("ObjectMeta"); !ok {
			continue
		}
		gv := gvk.Version
		if gvk.Group != "" {
			gv = gvk.Group + "/" + gvk.Version
		}
		kinds = append(kinds, gv+" "+gvk.Kind)
		_ = t
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		gv, kind, _ := strings.Cut(k, " ")
		for gvk, t := range scheme.Scheme.AllKnownTypes() {
			v := gvk.Version
			if gvk.Group != "" {
				v = gvk.Group + "/" + gvk.Version
			}
			if v == gv && gvk.Kind == kind {
				fmt.Fprintf(w, "%s %s %d\n", gv, kind, id(t))
			}
		}
	}
	for i := 0; i < len(order); i++ {
		fmt.Fprintf(w, "%d %s\n", i, strings.Join(fields(order[i]), " "))
	}
}
